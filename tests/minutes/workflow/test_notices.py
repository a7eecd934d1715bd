from email.message import EmailMessage

import pytest

from actions.models import IssuedAction, Notice
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, WrongState
from meetings.access import access_of
from minutes.models import Minutes
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
    assert "1 of them is not named in an email." in text
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
