"""Who has a part in a meeting, as the rows have it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.accounts.models import User
from meetings.agenda.services.items import withdraw_item
from meetings.attendance.queries import attendance_of, places_of, room_of, rooms_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, Follows, Role
from meetings.models import AgendaItem, Meeting, Panel
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of


def test_those_in_attendance_come_after_those_of_the_panel(cast: Cast, meeting: Meeting) -> None:
    guest = Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", "Ofgem")
    member = Attendee(AttendanceKind.PRESENT, "Member", person=person_of(cast.member))

    record_attendance(meeting, [guest, member], by=cast.secretary)

    assert attendance_of(meeting) == [member, guest]


def test_a_vacant_seat_is_a_place_and_so_is_a_chair_without_one(cast: Cast) -> None:
    before = places_of(cast.panel)
    seat, _vacant = add_seats(cast.panel, "Suppliers", 2, by=cast.secretary)
    assert places_of(cast.panel) == before + 2

    chair = person_of(cast.chair)
    appoint_member(cast.panel, chair, Role.MEMBER, seat=seat, starts_on=timezone.localdate(), by=cast.secretary)

    assert places_of(cast.panel) == before + 1


def test_nobody_stands_aside_at_an_item_that_is_withdrawn(cast: Cast, meeting: Meeting) -> None:
    declare_interest(meeting.items.get(number=2), person_of(cast.member), "Shares", by=cast.member)
    assert room_of(meeting).recusals == {2: {person_of(cast.member)}}

    withdraw_item(AgendaItem.objects.get(meeting=meeting, number=2), "Not ready.", by=cast.secretary)

    assert room_of(meeting).recusals == {}


@pytest.mark.parametrize(
    ("given", "count"), [({}, 4), ({"attendees": []}, 3), ({"attendees": [], "memberships": []}, 2)]
)
def test_what_is_given_is_not_asked_for(meeting: Meeting, given: dict[str, list[object]], count: int) -> None:
    with CaptureQueriesContext(connection) as queries:
        room_of(meeting, **given)

    assert len(queries) == count


def test_who_takes_part_all_the_same_does_not_stand_aside(cast: Cast, meeting: Meeting, bo: User) -> None:
    Panel.objects.update(rules={"interested_may_take_part": True})
    item = AgendaItem.objects.select_related("meeting__panel").get(meeting=meeting, number=2)
    declare_interest(item, person_of(cast.member), "Shares", follows=Follows.TAKES_PART, by=cast.secretary)
    declare_interest(item, person_of(bo), "Shares", follows=Follows.LEAVES, by=cast.secretary)

    room = room_of(meeting)
    assert room.recusals == {2: {person_of(bo)}}
    assert room.followed == {2: {person_of(cast.member): Follows.TAKES_PART, person_of(bo): Follows.LEAVES}}


def test_several_rooms_are_those_of_each_in_as_many_queries(
    cast: Cast, meeting: Meeting, bo: User, django_assert_num_queries
) -> None:
    add_seats(cast.panel, "Suppliers", 2, by=cast.secretary)
    other = create_meeting(cast.panel, 32, by=cast.secretary)
    for held in (meeting, other):
        parts = [Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale"), Attendee(AttendanceKind.PRESENT, "Member")]
        record_attendance(held, parts, by=cast.secretary)
    declare_interest(meeting.items.get(number=2), person_of(bo), "Shares", follows=Follows.LEAVES, by=bo)

    meetings = list(Meeting.objects.select_related("panel"))
    with django_assert_num_queries(5):
        rooms = rooms_of(meetings)

    assert rooms == {held.pk: room_of(held) for held in meetings}
    assert rooms_of([]) == {}
