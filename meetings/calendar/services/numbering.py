"""Numbers of meetings. They change only while nothing was issued under them: what was, keeps its number for good."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.calendar.scheduling import shifted, sorted_by_day
from meetings.models import Meeting, Panel

LARGEST_NUMBER = 99_999
OUT_OF_THE_WAY = 1_000_000


@transaction.atomic
def renumber_meeting(meeting: Meeting, number: int, *, by: User) -> None:
    """Another number for a meeting; those between, as far as there is no gap, move up or down by one.

    Raises WrongState where something of the meeting was issued; Unacceptable for a number that it has already, that no
    meeting can have, or for which another meeting would have to give up one under which something was issued.
    """
    rows = _hold(meeting.panel, by)
    check_number(number)
    own = next((row for row in rows if row.pk == meeting.pk), None)
    if own is None:
        raise WrongState("The meeting is in the bin. Put it back first.")
    if not own.is_unissued:
        raise WrongState(_keeps(own))
    if own.number == number:
        raise Unacceptable("It already has this number.")
    _give(meeting.panel, rows, shifted([row.number for row in rows], own.number, number), by)
    meeting.refresh_from_db(fields=["number", "sequence", "arranged_at"])


@transaction.atomic
def put_numbers_in_order(panel: Panel, *, by: User) -> None:
    """The numbers of what is only planned follow the days. Raises WrongState where they do already."""
    rows = _hold(panel, by)
    new = numbers_by_day(rows)
    if not new:
        raise WrongState("The numbers already follow the dates.")
    _give(panel, rows, new, by)


def numbers_by_day(rows: Sequence[Meeting]) -> dict[int, int]:
    """Return the new numbers by the old, for those of meetings that are only planned to follow the days."""
    planned = [(row.number, row.held_on, row.starts_at) for row in rows if row.is_unissued and row.held_on]
    return sorted_by_day(planned)


def _hold(panel: Panel, by: User) -> list[Meeting]:
    require_secretary(panel, by)
    hold_numbers(panel)
    rows = Meeting.objects.with_issues().select_for_update(of=("self",), no_key=True)
    return list(rows.filter(panel=panel, series="").select_related("panel"))


def _give(panel: Panel, rows: Sequence[Meeting], new: Mapping[int, int], by: User) -> None:
    """Give the numbers, in two steps: while it runs no two meetings may have the same one."""
    moved = [row for row in rows if row.number in new]
    if issued := next((row for row in moved if not row.is_unissued), None):
        raise Unacceptable(_keeps(issued))
    Meeting.objects.filter(pk__in=[row.pk for row in moved]).update(number=F("number") + OUT_OF_THE_WAY)
    now = timezone.now()
    for row in moved:
        row.number, row.sequence, row.arranged_at = new[row.number], row.sequence + 1, now
    Meeting.objects.bulk_update(moved, ["number", "sequence", "arranged_at"])
    numbers = {str(old): new[old] for old in sorted(new)}
    record("meetings.meetings_renumbered", panel, by=by, attests=moved, numbers=numbers)


def _keeps(meeting: Meeting) -> str:
    return f"Meeting {meeting.reference} keeps its number: something was issued under it."


def hold_numbers(panel: Panel) -> None:
    """Let whoever else numbers meetings of this panel wait for this transaction, and see what it gave."""
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)


def check_number(number: int) -> None:
    """Refuse a number that no meeting can have. Raises Unacceptable."""
    if not 1 <= number <= LARGEST_NUMBER:
        raise Unacceptable(f"Meetings are counted from 1, and up to {LARGEST_NUMBER}.")


def next_number(panel: Panel, series: str = "") -> int:
    """The one after the panel's last in this series; what lies in the bin does not count."""
    return (Meeting.objects.filter(panel=panel, series=series).aggregate(last=Max("number"))["last"] or 0) + 1
