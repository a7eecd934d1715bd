"""Who is on the sheet of a meeting, who may record what it says, and when."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.items import withdraw_item
from meetings.attendance.queries import attendance_of, room_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_apologies, record_attendance
from meetings.attendance.services.rsvp import declare_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, MeetingState, Role
from meetings.models import Meeting, Panel, Person, Seat
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.sitting.attendance import AttendanceClash, Row, attendance_sheet, record_meeting_attendance
from tests.conftest import Cast
from tests.factories import item_of, make_meeting, make_minutes, make_panel, seed_outcome_words
from tests.minutes.drafting.test_concurrent_writers import all_at_once

PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES
START = date(2020, 1, 1)


def seated(cast: Cast, name: str, seat: Seat, **more: object) -> Person:
    """Somebody in a seat, since before every meeting of the tests."""
    person = Person.objects.create(name=name)
    appoint_member(cast.panel, person, Role.MEMBER, seat=seat, by=cast.secretary, **{"starts_on": START, **more})
    return person


def lines(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.name, row.category) for row in rows]


def record(meeting: Meeting, *attendees: Attendee, cast: Cast) -> None:
    seen = attendance_sheet(meeting).digest
    record_meeting_attendance(meeting, attendees, seen=seen, by=cast.secretary)


def test_the_sheet_has_the_chair_then_each_seat_then_those_who_attend(cast: Cast, minutes: Minutes) -> None:
    [networks] = add_seats(cast.panel, "Networks", 1, by=cast.secretary)
    suppliers = add_seats(cast.panel, "Suppliers", 3, by=cast.secretary)
    seated(cast, "Ada Quill", suppliers[0])
    seated(cast, "Bo Lind", networks)
    seated(cast, "Cy Dale", suppliers[1], ends_on=date(2024, 5, 8))
    seated(cast, "Di Ross", suppliers[1], starts_on=date(2024, 5, 9), ends_on=date(2024, 5, 9))

    sheet = attendance_sheet(minutes.meeting)

    assert lines(sheet.seats) == [
        ("Chair", "Chair"),
        ("Bo Lind", "Networks"),
        ("Ada Quill", "Suppliers"),
        ("Di Ross", "Suppliers"),
        ("Member", "Member"),
    ]
    assert lines(sheet.others) == [("Secretary", ""), ("Cleared", ""), ("Observer", "")]
    assert sheet.vacant == (suppliers[2],)
    assert sheet.items == {1, 2}


def test_a_meeting_without_a_date_is_asked_who_sits_today(cast: Cast) -> None:
    seats = add_seats(cast.panel, "Suppliers", 2, by=cast.secretary)
    seated(cast, "Ada Quill", seats[0], ends_on=date(2024, 5, 9))
    seated(cast, "Bo Lind", seats[1])

    sheet = attendance_sheet(create_meeting(cast.panel, 20, by=cast.secretary))

    assert [row.name for row in sheet.seats] == ["Chair", "Bo Lind", "Member"]


def test_what_is_recorded_stands_at_its_row_in_its_own_order_and_words(cast: Cast, minutes: Minutes) -> None:
    chair, member, observer = cast.chair.person, cast.member.person, cast.observer.person
    recorded = [
        Attendee(ALTERNATE, "Leo Bap", "Suppliers", alternate_for=member, to_item=2),
        Attendee(PRESENT, "Dame C. Chair", person=chair),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Guest", "Ofgem"),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Observer", person=observer),
    ]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)

    sheet = attendance_sheet(minutes.meeting)

    assert [(row.name, row.category, row.recorded) for row in sheet.seats] == [
        ("Member", "Suppliers", recorded[0]),
        ("Dame C. Chair", "Chair", recorded[1]),
    ]
    assert [(row.name, row.recorded) for row in sheet.others] == [
        ("Secretary", None),
        ("Cleared", None),
        ("Guest", recorded[2]),
        ("Observer", recorded[3]),
    ]


def test_nobody_who_is_recorded_is_dropped_for_fitting_no_member(cast: Cast, minutes: Minutes) -> None:
    record_apologies(minutes.meeting, [("Gas", "Ann Ost"), ("Gas", "Ann Ost"), ("", "member")], by=cast.secretary)
    stranger = Person.objects.create(name="Once Here")
    seat = add_seats(cast.panel, "Gas", 1, by=cast.secretary)[0]
    for attendee in (
        Attendee(ALTERNATE, "Leo Bap", seat=seat, alternate_for=stranger),
        Attendee(ALTERNATE, "Mo Ray", "Gas"),
        Attendee(PRESENT, "Observer", person=cast.observer.person),
    ):
        minutes.meeting.attendances.create(position=9, **attendee.row_values)

    sheet = attendance_sheet(minutes.meeting)

    assert [(row.name, row.recorded.name if row.recorded else None) for row in sheet.seats] == [
        ("Chair", None),
        ("Ann Ost", "Ann Ost"),
        ("Ann Ost", "Ann Ost"),
        ("member", "member"),
        ("Once Here", "Leo Bap"),
        ("Mo Ray", "Mo Ray"),
        ("Observer", "Observer"),
    ]
    assert len({row.key for row in (*sheet.seats, *sheet.others)}) == 10
    assert sheet.vacant == ()


def test_whoever_saw_what_stands_records_all_of_it(cast: Cast, minutes: Minutes) -> None:
    attendees = [Attendee(PRESENT, "Chair", person=cast.chair.person), Attendee(APOLOGIES, "Member", to_item=None)]

    record(minutes.meeting, *attendees, cast=cast)

    minutes.meeting.refresh_from_db()
    assert attendance_of(minutes.meeting) == attendees
    assert (minutes.meeting.attendance_recorded, minutes.meeting.apologies_recorded) == (True, True)
    event = AuditEvent.objects.latest("seq")
    facts = json.loads(event.facts)
    assert (event.verb, facts["count"], len(facts["rows"])) == ("meetings.attendance_recorded", 2, 2)


def test_whoever_saw_what_no_longer_stands_writes_nothing(cast: Cast, minutes: Minutes) -> None:
    seen = attendance_sheet(minutes.meeting).digest
    theirs = Attendee(PRESENT, "Chair", person=cast.chair.person)
    record(minutes.meeting, theirs, cast=cast)

    with pytest.raises(AttendanceClash, match="Somebody else"):
        record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Mine")], seen=seen, by=cast.secretary)

    assert attendance_of(minutes.meeting) == [theirs]


def test_the_sheet_no_longer_stands_where_somebody_has_joined(cast: Cast, minutes: Minutes) -> None:
    seen = attendance_sheet(minutes.meeting).digest
    seated(cast, "Ada Quill", add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)[0])

    with pytest.raises(AttendanceClash):
        record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Mine")], seen=seen, by=cast.secretary)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_record_at_once_the_first_one_does(cast: Cast) -> None:
    seed_outcome_words()
    meeting = make_minutes(cast.panel).meeting
    seen = attendance_sheet(meeting).digest

    def attempt(number: int) -> None:
        own = Meeting.objects.select_related("panel").get(pk=meeting.pk)
        record_meeting_attendance(own, [Attendee(PRESENT, f"Guest {number}")], seen=seen, by=cast.secretary)

    raised = all_at_once([lambda number=number: attempt(number) for number in range(10)])

    assert [type(error).__name__ for error in raised] == ["AttendanceClash"] * 9
    assert meeting.attendances.count() == 1


def test_nobody_at_all_is_not_taken_for_a_record(cast: Cast, minutes: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Nobody is named yet"):
        record(minutes.meeting, cast=cast)
    assert not Meeting.objects.get(pk=minutes.meeting_id).attendance_recorded


def test_only_the_secretariat_records(cast: Cast, minutes: Minutes) -> None:
    for person in (cast.chair, cast.member, cast.outsider):
        with pytest.raises(NotAllowed):
            record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Me")], seen="", by=person)


@pytest.mark.parametrize("state", [state for state in MinutesState if state != MinutesState.DRAFT])
def test_once_the_minutes_have_left_the_draft_it_is_too_late(cast: Cast, minutes: Minutes, state: MinutesState) -> None:
    Minutes.objects.update(state=state)

    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        record(minutes.meeting, Attendee(PRESENT, "Chair"), cast=cast)


@pytest.mark.parametrize(
    ("state", "is_taken"),
    [
        (MeetingState.PLANNED, True),
        (MeetingState.AGENDA_ISSUED, True),
        (MeetingState.OPEN, True),
        (MeetingState.CLOSED, False),
        (MeetingState.CANCELLED, False),
    ],
)
def test_before_there_are_minutes_the_meeting_says_whether_it_can_be_recorded(
    cast: Cast, state: MeetingState, is_taken: bool
) -> None:
    meeting = create_meeting(cast.panel, 20, state=state, by=cast.secretary)

    if is_taken:
        record(meeting, Attendee(PRESENT, "Chair"), cast=cast)
    else:
        with pytest.raises(WrongState, match=f"GRID20 is {state.value} and has no minutes"):
            record(meeting, Attendee(PRESENT, "Chair"), cast=cast)
    assert meeting.attendances.exists() == is_taken


@pytest.mark.parametrize("count", [1, 12, 40])
def test_who_is_in_the_room_costs_five_queries_whatever_the_size_of_the_panel(cast: Cast, count: int) -> None:
    panel = Panel.objects.get(pk=make_panel("BIG").pk)
    seats = add_seats(panel, "Suppliers", count, by=cast.operator)
    meeting = make_meeting(panel, 1)
    people = {seat: Person.objects.create(name=f"Member {seat.number}") for seat in seats}
    present = [Attendee(PRESENT, person.name, person=person, seat=seat) for seat, person in people.items()]
    record_attendance(meeting, present, by=cast.operator)
    for person in people.values():
        declare_interest(meeting.items.get(number=2), person, "Shares", by=cast.operator)

    with CaptureQueriesContext(connection) as queries:
        room = room_of(meeting)

    assert len(queries) == 5
    assert [(each.label, each.presence.present) for each in room.by_item([1, 2])] == [("Item 1", count), ("Item 2", 0)]


def test_the_sheet_counts_item_by_item_leaving_out_what_was_withdrawn(cast: Cast, minutes: Minutes) -> None:
    chair, member = cast.chair.person, cast.member.person
    recorded = [Attendee(PRESENT, "Chair", person=chair), Attendee(PRESENT, "Member", person=member, to_item=1)]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)

    stretches = attendance_sheet(minutes.meeting).stretches
    withdraw_item(item_of(minutes, 2), "Too late.", by=cast.secretary)
    without = attendance_sheet(minutes.meeting).stretches

    assert [(each.label, each.presence.people) for each in stretches] == [("Item 1", 2), ("Item 2", 1)]
    assert [(each.label, each.presence.people) for each in without] == [("Item 1", 2)]


def test_nobody_stands_aside_in_the_room_at_an_item_that_is_withdrawn(cast: Cast, minutes: Minutes) -> None:
    record_attendance(minutes.meeting, [Attendee(PRESENT, "Chair", person=cast.chair.person)], by=cast.secretary)
    declare_interest(item_of(minutes, 2), cast.chair.person, "Shares", by=cast.secretary)

    before = room_of(minutes.meeting).at(2)
    withdraw_item(item_of(minutes, 2), "Too late.", by=cast.secretary)

    assert (before.people, room_of(minutes.meeting).at(2).people) == (0, 1)
