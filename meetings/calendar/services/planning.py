"""A year of meetings, made at once."""

from collections.abc import Iterator, Sequence
from datetime import date, time

from django.db import transaction

from core import english
from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable
from meetings.access import require_secretary
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting, Panel

from .arranging import Arrangement, fault_of_day, new_row
from .numbering import hold_numbers, next_number

MOST_AT_ONCE = 60


@transaction.atomic
def plan_meetings(panel: Panel, arrangements: Sequence[Arrangement], *, by: User) -> list[Meeting]:
    """Ordinary meetings, made all at once and numbered in the order of their days, after the panel's last.

    Raises Unacceptable, in a sentence for each, for days on which the panel does not work (unless they are kept), that
    are named twice, or on which it meets already; nothing is made then.
    """
    require_secretary(panel, by)
    hold_numbers(panel)
    in_order = sorted(arrangements, key=lambda arrangement: (arrangement.held_on, arrangement.starts_at or time.min))
    if faults := list(_faults_of_plan(panel, in_order)):
        raise Unacceptable(" ".join(faults))
    first = next_number(panel)
    meetings = [new_row(panel, number, arrangement) for number, arrangement in enumerate(in_order, start=first)]
    Meeting.objects.bulk_create(meetings)
    record(
        "meetings.meetings_planned",
        panel,
        by=by,
        attests=meetings,
        numbers=[meeting.number for meeting in meetings],
        days=[arrangement.held_on for arrangement in in_order],
    )
    return meetings


def _faults_of_plan(panel: Panel, in_order: Sequence[Arrangement]) -> Iterator[str]:
    if not in_order:
        yield "Every month is left out. Keep at least one."
    if len(in_order) > MOST_AT_ONCE:
        yield f"These are {len(in_order)} meetings; up to {MOST_AT_ONCE} can be planned at once."
    taken = ordinary_days(panel)
    for earlier, arrangement in zip((None, *in_order), in_order, strict=False):
        if earlier and earlier.held_on == arrangement.held_on:
            yield f"{english.weekday(arrangement.held_on)} is there twice."
        elif arrangement.held_on in taken:
            yield f"Meeting {taken[arrangement.held_on]} is on {english.weekday(arrangement.held_on)} already."
        if said := fault_of_day(panel, arrangement):
            yield said


def ordinary_days(panel: Panel) -> dict[date, int]:
    """Return the number of the ordinary meeting by the day on which the panel meets, or met."""
    rows = Meeting.objects.filter(panel=panel, kind=MeetingKind.ORDINARY).exclude(state=MeetingState.CANCELLED)
    return {day: number for day, number in rows.values_list("held_on", "number") if day}
