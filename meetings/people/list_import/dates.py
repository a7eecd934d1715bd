"""Days as people write them in tables: "1 April 2017", "01/04/2017" (the day first), "2017-04-01". Pure: no Django."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from core import days, english

Cell = str | date | None

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SERIAL = re.compile(r"[2-7]\d{4}")  # from 1954 to 2119
_BEFORE_SERIALS = date(1899, 12, 30)  # day 0 of spreadsheets, for every day they hold since March 1900
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d{1,2}[ -][a-z]{3,9}[ -]\d{2}", re.IGNORECASE)


class Reading(NamedTuple):
    """A day, and what is doubtful about it; or why there is none. An empty cell is neither."""

    day: date | None = None
    doubt: str = ""
    error: str = ""


def read_day(cell: Cell, *, month_may_be_first: bool = False) -> Reading:
    """Return the day in a cell. ``month_may_be_first``: another day of the table can only be read so, as in the USA."""
    if isinstance(cell, datetime):
        return Reading(cell.date())
    if isinstance(cell, date):
        return Reading(cell)
    written = " ".join((cell or "").split())
    if not written:
        return Reading()
    if numbers := _NUMBERS.fullmatch(written):
        return _of_numbers(written, int(numbers[1]), int(numbers[3]), int(numbers[4]), month_may_be_first)
    if _SERIAL.fullmatch(written):
        serial = _BEFORE_SERIALS + timedelta(days=int(written))
        return Reading(
            serial, doubt=f"“{written}” is a day as spreadsheets count them. Is {english.day(serial)} meant?"
        )
    day = days.read_day(written)
    return Reading(day) if day else Reading(error=_no_day(written))


def is_month_first(cell: Cell) -> bool:
    """Return whether the cell is a day only if the month stands first: 04/25/2017."""
    numbers = _NUMBERS.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return numbers is not None and int(numbers[1]) <= 12 < int(numbers[3]) <= 31


def _of_numbers(written: str, first: int, second: int, year: int, month_may_be_first: bool) -> Reading:
    day_first, month_first = days.day_of(year, second, first), days.day_of(year, first, second)
    if day_first is None and month_first is None:
        return Reading(error=_no_day(written))
    if day_first is None and month_first is not None:
        return Reading(month_first, doubt=f"“{written}” has the month first. Is {english.day(month_first)} meant?")
    if day_first and month_first and month_may_be_first and first != second:
        both = f"{english.day(day_first)} or {english.day(month_first)}"
        return Reading(
            day_first,
            doubt=f"“{written}” can be {both}, and other days of this table have the month first. "
            f"Is {english.day(day_first)} meant?",
        )
    return Reading(day_first)


def _no_day(written: str) -> str:
    if _SHORT_YEAR.fullmatch(written):
        return f"“{written}” has a two-digit year. Write all four digits."
    return f"“{written}” is not a date. Write it as 1 April 2017 or 01/04/2017."
