"""Who is in the room, recorded in one press while the meeting is held."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
import time_machine

from core.audit.trail import AuditEvent
from core.audit.verification import Verification
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import answer_coming
from meetings.attendance.sheet import attendance_sheet
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Coming, MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from minutes.models import Minutes
from minutes.sitting.room import (
    record_all_present,
    record_as_last_time,
    record_coming,
    record_leaving,
    record_passed_vote,
    record_standing_in,
)
from tests.conftest import Cast
from tests.factories import make_meeting, make_minutes
from tests.minutes.sitting.desk import ALTERNATE, APOLOGIES, PRESENT, seat_of

ONE, TWO = ItemNumber(1), ItemNumber(2)


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Meeting:
    """Meeting 12 as it is held, of which nothing is recorded yet."""
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    minutes.meeting.refresh_from_db()
    return minutes.meeting


def there(cast: Cast, *roles: str) -> list[Attendee]:
    people = [getattr(cast, role) for role in roles]
    return [Attendee(PRESENT, account.name, account.name, account.person) for account in people]


def test_somebody_leaves_and_comes_back_in_two_presses(cast: Cast, held: Meeting) -> None:
    record_attendance(held, there(cast, "chair", "member"), by=cast.secretary)
    key = seat_of(cast, "member")

    with time_machine.travel(datetime(2024, 5, 9, 11, 5, 40, tzinfo=UTC), tick=False):  # 12:05 in London
        record_leaving(held, key, ONE, by=cast.secretary)
    with time_machine.travel(datetime(2024, 5, 9, 11, 31, tzinfo=UTC), tick=False):
        record_coming(held, key, TWO, by=cast.secretary)

    chair, member = attendance_of(held)
    assert chair.stays == (Stay(),)
    assert member.stays == (
        Stay(to_item=ONE, left_during=True, left_at=time(12, 5)),
        Stay(TWO, arrived_at=time(12, 31)),
    )
    left, came = AuditEvent.objects.order_by("-seq")[:2][::-1]
    assert [(event.verb, event.actor, json.loads(event.facts)["item"]) for event in (left, came)] == [
        ("meetings.attendee_left", cast.secretary, 1),
        ("meetings.attendee_came", cast.secretary, 2),
    ]
    assert [str(fault) for fault in Verification(()).faults() if "Attendance" in str(fault)] == []


def test_on_another_day_no_time_is_recorded(cast: Cast, held: Meeting) -> None:
    record_attendance(held, there(cast, "chair", "member"), by=cast.secretary)

    record_leaving(held, seat_of(cast, "member"), TWO, by=cast.secretary)

    assert attendance_of(held)[1].stays == (Stay(to_item=TWO, left_during=True),)


@pytest.mark.parametrize(("number", "stay"), [(ONE, Stay()), (TWO, Stay(TWO))])
def test_who_sent_apologies_or_was_not_recorded_arrives(
    cast: Cast, held: Meeting, number: ItemNumber, stay: Stay
) -> None:
    absent = Attendee(APOLOGIES, "Member", "Member", cast.member.person)
    record_attendance(held, [*there(cast, "chair"), absent], by=cast.secretary)

    record_coming(held, seat_of(cast, "member"), number, by=cast.secretary)
    record_coming(held, f"other-{cast.observer.person.pk}", TWO, by=cast.secretary)

    _, member, observer = attendance_of(held)
    assert (member.kind, member.stays) == (PRESENT, (stay,))
    assert (observer.kind, observer.name, observer.stays) == (AttendanceKind.IN_ATTENDANCE, "Observer", (Stay(TWO),))


@pytest.mark.parametrize(
    ("press", "role", "said"),
    [
        (record_leaving, "member", "Member: They are not in the room, so they cannot leave it."),
        (record_coming, "chair", "Chair: They are in the room at item 1 already."),
        (record_leaving, "outsider", "Somebody has changed the attendance since this page was opened."),
    ],
)
def test_what_is_not_so_is_refused_in_a_sentence(
    cast: Cast, held: Meeting, press: Callable[..., Attendee], role: str, said: str
) -> None:
    recorded = there(cast, "chair")
    record_attendance(held, recorded, by=cast.secretary)
    key = seat_of(cast, role) if role != "outsider" else "seat-0"

    with pytest.raises(Unacceptable, match=said):
        press(held, key, ONE, by=cast.secretary)
    assert attendance_of(held) == recorded


def test_all_are_there_who_have_not_said_otherwise(cast: Cast, held: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    answer_coming(held, cast.member.person, Coming.ALTERNATE, alternate="Eve Marsh", by=cast.member)
    Meeting.objects.update(state=MeetingState.OPEN)

    count = record_all_present(held, by=cast.secretary)

    assert (count, [(part.kind, part.name) for part in attendance_of(held)]) == (
        2,
        [(PRESENT, "Chair"), (ALTERNATE, "Eve Marsh")],
    )
    assert AuditEvent.objects.latest("seq").verb == "meetings.all_recorded_present"
    with pytest.raises(NotReady, match="Everybody who sits on the panel is recorded already"):
        record_all_present(held, by=cast.secretary)


def test_who_is_recorded_already_stays_as_they_are(cast: Cast, held: Meeting) -> None:
    left = there(cast, "member")[0]._replace(to_item=ONE)
    record_attendance(held, [left], by=cast.secretary)

    assert record_all_present(held, by=cast.secretary) == 1
    assert attendance_of(held) == [*there(cast, "chair"), left]


def test_as_last_time_are_those_who_were_there_then(cast: Cast, held: Meeting) -> None:
    last = make_meeting(cast.panel, 11)
    guest = Attendee(AttendanceKind.IN_ATTENDANCE, "Priya Nair", "SECAS")
    chair = there(cast, "chair")[0]._replace(to_item=ONE, returns=(Stay(TWO),))
    absent = Attendee(APOLOGIES, "Member", "Member", cast.member.person)
    record_attendance(last, [chair, absent, guest], by=cast.secretary)
    make_meeting(cast.panel, 10)

    count = record_as_last_time(held, by=cast.secretary)

    assert (count, attendance_of(held)) == (2, [*there(cast, "chair"), guest])
    assert json.loads(AuditEvent.objects.latest("seq").facts)["like"] == "GRID11"
    assert [row.name for row in attendance_sheet(held).seats if row.recorded is None] == ["Member"]
    with pytest.raises(NotReady, match="recorded already"):
        record_as_last_time(held, by=cast.secretary)


def test_there_is_no_last_time_without_one(cast: Cast, held: Meeting) -> None:
    with pytest.raises(NotReady, match="No earlier meeting of this panel has its attendance recorded"):
        record_as_last_time(held, by=cast.secretary)


def test_of_those_who_were_there_nobody_is_left(cast: Cast, held: Meeting) -> None:
    record_attendance(make_meeting(cast.panel, 11), [Attendee(PRESENT, "Once Here")], by=cast.secretary)

    with pytest.raises(NotReady, match="Nobody who was at GRID11 is of the panel by now"):
        record_as_last_time(held, by=cast.secretary)


PRESSES = [
    lambda meeting, by: record_leaving(meeting, "seat-1", ONE, by=by),
    lambda meeting, by: record_coming(meeting, "seat-1", ONE, by=by),
    lambda meeting, by: record_all_present(meeting, by=by),
    lambda meeting, by: record_as_last_time(meeting, by=by),
]


@pytest.mark.parametrize("press", PRESSES)
def test_only_the_secretariat_presses_and_only_while_the_meeting_is_open(
    cast: Cast, held: Meeting, press: Callable[..., object]
) -> None:
    for person in (cast.chair, cast.member):
        with pytest.raises(NotAllowed):
            press(held, person)
    Meeting.objects.update(state=MeetingState.CLOSED)
    with pytest.raises(WrongState, match="GRID12 is not open"):
        press(held, cast.secretary)


def test_a_vote_is_passed_in_a_press_and_taken_back_in_another(cast: Cast, held: Meeting) -> None:
    Panel.objects.update(rules={"passed_votes": "vote"})
    held.refresh_from_db()
    record_attendance(held, there(cast, "chair"), by=cast.secretary)
    giver, taker = seat_of(cast, "member"), seat_of(cast, "chair")

    part = record_passed_vote(held, giver, taker, by=cast.secretary)
    reckoned = attendance_sheet(held).room.at(ONE)
    back = record_passed_vote(held, giver, "", by=cast.secretary)

    assert (part.kind, str(part.vote_to)) == (APOLOGIES, "Chair")
    assert (reckoned.people, reckoned.votes) == (1, 2)
    assert back.vote_to is None
    assert attendance_sheet(held).room.at(ONE).votes == 1


def test_a_vote_that_cannot_be_passed_is_refused(cast: Cast, held: Meeting) -> None:
    giver, taker = seat_of(cast, "member"), seat_of(cast, "chair")
    with pytest.raises(Unacceptable, match="By the panel’s rules nobody passes on their vote"):
        record_passed_vote(held, giver, taker, by=cast.secretary)
    Panel.objects.update(rules={"passed_votes": "vote"})
    held.refresh_from_db()

    with pytest.raises(Unacceptable, match="Chair is not recorded as present"):
        record_passed_vote(held, giver, taker, by=cast.secretary)
    record_attendance(held, there(cast, "chair", "member"), by=cast.secretary)
    with pytest.raises(Unacceptable, match="Member is there, so their vote is their own"):
        record_passed_vote(held, giver, taker, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Look at it again"):
        record_passed_vote(held, "seat-0", taker, by=cast.secretary)


def test_somebody_stands_in_from_an_item_on_and_the_member_comes_back(cast: Cast, minutes: Minutes) -> None:
    meeting = make_minutes(cast.panel, 14, ["One", "Two", "Three", "Four"]).meeting
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.OPEN)
    record_attendance(meeting, there(cast, "chair", "member"), by=cast.secretary)
    key = seat_of(cast, "member")

    record_standing_in(meeting, key, " Sam  Reed ", TWO, by=cast.secretary)
    alternate = next(row.key for row in attendance_sheet(meeting).rows if row.recorded and row.recorded.alternate_for)
    record_leaving(meeting, alternate, ItemNumber(4), by=cast.secretary)
    record_coming(meeting, key, ItemNumber(4), by=cast.secretary)

    _, member, sam = attendance_of(meeting)
    assert member.stays == (Stay(to_item=ONE), Stay(ItemNumber(4)))
    assert (sam.name, sam.alternate_for, sam.stays) == (
        "Sam Reed", cast.member.person, (Stay(TWO, ItemNumber(4), left_during=True),)
    )  # fmt: skip
    reckoned = attendance_sheet(meeting).room.at_each(map(ItemNumber, (1, 2, 3, 4)))
    assert [each.present for each in reckoned.values()] == [2, 2, 2, 2]
    assert [each.people for each in reckoned.values()] == [2, 2, 2, 2]


def test_an_alternate_for_all_items_takes_the_place_of_the_member(cast: Cast, held: Meeting) -> None:
    record_attendance(held, there(cast, "chair", "member"), by=cast.secretary)

    record_standing_in(held, seat_of(cast, "member"), "Sam Reed", ONE, by=cast.secretary)

    assert [(each.kind, each.name) for each in attendance_of(held)] == [(PRESENT, "Chair"), (ALTERNATE, "Sam Reed")]
    with pytest.raises(Unacceptable, match="Nobody stands in for an alternate"):
        record_standing_in(held, seat_of(cast, "member"), "Kim Lee", TWO, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Say who stands in for Chair"):
        record_standing_in(held, seat_of(cast, "chair"), " ", TWO, by=cast.secretary)
