"""Who hears of an agenda or of a proposed item, and that no word of an item is in what they hear."""

from django.utils import timezone

from meetings.agenda.mails import answer_mails, issue_mails, proposal_mails, recall_mails
from meetings.models import AgendaIssue, ItemProposal, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, item_at, make_secret

PANEL = [f"{role}@example.org" for role in ("chair", "cleared", "member", "observer", "secretary")]


def test_the_panel_hears_of_issue_and_recall(cast: Cast, planned: Meeting) -> None:
    issue = AgendaIssue(meeting=planned, revision=2)

    for mails in (list(issue_mails(issue, SITE)), list(recall_mails(issue, SITE))):
        assert sorted(mail.to for mail in mails) == PANEL
        assert all("GRID12" in mail.subject for mail in mails)


def test_an_items_title_is_in_no_mail(cast: Cast, planned: Meeting) -> None:
    make_secret(item_at(planned, 2), title="The quokka contract")

    mails = list(issue_mails(AgendaIssue(meeting=planned, revision=1), SITE))

    assert [mail for mail in mails if "quokka" in mail.subject + mail.body or "contract" in mail.body] == []


def test_a_proposal_is_told_to_the_secretariat(cast: Cast, planned: Meeting) -> None:
    proposal = ItemProposal(meeting=planned, proposed_by=cast.member, proposed_at=timezone.now(), title="Quokkas")

    (asked,) = proposal_mails(proposal, SITE)
    (answered,) = answer_mails(proposal, SITE)

    assert (asked.to, answered.to) == (cast.secretary.email, cast.member.email)
    assert "Quokkas" not in asked.subject + asked.body + answered.subject + answered.body
