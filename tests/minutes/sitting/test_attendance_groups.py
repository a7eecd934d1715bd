from django.test import Client

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from minutes.models import Minutes
from tests.conftest import Cast


def test_attendance_is_told_by_kind_and_not_recorded_is_said(cast: Cast, minutes: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)
    assert "Not recorded" in client.get("/meetings/GRID12/").content.decode()

    attendees = [
        Attendee(AttendanceKind.PRESENT, "Colin Drury", "Other Parties", from_item=1, to_item=2),
        Attendee(AttendanceKind.APOLOGIES, "Hugh Mallory"),
    ]
    record_attendance(minutes.meeting, attendees, by=cast.secretary)

    page = client.get("/meetings/GRID12/").content.decode()
    assert "Colin Drury (Other Parties, items 1 to 2)" in page
    assert "Not recorded" not in page
