"""Working days: those that are neither weekend nor bank holiday nor a day on which one's own house is closed.

Bank holidays are those of the Banking and Financial Dealings Act 1971: of its schedule 1 for each part of the United
Kingdom, and those proclaimed under its section 1, such as substitute days and the extra days of 2012, 2022 and 2023.
Good Friday and Christmas Day count alike, where they are holidays by common law and not by the schedule too. So does
the Smart Energy Code, section A, define its Working Day: no Saturday, no Sunday, not Christmas Day or Good Friday, and
no bank holiday within the meaning of that Act. The day that one counts from is day 0 and does not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

import holidays

from core import english

FIRST_YEAR = 1900
YEARS_AHEAD = 20
_SATURDAY = 5
_SUBSTITUTE = " (observed)"


class Division(StrEnum):
    """A part of the United Kingdom, whose bank holidays count."""

    ENGLAND_AND_WALES = "ENG"
    SCOTLAND = "SCT"
    NORTHERN_IRELAND = "NIR"


@lru_cache(maxsize=256)
def _bank_holidays(division: Division, year: int) -> Mapping[date, str]:
    """Return the days of a year and what is kept on each; a semicolon parts two that fall on one day."""
    return MappingProxyType(dict(holidays.country_holidays("GB", subdiv=division, years=year)))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of a division, less the days on which one's own house is closed."""

    division: Division = Division.ENGLAND_AND_WALES
    closures: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and not self.is_bank_holiday(day) and day not in self.closures

    def is_bank_holiday(self, day: date) -> bool:
        return day in _bank_holidays(self.division, day.year)

    def add(self, day: date, count: int) -> date:
        """Return the working day ``count`` after ``day``, or before it where that is negative; for 0, ``day``."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days after ``start`` ``end`` is; negative where it lies before."""
        if end < start:
            return -self.between(end, start)
        lost = sum(start < day <= end and day.weekday() < _SATURDAY for day in self._days_off(start.year, end.year))
        return _weekdays_until(end) - _weekdays_until(start) - lost

    def _days_off(self, first_year: int, last_year: int) -> frozenset[date]:
        days_off = self.closures
        for year in range(first_year, last_year + 1):
            days_off = days_off.union(_bank_holidays(self.division, year))
        return days_off

    def what_is_kept(self, day: date) -> str:
        """Return why it is no working day, such as "Good Friday" or "a Saturday", to follow "is"; else nothing."""
        if holiday := _bank_holidays(self.division, day.year).get(day):
            return _in_a_sentence(holiday)
        if day.weekday() >= _SATURDAY:
            return f"a {day:%A}"
        return "a day on which the panel is closed" if day in self.closures else ""


def _weekdays_until(day: date) -> int:
    """Return how many Mondays to Fridays there were from the calendar's first day, a Monday, to ``day``."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def _in_a_sentence(holiday: str) -> str:
    """Return the name in the table of holidays so that "is" can stand before it."""
    first = holiday.partition(";")[0]
    name = first.removesuffix(_SUBSTITUTE)
    if name != first:
        return f"the substitute day for {name}"
    return name if name.endswith(("Day", "Friday", "Monday")) else f"a bank holiday ({name})"


def far_off(day: date, today: date) -> str:
    """Return why this day is hardly meant, whatever it is for, as a sentence; nothing where it may be."""
    can_be_meant = FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD
    return "" if can_be_meant else f"{english.weekday(day)} is far off. Is the year right?"
