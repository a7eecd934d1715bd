from email.message import EmailMessage

from actions.models import Action, ActionState
from actions.services import answer_action, transfer_action
from meetings.attendance.services.attendance import record_attendance
from minutes.models import Minutes
from minutes.workflow import verbs
from minutes.workflow.action_mails import actions_of, notice_mail, owed_of
from tests.conftest import Cast
from tests.factories import action, uuid_of, write
from tests.minutes.workflow.signing import SITE
from tests.minutes.workflow.telling import circulate_to, send, subjects


def test_the_day_is_told_where_the_words_do_not_tell_it(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("owed", "Member to write by the end of August.") + action("nobody", "Member to count."))

    owed, _ = owed_of(minutes.meeting, actions_of(minutes.meeting))

    assert "due the end of August (31 August 2024)\n" in notice_mail(cast.member, minutes.meeting, [owed], SITE).body


def test_what_was_transferred_is_told_to_its_new_owner_and_what_is_over_to_nobody(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    send(cast, drafted)
    mailbox.clear()
    transfer_action(Action.objects.get(pk=uuid_of("owed")), "The Chair", by=cast.secretary)
    answer_action(Action.objects.get(pk=uuid_of("hidden")), ActionState.ON_TARGET, by=cast.member)
    write(drafted, 2, action("hidden", "Member to whisper.", secret=True))

    send(cast, drafted)

    assert {each["To"]: each["Subject"] for each in mailbox} == {
        "chair@example.org": "GRID12: you owe 1 action",
        "member@example.org": "GRID12: you owe 1 action",
    }


def test_nobody_is_told_twice_of_an_action_that_has_not_changed(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    send(cast, drafted)
    mailbox.clear()
    record_attendance(drafted.meeting, [], by=cast.secretary)
    verbs.send_to_chair(drafted, by=cast.secretary)
    circulate_to(cast, drafted)
    assert mailbox == []

    verbs.return_to_draft(drafted, "A word.", by=cast.secretary)
    write(drafted, 2, action("hidden", "Member to whisper.", secret=True) + action("new", "Member to sing."))
    verbs.send_to_chair(drafted, by=cast.secretary)
    circulate_to(cast, drafted)

    assert subjects(mailbox) == [("member@example.org", "GRID12: you owe 1 action")]
    assert "GRID12/05\nMember to sing." in mailbox[0].get_content().replace("\r\n", "\n")
