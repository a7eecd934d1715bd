"""Who is on the sheet of a meeting, and what is said there of the quorum."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.agenda.services.items import withdraw_item
from meetings.attendance.queries import room_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_apologies, record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.sheet import Row, attendance_sheet
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind
from meetings.models import Panel, Person
from meetings.people.services.seats import add_seats
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_meeting, make_panel
from tests.minutes.sitting.seated import seated

PRESENT, ALTERNATE = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE


def lines(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.name, row.category) for row in rows]


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
