"""The record of a meeting's attendance, made by its panel's secretariat while the minutes are a draft."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from core.accounts.models import User
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.sheet import attendance_sheet
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.sittings import require_sitting
from minutes.drafting.initials import follow_initials
from minutes.enums import MinutesState
from minutes.models import Minutes


class AttendanceClash(WrongState):
    """Somebody else has recorded the attendance meanwhile; nothing was written."""


def is_under_way(meeting: Meeting, minutes: Minutes | None) -> bool:
    """Return whether it has yet to be held, or its minutes are still being written."""
    if minutes is not None:
        return minutes.state == MinutesState.DRAFT
    return meeting.state in MeetingState.NOT_OVER


def require_open_record(meeting: Meeting, minutes: Minutes | None, *, by: User) -> None:
    """Raises NotAllowed for anybody but the panel's secretariat, WrongState where nothing can be recorded any more."""
    require_secretary(meeting.panel, by)
    require_sitting(meeting)
    if is_under_way(meeting, minutes):
        return
    if minutes is None:
        raise WrongState(f"{meeting.reference} is {meeting.get_state_display().lower()} and has no minutes.")
    raise WrongState(
        "The attendance can be changed only while the minutes are a draft. "
        f"The status of these is “{minutes.get_state_display()}”."
    )


@transaction.atomic
def record_meeting_attendance(meeting: Meeting, attendees: Sequence[Attendee], *, seen: str, by: User) -> None:
    """The whole attendance of a meeting, by whoever saw the sheet with the digest ``seen``.

    Raises AttendanceClash where that sheet no longer stands, WrongState once the minutes have left the draft,
    Unacceptable where nobody is named at all, or as ``record_attendance`` does.
    """
    locked = hold_record(meeting, by=by)
    if attendance_sheet(locked).digest != seen:
        raise AttendanceClash(
            "Somebody else has recorded the attendance in the meantime. Nothing of yours is saved yet."
        )
    if not attendees:
        raise Unacceptable("Nobody is named yet. Say for at least one person whether they were there.")
    keep_attendance(locked, attendees, by=by)
    meeting.attendance_recorded, meeting.apologies_recorded = True, True


def keep_attendance(meeting: Meeting, attendees: Sequence[Attendee], *, by: User, **event: Any) -> None:
    """Record the attendance of a meeting whose record is held, and let the owners of actions follow the initials."""
    record_attendance(meeting, attendees, by=by, **event)
    follow_initials(meeting, by=by)


def hold_record(meeting: Meeting, *, by: User) -> Meeting:
    """Return the meeting as it stands, whose record nobody else changes until the transaction ends.

    Raises as ``require_open_record`` does.
    """
    minutes = Minutes.objects.select_for_update(of=("self",), no_key=True).filter(meeting=meeting).first()
    held = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    require_open_record(held, minutes, by=by)
    return held
