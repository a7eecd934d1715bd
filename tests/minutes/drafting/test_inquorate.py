"""Why something was decided without a quorum: who can say so, of which item, and until when."""

import json
from hashlib import sha256

import pytest

from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Panel
from minutes.drafting.classification import classify_item
from minutes.drafting.inquorate import give_inquorate_reason
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of

REASON = "It could not wait."


@pytest.fixture
def left_early(cast: Cast, minutes: Minutes) -> Minutes:
    """There was a quorum at item 1, and none at item 2."""
    Panel.objects.update(rules={"quorum": 2})
    chair, member = (
        Attendee(AttendanceKind.PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)
    )
    record_attendance(minutes.meeting, [chair, member._replace(to_item=ItemNumber(1))], by=cast.secretary)
    return minutes


def test_a_reason_is_kept_and_taken_back_each_with_an_event(cast: Cast, left_early: Minutes) -> None:
    kept = []
    for reason in (f" {REASON}\n", REASON, ""):
        give_inquorate_reason(item_of(left_early, 2), reason, by=cast.secretary)
        kept.append(item_of(left_early, 2).inquorate_reason)

    assert kept == [REASON, REASON, ""]
    events = AuditEvent.objects.filter(verb="minutes.inquorate_reason_given").order_by("seq")
    digest = sha256(REASON.encode()).hexdigest()
    assert [json.loads(event.facts) for event in events] == [
        {"item": 2, "reason_sha256": digest},
        {"item": 2, "reason_sha256": None},
    ]


def test_an_item_with_a_quorum_has_no_reason_to_give(cast: Cast, left_early: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Item 1 has a quorum, as far as is recorded"):
        give_inquorate_reason(item_of(left_early, 1), REASON, by=cast.secretary)
    with pytest.raises(Unacceptable):
        give_inquorate_reason(item_of(left_early, 2), "a" * 501, by=cast.secretary)


def test_only_the_secretariat_gives_it_and_only_while_the_minutes_are_a_draft(cast: Cast, left_early: Minutes) -> None:
    for person in (cast.chair, cast.member):
        with pytest.raises(NotAllowed):
            give_inquorate_reason(item_of(left_early, 2), REASON, by=person)
    Minutes.objects.update(state=MinutesState.CIRCULATED)
    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        give_inquorate_reason(item_of(left_early, 2), REASON, by=cast.secretary)


def test_of_a_confidential_item_only_who_is_cleared_gives_it(cast: Cast, left_early: Minutes) -> None:
    item = item_of(left_early, 2)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Prices", public_title="Supply", by=cast.secretary)
    Membership.objects.filter(person=cast.secretary.person).update(is_cleared=False)

    with pytest.raises(NotAllowed, match="Only those cleared for it"):
        give_inquorate_reason(item_of(left_early, 2), REASON, by=cast.secretary)

    assert not item_of(left_early, 2).inquorate_reason
