import re
from email.message import EmailMessage

import pytest
from django.test import Client

from actions.models import Action, IssuedAction, Notice
from actions.services import close_action, propose_closure
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, WrongState
from meetings.access import access_of
from minutes.models import Minutes
from minutes.registers.closure_mail import send_back
from minutes.workflow.notices import preview_notice, send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, make_minutes, uuid_of, write
from tests.minutes.workflow.signing import SITE
from tests.minutes.workflow.telling import circulate_to, send


def test_owners_hear_of_their_actions_by_a_real_mail_and_of_confidential_ones_only_how_many(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    send(cast, drafted)

    mail = {each["To"]: each for each in mailbox}
    assert set(mail) == {"member@example.org"}  # the observer is not cleared for the one that is theirs
    text = mail["member@example.org"].get_content()
    assert mail["member@example.org"]["Subject"] == "GRID12: you owe 2 actions"
    assert "GRID12/01, due 3 May 2024\nMember to write by 3 May 2024.\n" in text.replace("\r\n", "\n")
    assert f"{SITE}/actions/{uuid_of('owed')}/answer/" in text
    assert "1 of them is not named in a mail." in text
    for secret in ("whisper", "peek", "GRID12/03", "GRID12/04", uuid_of("hidden"), "Drafted words"):
        assert secret not in text
    assert mailbox[0]["Subject"] == "GRID12: you owe 2 actions"


def test_it_issues_the_numbers_and_freezes_what_the_panel_reads(cast: Cast, drafted: Minutes) -> None:
    notice = send(cast, drafted)

    rows = IssuedAction.objects.filter(version=notice.pk).order_by("number")
    assert [(row.number, row.owner, row.due, row.sensitivity) for row in rows] == [
        (1, "Member", "3 May 2024", "public"),
        (2, "Clerk", "", "public"),
        (3, "Member", "", "confidential"),
        (4, "Observer", "", "confidential"),
    ]
    facts = AuditEvent.objects.get(verb="minutes.notice_of_actions_sent").facts
    assert uuid_of("owed") in facts
    assert "whisper" not in facts


def test_only_the_secretary_sends_it(cast: Cast, drafted: Minutes) -> None:
    for role in ("chair", "member", "outsider"):
        with pytest.raises(NotAllowed):
            send_notice_of_actions(drafted, site=SITE, by=getattr(cast, role))
    assert not Notice.objects.exists()


def test_a_notice_of_nothing_and_the_same_notice_again_are_refused(cast: Cast, drafted: Minutes) -> None:
    with pytest.raises(NotReady):
        send(cast, make_minutes(cast.panel, 14))
    send(cast, drafted)
    with pytest.raises(WrongState, match="nothing in them has changed"):
        send(cast, drafted)
    write(drafted, 1, action("owed", "Member to write by 9 May 2024.") + action("nobody", "The Clerk to count."))
    second = send(cast, drafted)
    with pytest.raises(WrongState, match="nothing in them has changed"):
        send(cast, drafted)

    assert second.number == 2
    assert [row.due for row in IssuedAction.objects.filter(version=second.pk, action=uuid_of("owed"))] == ["9 May 2024"]


def listed(client: Client, cast: Cast, role: str) -> list[str]:
    client.force_login(getattr(cast, role))
    page = client.get("/actions/").content.decode()
    return re.findall(r'class="register-reference"[^>]*>(\S+?)</a>', page)


def test_the_panel_reads_the_actions_from_the_notice_on_and_nothing_else_of_the_draft(
    cast: Cast, drafted: Minutes, client: Client
) -> None:
    assert listed(client, cast, "member") == []

    send(cast, drafted)

    assert listed(client, cast, "member") == ["GRID12/01", "GRID12/02", "GRID12/03", "GRID12/04"]
    assert listed(client, cast, "observer") == ["GRID12/01", "GRID12/02"]
    assert listed(client, cast, "outsider") == []
    client.force_login(cast.member)
    page = client.get(f"/actions/{uuid_of('owed')}/").content.decode()
    assert "known from its notice" in page
    assert "Drafted words" not in page
    assert "Welcome" not in page
    assert client.get("/minutes/GRID12/").status_code == 404


def test_members_read_what_was_noticed_while_the_draft_moves_on(cast: Cast, drafted: Minutes, client: Client) -> None:
    send(cast, drafted)
    write(drafted, 1, action("owed", "Member to write a novel.") + action("new", "Member to sing."))
    client.force_login(cast.member)

    page = client.get("/actions/").content.decode()

    assert "Member to write by 3 May 2024." in page
    assert "novel" not in page
    assert "sing" not in page
    assert "The Clerk to count" not in page  # struck out of the draft since
    timeline = client.get(f"/actions/{uuid_of('owed')}/").content.decode()
    assert "novel" not in timeline


def test_what_is_made_confidential_after_its_notice_is_gone_for_whoever_is_not_cleared(
    cast: Cast, drafted: Minutes, client: Client
) -> None:
    send(cast, drafted)
    write(
        drafted,
        1,
        action("owed", "Member to write by 3 May 2024.", secret=True) + action("nobody", "The Clerk to count."),
    )

    assert listed(client, cast, "observer") == ["GRID12/02"]
    assert listed(client, cast, "member") == ["GRID12/01", "GRID12/02", "GRID12/03", "GRID12/04"]
    client.force_login(cast.observer)
    assert client.get(f"/actions/{uuid_of('owed')}/").status_code == 404


def test_the_preview_is_what_is_sent_and_names_what_nobody_hears_of(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    preview = preview_notice(drafted, access_of(cast.secretary), site=SITE)

    send(cast, drafted)

    assert [(mail.to, mail.subject) for mail in preview.mails] == [(each["To"], each["Subject"]) for each in mailbox]
    assert preview.mails[0].body.strip() == mailbox[0].get_content().replace("\r\n", "\n").strip()
    assert [owed.reference for owed in preview.unreached] == ["GRID12/02", "GRID12/04"]


def test_a_preview_for_a_secretary_who_is_not_cleared_tells_of_public_actions_alone(
    cast: Cast, drafted: Minutes
) -> None:
    cast.panel.memberships.filter(person__account=cast.secretary).update(is_cleared=False)

    preview = preview_notice(drafted, access_of(cast.secretary), site=SITE)

    assert [mail.subject for mail in preview.mails] == ["GRID12: you owe 1 action"]
    assert "not named" not in preview.mails[0].body
    assert [owed.reference for owed in preview.unreached] == ["GRID12/02"]


def test_a_notice_of_what_a_circulation_has_told_is_refused(
    cast: Cast, with_chair: Minutes, mailbox: list[EmailMessage]
) -> None:
    circulate_to(cast, with_chair, "member")
    mailbox.clear()

    with pytest.raises(WrongState, match="nothing in them has changed"):
        send(cast, with_chair)

    assert mailbox == []


def test_a_closure_refused_is_told_to_the_owner_with_the_reason(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    send(cast, drafted)
    mailbox.clear()
    owed, hidden = (Action.objects.get(pk=uuid_of(name)) for name in ("owed", "hidden"))
    for each in (owed, hidden):
        propose_closure(each, by=cast.member)
        send_back(each, "The quokka is missing.", site=SITE, by=cast.secretary)

    named, unnamed = mailbox
    assert (named["To"], named["Subject"]) == ("member@example.org", "GRID12/01: not closed, and open again")
    assert "Reason: The quokka is missing." in named.get_content()
    assert f"{SITE}/actions/{uuid_of('owed')}/answer/" in named.get_content()
    assert (unnamed["To"], unnamed["Subject"]) == (
        "member@example.org",
        "GRID12: an action of yours is open again",
    )
    for secret in ("quokka", "GRID12/03", uuid_of("hidden"), "whisper"):
        assert secret not in unnamed.get_content()
    close_action(owed, at=drafted.meeting, by=cast.secretary)
    with pytest.raises(WrongState):
        send_back(owed, "Late.", site=SITE, by=cast.secretary)
    assert len(mailbox) == 2
