"""At which meetings minutes can have been approved: at later ones of the same panel that were opened.

Or in a decision by correspondence that asked for it (``approval_by_correspondence.py``).
"""

from datetime import date

from core.errors import Unacceptable
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.models import Minutes
from minutes.workflow.approval_by_correspondence import why_it_cannot_approve


def meetings_that_can_approve(minutes: Minutes) -> list[Meeting]:
    """The next one first, in one query."""
    own = minutes.meeting
    opened = (
        Meeting.objects.sittings().select_related("panel").filter(panel=own.panel_id, state__in=MeetingState.OPENED)
    )
    later = [meeting for meeting in opened if meeting.is_after(own) and not meeting.is_ahead]
    return sorted(later, key=_by_day)


def next_meeting_to_open(minutes: Minutes) -> Meeting | None:
    """The later meeting that comes first of those that were not opened yet, in one query."""
    own = minutes.meeting
    to_come = (
        Meeting.objects.sittings().select_related("panel").filter(panel=own.panel_id, state__in=MeetingState.TO_COME)
    )
    return min((meeting for meeting in to_come if meeting.is_after(own)), key=_by_day, default=None)


def _by_day(meeting: Meeting) -> tuple[date, int]:
    return meeting.held_on or meeting.held_in or date.max, meeting.number


def require_approval_at(minutes: Minutes, at: Meeting) -> None:
    """Raises Unacceptable for a meeting or a decision that cannot have approved them, with what can be done instead."""
    own, at = minutes.meeting, Meeting.with_binned.select_related("panel").get(pk=at.pk)
    if at.series:
        if reason := why_it_cannot_approve(minutes, at):
            raise Unacceptable(reason)
        return
    if at.panel_id != own.panel_id or not at.is_after(own):
        later = f"a later meeting of {own.panel.in_sentence}"
        raise Unacceptable(f"The minutes of {own.reference} can be approved only at {later}.")
    if at.binned_at:
        raise Unacceptable(f"Meeting {at.number} is in the bin. Choose a meeting that was held.")
    if at.state in MeetingState.TO_COME:
        raise Unacceptable(
            f"Meeting {at.number} has not been opened yet, so it cannot have approved them. "
            "Open it first, then record the approval."
        )
    if at.state not in MeetingState.OPENED:
        raise Unacceptable(f"Meeting {at.number} was cancelled. Choose a meeting that was held.")
    if at.is_ahead:
        raise Unacceptable(
            f"Meeting {at.number} was opened before its day, {at.day}: nothing can have been approved at it yet. "
            "Record the approval on that day."
        )
