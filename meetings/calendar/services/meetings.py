"""Meetings of a panel."""

from datetime import date

from django.db import transaction

from core.accounts.models import User
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.checked_rows import check
from core.errors import WrongState
from meetings.access import require_secretary
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel


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
    record("meetings.meeting_created", meeting, by=by, attests=[meeting], reference=meeting.reference)
    return meeting


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User) -> None:
    """The meeting begins. Raises WrongState for one that has begun already, is over or was called off."""
    opened = _pass(meeting, MeetingState.TO_COME, MeetingState.OPEN, by=by)
    record("meetings.meeting_opened", meeting, by=by, attests=[opened], reference=meeting.reference)


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: User) -> None:
    """The meeting is over, whatever its minutes still lack. Raises WrongState for one that is not open."""
    closed = _pass(meeting, (MeetingState.OPEN,), MeetingState.CLOSED, by=by)
    record("meetings.meeting_closed", meeting, by=by, attests=[closed], reference=meeting.reference)


def _pass(meeting: Meeting, sources: tuple[MeetingState, ...], target: MeetingState, *, by: User) -> Meeting:
    """Move the meeting on, and return it as it stands. Of several who try at once one succeeds."""
    require_secretary(meeting.panel, by)
    if not Meeting.objects.filter(pk=meeting.pk, state__in=sources).update(state=target):
        now = MeetingState(Meeting.objects.values_list("state", flat=True).get(pk=meeting.pk))
        raise WrongState(f"Meeting {meeting.reference} is {now.label.lower()} already.")
    meeting.state = target
    return as_it_stands(meeting)
