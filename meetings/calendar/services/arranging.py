"""Meetings added, moved and called off."""

from datetime import date, time
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from core.working_days import far_off
from meetings.access import require_secretary
from meetings.calendar.mails import cancellation_mails, move_mails
from meetings.calendar.scheduling import objection
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails
from meetings.sittings import require_sitting

from .numbering import check_number, hold_numbers, next_number

ALL_THE_SAME = "Choose another day, or say that it is to be kept all the same."


class Arrangement(NamedTuple):
    """The day, hours and place of a meeting; times are those where the panel is. ``is_kept``: the day is kept whatever
    speaks against it."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    is_kept: bool = False

    @property
    def values(self) -> dict[str, object]:
        """Return the values as a meeting's row has them."""
        return {name: value for name, value in self._asdict().items() if name != "is_kept"}


@transaction.atomic
def add_meeting(
    panel: Panel, arrangement: Arrangement, *, by: User, kind: MeetingKind, number: int | None = None
) -> Meeting:
    """One meeting more; without a number, it takes the next one.

    Raises Unacceptable for a number that is taken, and for a day on which the panel does not work unless it is kept.
    """
    require_secretary(panel, by)
    hold_numbers(panel)
    free = next_number(panel)
    chosen = free if number is None else number
    check_number(chosen)
    if Meeting.objects.filter(panel=panel, series="", number=chosen).exists():
        raise Unacceptable(f"There is already a meeting {chosen}. The next free number is {free}.")
    if said := fault_of_day(panel, arrangement):
        raise Unacceptable(said)
    meeting = new_row(panel, chosen, arrangement, kind)
    meeting.save()
    record(
        "meetings.meeting_added",
        meeting,
        by=by,
        attests=[meeting],
        reference=meeting.reference,
        held_on=meeting.held_on,
        kind=meeting.kind,
    )
    return meeting


@transaction.atomic
def move_meeting(meeting: Meeting, arrangement: Arrangement, *, site: str, by: User) -> Meeting:
    """Another day, other times, another place. Whoever may have arranged themselves by it is told by mail.

    ``site`` is the address this installation is reached by. Raises WrongState for a meeting that has begun or is off,
    Unacceptable where nothing would change, or for a day on which the panel does not work unless it is kept.
    """
    row = _hold(meeting, by)
    before = {name: getattr(row, name) for name in arrangement.values}
    if before == arrangement.values:
        raise Unacceptable("The meeting is already at that time and place.")
    if arrangement.held_on != row.held_on and (said := fault_of_day(row.panel, arrangement)):
        raise Unacceptable(said)
    was = Meeting(panel=row.panel, number=row.number, state=row.state, **before)
    for name, value in (arrangement.values | {"held_in": None}).items():
        setattr(row, name, value)
    arrange_anew(row)
    check(row)
    row.save(update_fields=[*arrangement.values, "held_in", "sequence", "arranged_at"])
    if is_counted_on(was) or is_counted_on(row):
        queue_panel_mails(row.panel, move_mails(was, row, site))
    record(
        "meetings.meeting_moved",
        row,
        by=by,
        attests=[row],
        reference=row.reference,
        was_on=was.held_on,
        held_on=row.held_on,
        sequence=row.sequence,
    )
    return row


@transaction.atomic
def cancel_meeting(meeting: Meeting, reason: str, *, site: str, by: User) -> Meeting:
    """Calls the meeting off, for a reason; it keeps its number, and the panel is told by mail.

    Raises WrongState for a meeting that has begun or is off, Unacceptable without a reason.
    """
    row = _hold(meeting, by)
    if not reason.strip():
        raise Unacceptable("Say why the meeting is cancelled; it is read in the calendar.")
    row.state, row.cancelled_reason = MeetingState.CANCELLED, reason.strip()
    arrange_anew(row)
    check(row)
    row.save(update_fields=["state", "cancelled_reason", "sequence", "arranged_at"])
    queue_panel_mails(row.panel, cancellation_mails(row, site))
    record("meetings.meeting_cancelled", row, by=by, attests=[row], reference=row.reference, sequence=row.sequence)
    return row


def _hold(meeting: Meeting, by: User) -> Meeting:
    """The meeting as it is now, held until the change is made."""
    require_secretary(meeting.panel, by)
    row = Meeting.with_binned.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    if row.binned_at:
        raise WrongState(f"Meeting {row.reference} is in the bin. Put it back first.")
    require_sitting(row)
    if row.state not in MeetingState.TO_COME:
        raise WrongState(f"Meeting {row.reference} is {row.get_state_display().lower()} already.")
    return row


def arrange_anew(meeting: Meeting) -> None:
    """Calendars take what they are given for newer than what they have, and answers from before are overtaken."""
    meeting.sequence += 1
    meeting.arranged_at = timezone.now()


def is_counted_on(meeting: Meeting) -> bool:
    """Return whether people count on the meeting: its agenda is out, or has to be by now."""
    if meeting.state == MeetingState.AGENDA_ISSUED:
        return True
    return meeting.held_on is not None and (
        PanelRules.read(meeting.panel.rules).agenda_due(meeting.held_on) <= meeting.panel.today <= meeting.held_on
    )


def fault_of_day(panel: Panel, arrangement: Arrangement) -> str:
    """Return what speaks against a meeting on its day, as a sentence; nothing where it can be."""
    if said := far_off(arrangement.held_on, panel.today):
        return said
    said = objection(arrangement.held_on, PanelRules.read(panel.rules).calendar)
    return f"{said} {ALL_THE_SAME}" if said and not arrangement.is_kept else ""


def new_row(panel: Panel, number: int, arrangement: Arrangement, kind: MeetingKind = MeetingKind.ORDINARY) -> Meeting:
    """A row that can be written as it is."""
    meeting = Meeting(panel=panel, number=number, kind=kind, **arrangement.values)
    check(meeting)
    return meeting
