"""Who was there, as it is recorded."""

import json
from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import Unacceptable
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_apologies, record_attendance
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Manner
from meetings.item_numbers import ItemNumber
from meetings.models import Return
from meetings.people.services.people import add_person
from tests.conftest import Cast
from tests.factories import make_meeting, make_panel


def test_no_apologies_at_all_are_recorded_as_none(operator: User) -> None:
    meeting = make_meeting(make_panel())
    before = meeting.apologies_recorded

    record_apologies(meeting, [], by=operator)

    assert (before, meeting.apologies_recorded, meeting.attendances.count()) == (False, True, 0)


def test_attendance_is_kept_in_its_order_and_replaced_as_a_whole(cast: Cast) -> None:
    meeting = make_meeting(cast.panel, titles=["Welcome", "Budget", "Fees", "Tenders", "Close"])
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Wrong")], by=cast.secretary)

    attendees = [
        Attendee(AttendanceKind.PRESENT, "Colin Drury", "Other Parties", from_item=1, to_item=5),
        Attendee(AttendanceKind.APOLOGIES, "Hugh Mallory", "Small Suppliers"),
    ]
    record_attendance(meeting, attendees, by=cast.secretary)

    assert meeting.attendance_recorded
    assert meeting.apologies_recorded
    assert list(meeting.attendances.order_by("position").values_list("name", "to_item")) == [
        ("Colin Drury", 5),
        ("Hugh Mallory", None),
    ]


def test_who_came_back_is_kept_with_each_stay_and_attested(cast: Cast) -> None:
    meeting = make_meeting(cast.panel, titles=["Welcome", "Budget", "Fees", "Tenders", "Close"])
    back = (Stay(ItemNumber(3), ItemNumber(3), manner=Manner.REMOTE), Stay(ItemNumber(5), arrived_at=time(12, 31)))
    colin = Attendee(AttendanceKind.PRESENT, "Colin Drury", to_item=ItemNumber(1), left_at=time(12, 5), returns=back)
    record_attendance(meeting, [colin], by=cast.secretary)
    recorded, (first, second) = attendance_of(meeting), Return.objects.order_by("position")

    record_attendance(meeting, [colin._replace(returns=back[:1])], by=cast.secretary)

    assert recorded == [colin]
    events = AuditEvent.objects.filter(verb="meetings.attendance_recorded").order_by("seq")
    before, after = (json.loads(event.facts)["rows"] for event in events)
    kinds = [[key.partition("/")[0] for key in rows] for rows in (before, after)]
    assert sorted(kinds[0]) == ["meetings.Attendance", "meetings.Return", "meetings.Return"]
    assert [after[f"meetings.Return/{row.pk}"] for row in (first, second)] == [None, None]
    assert kinds[1].count("meetings.Return") == 3


def test_nobody_comes_back_who_has_not_left(cast: Cast) -> None:
    meeting = make_meeting(cast.panel, titles=["Welcome", "Budget", "Fees"])
    colin = Attendee(AttendanceKind.PRESENT, "Colin Drury", returns=(Stay(ItemNumber(3)),))
    absent = Attendee(AttendanceKind.APOLOGIES, "Hugh Mallory", manner=Manner.REMOTE)

    for attendee, said in ((colin, "Colin Drury: Say after which item they left"), (absent, "Only somebody who was")):
        with pytest.raises(Unacceptable, match=said):
            record_attendance(meeting, [attendee], by=cast.secretary)
    assert not Return.objects.exists()


def test_a_person_who_leaves_before_they_come_or_is_there_twice_is_refused(cast: Cast) -> None:
    meeting, colin = make_meeting(cast.panel), add_person("Colin Drury", by=cast.secretary)
    backwards = [Attendee(AttendanceKind.PRESENT, "Colin Drury", from_item=5, to_item=1)]
    twice = [Attendee(AttendanceKind.PRESENT, "Colin Drury", person=colin)] * 2

    for attendees in (backwards, twice):
        with pytest.raises(Unacceptable):
            record_attendance(meeting, attendees, by=cast.secretary)
    assert not meeting.attendances.exists()


def test_attendance_names_items_of_the_agenda_and_a_refusal_leaves_what_was_recorded(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ada Quill", to_item=2)], by=cast.secretary)

    with pytest.raises(Unacceptable, match="Bo Lind: Item 3 is not on the agenda"):
        record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Bo Lind", to_item=3)], by=cast.secretary)
    with pytest.raises(Unacceptable):
        record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "B" * 201)], by=cast.secretary)
    assert attendance_of(meeting) == [Attendee(AttendanceKind.PRESENT, "Ada Quill", to_item=2)]


def test_attendance_that_is_recorded_already_leaves_no_trace(cast: Cast) -> None:
    meeting, attendees = make_meeting(cast.panel), [Attendee(AttendanceKind.PRESENT, "Ada Quill", from_item=2)]
    record_attendance(meeting, attendees, by=cast.secretary)
    before = (AuditEvent.objects.count(), meeting.attendances.get().pk)

    record_attendance(meeting, attendees, by=cast.secretary)

    assert (AuditEvent.objects.count(), meeting.attendances.get().pk) == before


@pytest.mark.parametrize("count", [1, 12, 40])
def test_attendance_costs_the_same_for_a_panel_of_any_size(cast: Cast, count: int) -> None:
    meeting = make_meeting(cast.panel)
    attendees = [Attendee(AttendanceKind.PRESENT, f"Member {number}") for number in range(count)]

    with CaptureQueriesContext(connection) as queries:
        record_attendance(meeting, attendees, by=cast.secretary)

    assert len(queries) == 11
