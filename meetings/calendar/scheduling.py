"""A year of meetings by rule, and what speaks against a day. Pure.

A day is so many working days clear of a bank holiday as one counts from the holiday to the day, or from the day to the
holiday, where the holiday is day 0: the next working day is one clear.
"""

from calendar import day_name, month_name
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from operator import itemgetter

from django.utils.formats import date_format

from core import english
from core.working_days import WorkingCalendar

LAST = 5  # "the last Friday", where others say "the second"
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
EVERY = {1: "every month", 2: "every other month", 3: "every third month", 6: "every sixth month"}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """The ``which``-th ``weekday`` (0 is Monday) of ``every`` so many months, less those ``skipped`` (1 to 12), and
    ``clear`` working days of any bank holiday."""

    which: int
    weekday: int
    every: int = 1
    skipped: frozenset[int] = frozenset()
    clear: int = 0

    def __str__(self) -> str:
        months = " or ".join(month_name[month] for month in sorted(self.skipped))
        said = [
            f"The {ORDINALS[self.which]} {day_name[self.weekday]} of {EVERY[self.every]}",
            f"not in {months}" if months else "",
            f"{english.spelt(self.clear)} working days clear of bank holidays" if self.clear else "",
        ]
        return ", ".join(filter(None, said))

    def day_in(self, month: date) -> date:
        """``month`` is its first day."""
        return self.days_in(month)[-1 if self.which == LAST else self.which - 1]

    def days_in(self, month: date) -> list[date]:
        return [day for day in _days_of(month) if day.weekday() == self.weekday]


@dataclass(frozen=True, slots=True)
class Slot:
    """The day that a rule names in a month. Where something speaks against it, ``objection`` says what, and
    ``proposal`` is another day of the month, or None where the month is better left out. It cannot be kept all the same
    where the panel meets on it already."""

    day: date
    objection: str = ""
    proposal: date | None = None
    can_be_kept: bool = True

    def __str__(self) -> str:
        if not self.objection:
            return f"{english.weekday(self.day)}."
        instead = date_format(self.proposal, "l j F") if self.proposal else self._left_out
        return f"{self.objection} Proposed: {instead}."

    @property
    def _left_out(self) -> str:
        return f"leave {english.month(self.day)} out"


def slots(
    rule: MeetingRule, first: date, last: date, calendar: WorkingCalendar, taken: Mapping[date, int], today: date
) -> Iterator[Slot]:
    """The days from one month to another, both given by their first day and both included.

    ``taken`` has the numbers of the meetings there are by their day: a month that has its meeting needs no other. A day
    before ``today`` is never proposed, and a month whose day has passed is better left out.
    """
    for month in months(first, last, rule.every):
        if month.month not in rule.skipped:
            yield _slot(rule, month, calendar, taken, today)


def months(first: date, last: date, every: int = 1) -> Iterator[date]:
    """Yield every so many months from one to another, as first days."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month, every):
        yield date(number // 12, number % 12 + 1, 1)


def _slot(rule: MeetingRule, month: date, calendar: WorkingCalendar, taken: Mapping[date, int], today: date) -> Slot:
    day = rule.day_in(month)
    if there := sorted(other for other in taken if other.replace(day=1) == month):
        on = day if day in there else there[0]
        return Slot(day, f"Meeting {taken[on]} is on {english.weekday(on)} already.", can_be_kept=on != day)
    if day < today:
        return Slot(day, f"{english.weekday(day)} has passed.")
    said = objection(day, calendar, rule.clear)
    if not said:
        return Slot(day)
    others = (other for other in _instead_of(day, rule) if other >= today)
    will_do = (other for other in others if not objection(other, calendar, rule.clear))
    proposal = next(will_do, None)
    if proposal is None:
        said += f" No other day of {english.month(day)} will do."
    return Slot(day, said, proposal)


def _instead_of(day: date, rule: MeetingRule) -> Iterator[date]:
    """Yield the other days of the month: those of the same weekday, then all; the nearest first, of two the later."""
    month = day.replace(day=1)
    for days in (rule.days_in(month), _days_of(month)):
        yield from sorted(days, key=lambda other: (abs(other - day), other < day))


def _days_of(month: date) -> list[date]:
    days = (month + timedelta(days=number) for number in range(31))
    return [day for day in days if day.month == month.month]


def objection(day: date, calendar: WorkingCalendar, clear: int = 0) -> str:
    """Return what speaks against a meeting on this day, as a sentence; nothing where it will do."""
    kept = calendar.what_is_kept(day)
    if kept:
        is_weekend = kept == f"a {day:%A}"
        return f"{english.day(day) if is_weekend else english.weekday(day)} is {kept}."
    return _too_near(day, calendar, clear)


def _too_near(day: date, calendar: WorkingCalendar, clear: int) -> str:
    sides = (
        (_distance(day, calendar, -_ONE_DAY, clear), "after"),
        (_distance(day, calendar, _ONE_DAY, clear), "before"),
    )
    found = [(*distance, side) for distance, side in sides if distance]
    if not found:
        return ""
    count, holiday, side = min(found, key=itemgetter(0))
    days = english.spelt_count(count, "working day")
    kept = calendar.what_is_kept(holiday)
    return f"{english.weekday(day)} lies {days} {side} {kept}; {english.spelt(clear)} are asked for."


def _distance(day: date, calendar: WorkingCalendar, step: timedelta, clear: int) -> tuple[int, date] | None:
    """Return how many working days off the next bank holiday on one side is, and which, if nearer than ``clear``."""
    count = 0
    while count < clear:
        if calendar.is_bank_holiday(day):
            return count, day
        count += calendar.is_working_day(day)
        day += step
    return None


def shifted(numbers: Collection[int], own: int, wanted: int) -> dict[int, int]:
    """Return the new numbers by the old when one meeting takes another: those from there on, towards the number it
    leaves, make room by one, as far as there is no gap. Empty where nothing changes."""
    step = 1 if wanted < own else -1
    new = {own: wanted} if wanted != own else {}
    number = wanted
    while number in numbers and number != own:
        new[number] = number + step
        number += step
    return new


def sorted_by_day(meetings: Sequence[tuple[int, date, time | None]]) -> dict[int, int]:
    """Return the new numbers by the old for numbers to follow days and times; only those that change."""
    by_day = sorted((day, starts_at or time.min, number) for number, day, starts_at in meetings)
    old = [number for _, _, number in by_day]
    return {before: now for before, now in zip(old, sorted(old), strict=True) if before != now}
