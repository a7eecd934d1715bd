"""The rules for whether a paper came in time. Pure: all that they need has been read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import english
from core.working_days import WorkingCalendar
from meetings.enums import PaperKind


class Arrival(StrEnum):
    """The way in which a paper came in, for its mark on a page."""

    AWAITED = "awaited"
    ON_TIME = "on-time"
    LATE = "late"
    TABLED = "tabled"
    VERBAL = "verbal"


@dataclass(frozen=True, slots=True)
class Punctuality:
    arrival: Arrival
    words: str


def punctuality(
    kind: PaperKind, received_on: date | None, due_on: date | None, today: date, calendar: WorkingCalendar
) -> Punctuality:
    """Judge whether a paper came in time: by the day on which its first file was received.

    That it is tabled, or verbal, the secretary says; of a meeting without a date nothing is late.
    """
    if kind is PaperKind.VERBAL:
        return Punctuality(Arrival.VERBAL, "Verbal")
    if kind is PaperKind.TABLED:
        return Punctuality(Arrival.TABLED, "Tabled")
    late = _late(due_on, received_on or today, calendar)
    if received_on is None:
        return (
            Punctuality(Arrival.LATE, f"Not in, {late} overdue") if late else Punctuality(Arrival.AWAITED, "Not in yet")
        )
    return Punctuality(Arrival.LATE, f"Late by {late}") if late else Punctuality(Arrival.ON_TIME, "On time")


def _late(due_on: date | None, day: date, calendar: WorkingCalendar) -> str:
    """Return by how much a paper is late, in words; nothing where it is in time."""
    if due_on is None or day <= due_on:
        return ""
    count = calendar.between(due_on, day)
    if not count:
        return "less than a working day"
    return english.count(count, "working day")
