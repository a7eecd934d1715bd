"""The people recorded of a meeting, kind by kind, as its pages list them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from meetings.attendance.queries import stays_of
from meetings.attendance.stays import in_words
from meetings.enums import AttendanceKind
from meetings.models import Attendance, Meeting


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    label: str
    people: tuple[str, ...]


def attendance_groups(meeting: Meeting) -> Iterator[AttendanceGroup]:
    """Yield who is recorded, kind by kind."""
    rows = (
        meeting.attendances.select_related("alternate_for", "vote_to").prefetch_related("returns").order_by("position")
    )
    order = list(AttendanceKind)
    kinds = groupby(sorted(rows, key=lambda row: order.index(AttendanceKind(row.kind))), key=lambda row: row.kind)
    for kind, people in kinds:
        yield AttendanceGroup(AttendanceKind(kind).label, tuple(_person(row) for row in people))


def _person(row: Attendance) -> str:
    details = [row.category]
    if row.alternate_for:
        details.append(f"for {row.alternate_for}")
    details.append(in_words(stays_of(row)))
    if row.vote_to:
        details.append(f"vote passed to {row.vote_to}")
    words = ", ".join(filter(None, details))
    return f"{row.name} ({words})" if words else row.name
