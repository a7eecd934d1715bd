"""A cancellation taken back: the meeting is held after all."""

from django.db import transaction

from core import english
from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.agenda.reading import latest_issue
from meetings.calendar.mails import reinstatement_mails
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from meetings.people.mails import queue_panel_mails

from .arranging import arrange_anew
from .numbering import hold_numbers
from .planning import ordinary_days


@transaction.atomic
def reinstate_meeting(meeting: Meeting, *, site: str, by: User) -> Meeting:
    """The meeting is held after all, on its day and under its number; the panel, which was told that it is off, is
    told by mail. An agenda that stood issued stands so again, and what was answered before counts no more.

    ``site`` is the address this installation is reached by. Raises WrongState for a meeting that is not cancelled or
    whose day is over, Unacceptable where the panel meets on that day in another ordinary meeting.
    """
    require_secretary(meeting.panel, by)
    hold_numbers(meeting.panel)
    row = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    if said := why_it_stays_off(row):
        raise WrongState(said)
    if row.kind == MeetingKind.ORDINARY and row.held_on and (other := ordinary_days(row.panel).get(row.held_on)):
        raise Unacceptable(
            f"Meeting {other} is on {english.weekday(row.held_on)} already. Move or cancel that one first."
        )
    row.state = _state_before(row)
    arrange_anew(row)
    row.save(update_fields=["state", "sequence", "arranged_at"])
    queue_panel_mails(row.panel, reinstatement_mails(row, site))
    record("meetings.meeting_reinstated", row, by=by, attests=[row], reference=row.reference, sequence=row.sequence)
    return row


def why_it_stays_off(meeting: Meeting) -> str:
    """Return why it cannot be held after all, as a sentence; nothing where it can."""
    if meeting.state != MeetingState.CANCELLED:
        return f"Meeting {meeting.reference} has not been cancelled."
    if meeting.held_on and meeting.has_passed:
        return f"{english.weekday(meeting.held_on)} is over. Add a meeting on another day in its place."
    return ""


def _state_before(meeting: Meeting) -> MeetingState:
    issue = latest_issue(meeting)
    return MeetingState.PLANNED if issue is None or hasattr(issue, "recall") else MeetingState.AGENDA_ISSUED
