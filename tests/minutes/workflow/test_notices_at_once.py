"""Notices sent, and minutes circulated and written, at the same moment: one of each, nothing told twice."""

import pytest
from django.core import mail

from actions.models import Action, Notice
from core.audit.trail import AuditEvent, inspect_chain
from meetings.attendance.services.attendance import record_attendance
from minutes.drafting.save import save_item_text
from minutes.models import Minutes
from minutes.workflow import verbs
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, seed_outcome_words, write
from tests.minutes.drafting.test_concurrent_writers import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
SITE = "http://testserver"


@pytest.fixture
def drafted(cast: Cast) -> Minutes:
    seed_outcome_words()
    minutes = make_minutes(cast.panel)
    write(minutes, 1, action("owed", "Member to write.") + action("other", "Chair to read."))
    write(minutes, 2, action("hidden", "Member to whisper.", secret=True))
    record_attendance(minutes.meeting, [], by=cast.secretary)
    return minutes


@pytest.mark.parametrize("senders", [2, 10])
def test_of_those_who_send_it_at_once_one_does(cast: Cast, drafted: Minutes, senders: int) -> None:
    def send() -> None:
        send_notice_of_actions(Minutes.objects.get(pk=drafted.pk), site=SITE, by=cast.secretary)

    raised = all_at_once([send] * senders)

    assert [type(error).__name__ for error in raised] == ["WrongState"] * (senders - 1)
    assert [notice.number for notice in Notice.objects.all()] == [1]
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert AuditEvent.objects.filter(verb="actions.numbers_issued").count() == 1
    assert sorted(each.to[0] for each in mail.outbox) == ["chair@example.org", "member@example.org"]
    assert inspect_chain().fault is None


def test_a_notice_and_a_circulation_at_once_tell_each_owner_once(cast: Cast, drafted: Minutes) -> None:
    verbs.send_to_chair(drafted, by=cast.secretary)

    raised = all_at_once(
        [
            lambda: send_notice_of_actions(Minutes.objects.get(pk=drafted.pk), site=SITE, by=cast.secretary),
            lambda: verbs.circulate(Minutes.objects.get(pk=drafted.pk), recipients=[], site=SITE, by=cast.secretary),
        ]
    )

    # Circulated first, there is nothing left to tell: the notice is then refused.
    assert {type(error).__name__ for error in raised} <= {"WrongState"}
    assert sorted(each.to[0] for each in mail.outbox) == ["chair@example.org", "member@example.org"]


def test_a_notice_sent_while_others_write_waits_for_them_and_they_for_it(cast: Cast, drafted: Minutes) -> None:
    item = item_of(drafted, 1)

    def save() -> None:
        text = action("owed", "Member to write a novel.") + action("new", "Chair to sing.")
        save_item_text(item, text, base_revision=item.text.revision, by=cast.secretary)

    raised = all_at_once(
        [save, lambda: send_notice_of_actions(Minutes.objects.get(pk=drafted.pk), site=SITE, by=cast.secretary)]
    )

    assert raised == []
    assert None not in Action.objects.filter(retired_at=None).values_list("number", flat=True)
