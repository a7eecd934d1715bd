"""When and where a panel meets: a year planned at once, a meeting added, moved, called off."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from core.accounts import User
from core.audit import record
from core.errors import Unacceptable, WrongState
from core.notify import queue_mails
from meetings.calendar_rules import objection, written
from meetings.enums import MeetingKind, MeetingState
from meetings.meeting_mails import cancellation_mails, move_mails
from meetings.models import Meeting, Panel
from meetings.panel_rules import PanelRules

from .panels import require_secretary
from .rows import check

TO_COME = (MeetingState.PLANNED, MeetingState.AGENDA_ISSUED)
MOST_AT_ONCE = 60
ALL_THE_SAME = "Choose another day, or say that it is to be kept all the same."


class Arrangement(NamedTuple):
    """When and where; times are times of day where the panel is. ``is_kept``: whatever speaks against the day."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    is_kept: bool = False

    @property
    def values(self) -> dict[str, object]:
        """As a meeting's row has them."""
        return {name: value for name, value in self._asdict().items() if name != "is_kept"}


@transaction.atomic
def plan_meetings(panel: Panel, arrangements: Sequence[Arrangement], *, by: User) -> list[Meeting]:
    """Ordinary meetings, made all at once and numbered in the order of their days, after the panel's last.

    Raises Unacceptable, in a sentence for each, for days on which the panel does not work (unless they are kept), that
    are named twice, or on which it meets already; nothing is made then.
    """
    require_secretary(panel, by)
    _hold_numbers(panel)
    in_order = sorted(arrangements, key=lambda each: (each.held_on, each.starts_at or time.min))
    if faults := list(_faults_of_plan(panel, in_order)):
        raise Unacceptable(" ".join(faults))
    first = next_number(panel)
    meetings = [_meeting(panel, number, each) for number, each in enumerate(in_order, start=first)]
    Meeting.objects.bulk_create(meetings)
    record(
        "meetings.meetings_planned",
        panel,
        by=by,
        numbers=[meeting.number for meeting in meetings],
        days=[each.held_on for each in in_order],
    )
    return meetings


def _faults_of_plan(panel: Panel, in_order: Sequence[Arrangement]) -> Iterator[str]:
    if not in_order:
        yield "Every month is left out. Keep at least one."
    if len(in_order) > MOST_AT_ONCE:
        yield f"These are {len(in_order)} meetings; up to {MOST_AT_ONCE} can be planned at once."
    taken = ordinary_days(panel)
    for earlier, each in zip((None, *in_order), in_order, strict=False):
        if earlier and earlier.held_on == each.held_on:
            yield f"{written(each.held_on)} is there twice."
        elif each.held_on in taken:
            yield f"Meeting {taken[each.held_on]} is on {written(each.held_on)} already."
        if said := _fault_of_day(panel, each):
            yield said


def ordinary_days(panel: Panel) -> dict[date, int]:
    """On which days the panel meets, or met, in an ordinary meeting, and that meeting's number."""
    rows = Meeting.objects.filter(panel=panel, kind=MeetingKind.ORDINARY).exclude(state=MeetingState.CANCELLED)
    return {day: number for day, number in rows.values_list("held_on", "number") if day}


def _fault_of_day(panel: Panel, arrangement: Arrangement) -> str:
    said = objection(arrangement.held_on, PanelRules.read(panel.rules).calendar)
    return f"{said} {ALL_THE_SAME}" if said and not arrangement.is_kept else ""


def _hold_numbers(panel: Panel) -> None:
    """Who else gives numbers to meetings of this panel waits for this transaction, and sees what it gave."""
    Panel.objects.select_for_update().get(pk=panel.pk)


def next_number(panel: Panel) -> int:
    """The one after the panel's last; what lies in the bin does not count."""
    return (Meeting.objects.filter(panel=panel).aggregate(last=Max("number"))["last"] or 0) + 1


def _meeting(panel: Panel, number: int, arrangement: Arrangement, kind: MeetingKind = MeetingKind.ORDINARY) -> Meeting:
    meeting = Meeting(panel=panel, number=number, kind=kind, **arrangement.values)
    check(meeting)
    return meeting


@transaction.atomic
def add_meeting(
    panel: Panel, arrangement: Arrangement, *, by: User, kind: MeetingKind, number: int | None = None
) -> Meeting:
    """One meeting more; without a number, it takes the next one.

    Raises Unacceptable for a number that is taken, and for a day on which the panel does not work unless it is kept.
    """
    require_secretary(panel, by)
    _hold_numbers(panel)
    free = next_number(panel)
    if number is not None and Meeting.objects.filter(panel=panel, number=number).exists():
        raise Unacceptable(f"There is a meeting {number} already. The next free number is {free}.")
    if said := _fault_of_day(panel, arrangement):
        raise Unacceptable(said)
    meeting = _meeting(panel, number or free, arrangement, kind)
    meeting.save()
    record(
        "meetings.meeting_added",
        meeting,
        by=by,
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
        raise Unacceptable("That is when and where it is already.")
    if arrangement.held_on != row.held_on and (said := _fault_of_day(row.panel, arrangement)):
        raise Unacceptable(said)
    was = Meeting(panel=row.panel, number=row.number, state=row.state, **before)
    for name, value in (arrangement.values | {"held_in": None}).items():
        setattr(row, name, value)
    _touch(row)
    check(row)
    row.save(update_fields=[*arrangement.values, "held_in", "sequence", "arranged_at"])
    if is_counted_on(was) or is_counted_on(row):
        queue_mails(move_mails(was, row, site))
    record(
        "meetings.meeting_moved",
        row,
        by=by,
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
        raise Unacceptable("Say why the meeting is cancelled; the panel reads it in its calendar.")
    row.state, row.cancelled_reason = MeetingState.CANCELLED, reason.strip()
    _touch(row)
    check(row)
    row.save(update_fields=["state", "cancelled_reason", "sequence", "arranged_at"])
    queue_mails(cancellation_mails(row, site))
    record("meetings.meeting_cancelled", row, by=by, reference=row.reference, sequence=row.sequence)
    return row


def _hold(meeting: Meeting, by: User) -> Meeting:
    """The meeting as it is now, held until the change is made."""
    require_secretary(meeting.panel, by)
    row = Meeting.objects.select_for_update(of=("self",)).select_related("panel").get(pk=meeting.pk)
    if row.state not in TO_COME:
        raise WrongState(f"Meeting {row.reference} is {row.get_state_display().lower()} already.")
    return row


def _touch(meeting: Meeting) -> None:
    """Calendars take what they are given for newer than what they have."""
    meeting.sequence += 1
    meeting.arranged_at = timezone.now()


def is_counted_on(meeting: Meeting) -> bool:
    """Whether people will have arranged themselves by it: its agenda is out, or has to be by now."""
    if meeting.state == MeetingState.AGENDA_ISSUED:
        return True
    today = timezone.localdate()
    return meeting.held_on is not None and (
        PanelRules.read(meeting.panel.rules).agenda_due(meeting.held_on) <= today <= meeting.held_on
    )
