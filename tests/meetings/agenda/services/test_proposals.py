"""Items that people of the panel propose, and what becomes of them."""

from datetime import date
from email.message import EmailMessage

import pytest
from django.test import Client

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.proposals import accept_proposal, decline_proposal, propose_item, withdraw_proposal
from meetings.calendar.services.meetings import open_meeting
from meetings.enums import ProposalState, Purpose
from meetings.models import ItemProposal, Meeting, Panel
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, item_at, numbered


@pytest.fixture
def proposal(cast: Cast, planned: Meeting, mailbox: list[EmailMessage]) -> ItemProposal:
    return propose_item(
        planned,
        " Quokkas ",
        why=" They breed. ",
        site=SITE,
        by=cast.member,
        purpose=Purpose.DECISION,
        minutes_needed=15,
    )


def test_a_proposal_waits_for_the_secretariat_who_is_told_and_not_of_what(
    cast: Cast, proposal: ItemProposal, mailbox: list[EmailMessage]
) -> None:
    (mail,) = mailbox

    assert (proposal.title, proposal.why, proposal.state) == ("Quokkas", "They breed.", "open")
    assert (mail["To"], mail["Subject"]) == ("secretary@example.org", "GRID12: an item has been proposed")
    assert "http://testserver/meetings/GRID12/agenda/" in mail.get_content()
    assert "Quokka" not in mail.as_string() + AuditEvent.objects.latest("seq").facts


def test_accepted_it_is_the_last_item_and_who_proposed_it_presents_it(
    cast: Cast, planned: Meeting, proposal: ItemProposal, mailbox: list[EmailMessage]
) -> None:
    accept_proposal(proposal, site=SITE, by=cast.secretary)

    item = item_at(planned, 4)
    assert (item.title, item.purpose, item.presenter, item.minutes_allotted) == ("Quokkas", "decision", "Member", 15)
    assert (proposal.state, proposal.item) == (ProposalState.ACCEPTED, item)
    assert (mailbox[-1]["To"], mailbox[-1]["Subject"]) == ("member@example.org", "GRID12: your proposed item")
    assert "Quokka" not in mailbox[-1].get_content()


def test_where_items_are_confidential_by_rule_an_accepted_one_is(cast: Cast, proposal: ItemProposal) -> None:
    Panel.objects.update(rules={"default_sensitivity": "confidential"})
    proposal.meeting.panel.refresh_from_db()

    item = accept_proposal(proposal, site=SITE, by=cast.secretary)

    assert (item.sensitivity, item.sensitivity_reason) == ("confidential", "Confidential by default")


def test_declined_it_says_why(
    cast: Cast, planned: Meeting, proposal: ItemProposal, mailbox: list[EmailMessage]
) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        decline_proposal(proposal, " ", site=SITE, by=cast.secretary)
    decline_proposal(proposal, " Not ours. ", site=SITE, by=cast.secretary)

    assert (proposal.state, proposal.answer) == (ProposalState.DECLINED, "Not ours.")
    assert "Not ours" not in mailbox[-1].get_content()
    assert len(numbered(planned)) == 3


def test_whoever_proposed_it_can_take_it_back_until_it_is_answered(cast: Cast, proposal: ItemProposal) -> None:
    with pytest.raises(NotAllowed, match="Only whoever proposed"):
        withdraw_proposal(proposal, by=cast.chair)
    withdraw_proposal(proposal, by=cast.member)

    for late in (
        lambda: withdraw_proposal(proposal, by=cast.member),
        lambda: accept_proposal(proposal, site=SITE, by=cast.secretary),
        lambda: decline_proposal(proposal, "No", site=SITE, by=cast.secretary),
    ):
        with pytest.raises(WrongState, match="no longer open"):
            late()


@pytest.mark.parametrize("role", ["observer", "cleared_observer", "secretary", "outsider"])
def test_only_who_sits_on_the_panel_proposes(cast: Cast, planned: Meeting, role: str) -> None:
    with pytest.raises(NotAllowed, match="members and the chair"):
        propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=getattr(cast, role))

    assert not ItemProposal.objects.exists()


@pytest.mark.parametrize(
    ("title", "why", "minutes", "sentence"),
    [
        (" ", "They breed.", None, "title"),
        ("Quokkas", " ", None, "Say why it should be taken"),
        ("Quokkas", "They breed.", 0, "between 1 and 1440"),
        ("Quokkas", "x" * 2001, None, "at most 2000"),
    ],
)
def test_what_is_no_proposal_is_refused(
    cast: Cast, planned: Meeting, title: str, why: str, minutes: int | None, sentence: str
) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        propose_item(planned, title, why=why, site=SITE, by=cast.chair, minutes_needed=minutes)


def test_for_a_meeting_that_has_begun_it_is_too_late(cast: Cast, planned: Meeting) -> None:
    open_meeting(planned, by=cast.secretary)

    with pytest.raises(WrongState, match="only before the meeting begins"):
        propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=cast.member)


def test_only_the_secretariat_answers(cast: Cast, proposal: ItemProposal) -> None:
    for answer in (
        lambda: accept_proposal(proposal, site=SITE, by=cast.chair),
        lambda: decline_proposal(proposal, "No", site=SITE, by=cast.member),
    ):
        with pytest.raises(NotAllowed):
            answer()


def test_for_a_day_that_has_passed_nothing_is_proposed_and_what_was_can_be_taken_back(
    cast: Cast, proposal: ItemProposal, client: Client
) -> None:
    Meeting.objects.update(held_on=date(2024, 5, 3))
    meeting = Meeting.objects.select_related("panel").get()
    client.force_login(cast.member)
    page = client.get("/meetings/GRID12/agenda/").content.decode()
    asked = client.get("/meetings/GRID12/agenda/propose/")

    with pytest.raises(WrongState, match="GRID12 was on 3 May 2024"):
        propose_item(meeting, "Wombats", why="So.", site=SITE, by=cast.member)

    assert asked.status_code == 409
    assert "No item can be proposed for it any more." in asked.content.decode()
    assert "Propose an item" not in page
    assert 'Withdraw<span class="unseen">: ' in page
