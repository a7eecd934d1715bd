"""Somebody's part in a meeting, with one stay or several; no row here is saved."""

from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind
from tests.meetings.attendance.stays import stays

ADA = Attendee(AttendanceKind.PRESENT, "Ada Quill", initials="AQ")


def test_the_first_of_the_stays_is_their_own_and_the_others_are_returns() -> None:
    came_back = ADA.with_stays(stays("-2, 4-"))

    assert came_back.stays == stays("-2, 4-")
    assert (came_back.to_item, len(came_back.returns)) == (2, 1)
    assert came_back.with_stays(stays("")) == ADA


def test_the_row_of_their_part_leaves_the_returns_to_rows_of_their_own() -> None:
    values = ADA.with_stays(stays("-2, 4-")).row_values

    assert "returns" not in values
    assert (values["name"], values["to_item"], values["initials"]) == ("Ada Quill", 2, "AQ")
