"""Who has a part in a meeting, as the rows have it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.agenda.services.items import withdraw_item
from meetings.attendance.queries import attendance_of, places_of, room_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import declare_interest
from meetings.enums import AttendanceKind, Role
from meetings.models import AgendaItem, Meeting
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
