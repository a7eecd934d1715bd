"""Meetings of a panel."""

from datetime import date

from django.db import transaction

from core.accounts import User
from core.audit import record
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel

from .panels import require_secretary
from .rows import check


@transaction.atomic
def create_meeting(
    panel: Panel,
    number: int,
    *,
    by: User,
    held_on: date | None = None,
    state: MeetingState = MeetingState.PLANNED,
) -> Meeting:
    """Meeting ``number`` of the panel; without a date, its day is not recorded."""
    require_secretary(panel, by)
    meeting = Meeting(panel=panel, number=number, held_on=held_on, state=state)
    check(meeting)
    meeting.save()
    record("meetings.meeting_created", meeting, by=by, reference=meeting.reference)
    return meeting
