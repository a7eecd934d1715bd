"""Versions before keep less of an attendance, so one goes back only while nothing would be lost by it."""

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from meetings.attendance.held import Held
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.held import record_held
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from tests.conftest import Cast
from tests.factories import make_meeting


def go_back(migration: str = "0026_returns") -> None:
    step = MigrationLoader(connection).get_migration("meetings", migration).operations[-1]
    assert isinstance(step, RunPython)
    step.reverse_code(apps, connection.SchemaEditorClass(connection, collect_sql=False))


def test_from_which_item_to_which_somebody_was_there_is_kept_before_and_after(cast: Cast) -> None:
    came_late = Attendee(AttendanceKind.PRESENT, "Ada Quill", from_item=ItemNumber(1), to_item=ItemNumber(2))
    record_attendance(make_meeting(cast.panel), [came_late], by=cast.secretary)

    go_back()


@pytest.mark.parametrize("more", [{"left_during": True}, {"manner": "remote"}, {"returns": (Stay(ItemNumber(2)),)}])
def test_one_does_not_go_back_over_what_would_be_lost(cast: Cast, more: dict[str, object]) -> None:
    left = Attendee(AttendanceKind.PRESENT, "Ada Quill", to_item=ItemNumber(1))._replace(**more)
    record_attendance(make_meeting(cast.panel), [left], by=cast.secretary)

    with pytest.raises(CommandError, match="is recorded 1 times here"):
        go_back()


def test_one_does_not_go_back_over_who_was_absent_or_why_something_was_decided(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    go_back("0027_absent_and_inquorate")
    record_attendance(meeting, [Attendee(AttendanceKind.ABSENT, "Ada Quill")], by=cast.secretary)
    meeting.items.update(inquorate_reason="It could not wait.")

    with pytest.raises(CommandError, match="is recorded 3 times here"):
        go_back("0027_absent_and_inquorate")


def test_one_does_not_go_back_over_how_a_meeting_was_held_a_passed_vote_or_initials(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    go_back("0031_sittings")
    people = [
        Attendee(AttendanceKind.PRESENT, "Chair", person=cast.chair.person, initials="CH"),
        Attendee(AttendanceKind.APOLOGIES, "Member", person=cast.member.person, vote_to=cast.chair.person),
    ]
    record_attendance(meeting, people, by=cast.secretary)
    record_held(meeting, Held(place="Here"), by=cast.secretary)

    with pytest.raises(CommandError, match="are recorded 3 times here"):
        go_back("0031_sittings")
