"""Working days: those that are neither weekend nor public holiday nor a day on which one's own house is closed.

The holidays and the weekend are those of a country, or of a part of it, as the library ``holidays`` knows them. In the
United Kingdom they are the bank holidays of the Banking and Financial Dealings Act 1971: of its schedule 1 for each
part of the country, and those proclaimed under its section 1, such as substitute days and the extra days of 2012, 2022
and 2023. Good Friday and Christmas Day count alike, where they are holidays by common law and not by the schedule too.
So does the Smart Energy Code, section A, define its Working Day: no Saturday, no Sunday, not Christmas Day or Good
Friday, and no bank holiday within the meaning of that Act. The day that one counts from is day 0 and does not count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

from core import english
from core.divisions import Division

FIRST_YEAR = 1900
YEARS_AHEAD = 20
_ENGLISH = ("en_GB", "en_US", "en_CA")
_SUBSTITUTE = " (observed)"


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a division: for each day 1 where it is worked, else 0; what is kept on holidays."""

    worked: bytes
    kept: Mapping[date, str]


@lru_cache(maxsize=256)
def _year_of(division: Division, year: int) -> _Year:
    """Return the year; a semicolon parts two holidays of one day. Weekends that are worked, as in China, are worked."""
    kept = holidays.country_holidays(division.country, subdiv=division.part, years=year, language=_language(division))
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = (date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1))
    worked = bytes(kept.is_working_day(day) for day in days)
    return _Year(worked, MappingProxyType({day: name for day, name in kept.items() if day.year == year}))


def _language(division: Division) -> str | None:
    """Return the English that the library names a country's holidays in; None for its own language, if it has none."""
    known = getattr(holidays, division.country).supported_languages
    return next((language for language in _ENGLISH if language in known), None)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of a division, less the days on which one's own house is closed."""

    division: Division = Division.ENGLAND_AND_WALES
    closures: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return self._is_worked(day) and day not in self.closures

    def _is_worked(self, day: date) -> bool:
        return bool(_year_of(self.division, day.year).worked[_place_in_year(day)])

    def is_bank_holiday(self, day: date) -> bool:
        return day in _year_of(self.division, day.year).kept

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
        closed = sum(start < day <= end and self._is_worked(day) for day in self.closures)
        return sum(self._worked_between(start, end)) - closed

    def _worked_between(self, start: date, end: date) -> Iterator[int]:
        """Yield how many days of each year are worked after ``start``, up to ``end``."""
        for year in range(start.year, end.year + 1):
            first = _place_in_year(start) + 1 if year == start.year else 0
            behind_last = _place_in_year(end) + 1 if year == end.year else None
            yield _year_of(self.division, year).worked.count(1, first, behind_last)

    def what_is_kept(self, day: date) -> str:
        """Return why it is no working day, such as "Good Friday" or "a Saturday", to follow "is"; else nothing."""
        if self.is_working_day(day):
            return ""
        if self._is_worked(day):
            return "a day of closure"
        holiday = _year_of(self.division, day.year).kept.get(day)
        return _in_a_sentence(holiday, self.division) if holiday else f"a {day:%A}"


def _place_in_year(day: date) -> int:
    return day.timetuple().tm_yday - 1


def _in_a_sentence(holiday: str, division: Division) -> str:
    """Return the name in the table of holidays so that "is" can stand before it."""
    first = holiday.partition(";")[0]
    name = first.removesuffix(_SUBSTITUTE)
    if name != first:
        return f"the substitute day for {name}"
    if name.endswith(("Day", "Friday", "Monday")):
        return name
    return f"a {'bank' if division.is_of_the_kingdom else 'public'} holiday ({name})"


def far_off(day: date, today: date) -> str:
    """Return why this day is hardly meant, whatever it is for, as a sentence; nothing where it may be."""
    can_be_meant = FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD
    return "" if can_be_meant else f"{english.weekday(day)} is far off. Is the year right?"
