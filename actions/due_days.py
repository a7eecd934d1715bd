"""Days and periods as the minutes say them: "12 Jan.", "Friday", "the end of December", "end of Q3". Pure.

A day or a period without its year is the first one from the meeting on whose minutes say it.
"""

import re
from calendar import day_name, monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from core.days import ANY_MONTH, ANY_WEEKDAY, FEWEST_LETTERS, day_of, month_of

YEARS = range(1900, 2200)  # in which an action can be due: to the year 9999 there are two million working days to count
_LONGEST_WAIT = 9  # years, until there is a 29 February again
_FRIDAY = 4
_ORDINAL = "(?:st|nd|rd|th)?"
_DAY = rf"\b(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<month>{ANY_MONTH})(?![a-z])(?:,?\s+(?P<year>\d{{4}})(?!\d))?"
_MONTH_FIRST = rf"\b(?P<month>{ANY_MONTH})\s+(?P<day>\d{{1,2}})(?!\d){_ORDINAL}(?![\w/])(?:,?\s+(?P<year>\d{{4}})\b)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b",
        r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b",
        _DAY,
        _MONTH_FIRST,
    )
)
_QUARTERS = ("first", "second", "third", "fourth")
_QUARTER = rf"(?:Q(?P<quarter>[1-4])|(?P<quarter_word>{'|'.join(_QUARTERS)})\s+quarter(?:\s+of)?)"
_PERIOD = re.compile(
    r"(?:the\s+)?(?:(?P<part>end|close|beginning|start)\s+(?:of\s+)?)?(?:the\s+)?"
    rf"(?:(?:(?P<month>{ANY_MONTH})|{_QUARTER})(?:,?\s+(?P<year>\d{{4}}))?|"
    r"(?P<span>week|month|quarter|year)|(?P<next>this|next)\s+(?P<next_span>week|month|quarter|year)|"
    r"(?:the\s+year\s+)?(?P<year_alone>\d{4}))",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?:(?:the\s+)?close\s+of\s+(?:business|play)|noon|midday|midnight|COB|EOD|\d{1,2}(?:[:.]\d{2})?\s?[ap]m|"
    r"\d{1,2}:\d{2}),?\s+(?:on\s+)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:on\s+|this\s+|the\s+following\s+)?(?P<name>{ANY_WEEKDAY})(?P<week>\s+week)?", re.IGNORECASE)
_WEEKDAYS = [name[:FEWEST_LETTERS] for name in day_name]
_NUMBERS = {name: number for number, name in enumerate("a two three four five six seven eight nine ten".split(), 1)}
_COUNTED = re.compile(
    rf"(?P<count>\d{{1,3}}|one|{'|'.join(_NUMBERS)})\s+(?:calendar\s+)?(?P<unit>day|week|month|fortnight)s?"
    r"(?:\s+(?:of|after|from)\s+(?:the|this)\s+meeting)?",
    re.IGNORECASE,
)
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}

Period = tuple[date, date]  # its first day and its last


def day_in(words: str, since: date | None = None, *, met_on: date | None = None) -> date | None:
    """Return the day that the words name, or on which the period they name ends; None where they name neither.

    ``met_on`` is the day of the meeting, ``since`` the same or the first of its month where only that is known.
    """
    text = " ".join(words.split())
    if hour := _HOUR.match(text):
        text = text[hour.end() :]
    if found := _dates_in(text):
        return _day_of(found[0], since)
    if period := _PERIOD.fullmatch(text):
        return _day_of_period(period, since)
    if met_on is None:
        return None
    if weekday := _WEEKDAY.fullmatch(text):
        return _next_weekday(weekday, met_on)
    counted = _COUNTED.fullmatch(text)
    return _counted_from(counted, met_on) if counted else None


def fault_in_days(words: str) -> str:
    """Return a sentence on the first date in the words that no calendar has; "" where all of them exist."""
    for found in _dates_in(" ".join(words.split())):
        month, day = month_of(found["month"]), int(found["day"])
        year = _year(found) if found["year"] else 2000  # which has every day that any year has
        if year not in YEARS:
            return f"“{found[0]}” is too far off: a date has a year from {YEARS.start} to {YEARS.stop - 1}."
        if day_of(year, month, day) is None:
            return f"There is no such day as “{found[0].strip()}”."
    return ""


def _dates_in(text: str) -> list[re.Match[str]]:
    """The dates of a text, in the first of the forms in which it has any."""
    for form in _FORMS:
        if found := list(form.finditer(text)):
            return found
    return []


def _day_of(found: re.Match[str], since: date | None) -> date | None:
    month, day = month_of(found["month"]), int(found["day"])
    if found["year"]:
        return _date(_year(found), month, day)
    return _first_from(since, lambda year: [_date(year, month, day)])


def _year(found: re.Match[str]) -> int:
    year = int(found["year"])
    return year + 2000 if len(found["year"]) == 2 else year


def _date(year: int, month: int, day: int) -> date | None:
    return day_of(year, month, day) if year in YEARS else None


def _first_from(since: date | None, days_of: Callable[[int], Iterable[date | None]]) -> date | None:
    """Return the first of the days that ``days_of`` gives for a year which is not before ``since``."""
    if since is None:
        return None
    years = range(since.year, since.year + _LONGEST_WAIT)
    return next((day for year in years for day in days_of(year) if day and day >= since), None)


def _day_of_period(found: re.Match[str], since: date | None) -> date | None:
    """Return the last day of the period, or its first where the words are of its beginning."""
    which = 0 if (found["part"] or "").lower() in ("beginning", "start") else 1
    if found["year_alone"]:
        return _of_year(int(found["year_alone"]))[which] if found["part"] else None
    if found["span"] or found["next_span"]:
        return _of_span(found, since, which)
    first, months = _months_of(found)
    if found["year"]:
        return (_of_months(int(found["year"]), first, months) or (None, None))[which]
    return _first_from(since, lambda year: [(_of_months(year, first, months) or (None, None))[which]])


def _months_of(found: re.Match[str]) -> tuple[int, int]:
    """Return the first month of a period and how many it has."""
    if found["month"]:
        return month_of(found["month"]), 1
    number = int(found["quarter"] or _QUARTERS.index(found["quarter_word"].lower()) + 1)
    return 3 * number - 2, 3


def _of_months(year: int, first: int, months: int) -> Period | None:
    if year not in YEARS:
        return None
    last = first + months - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _of_year(year: int) -> tuple[date | None, date | None]:
    return _of_months(year, 1, 12) or (None, None)


def _of_span(found: re.Match[str], since: date | None, which: int) -> date | None:
    """Return the day of "the end of the month", "next quarter": of the one in which the meeting was, or the next."""
    unit, is_next = (found["span"] or found["next_span"]).lower(), (found["next"] or "").lower() == "next"
    if since is None or (found["span"] and not found["part"]):
        return None
    if unit == "week":  # ends on a Friday
        monday = since - timedelta(days=since.weekday()) + timedelta(weeks=int(is_next))
        return monday + timedelta(days=_FRIDAY if which else 0)
    months = _MONTHS_OF[unit]
    place = (12 * since.year + since.month - 1) // months * months + (months if is_next else 0)
    return (_of_months(place // 12, place % 12 + 1, months) or (None, None))[which]


def _next_weekday(found: re.Match[str], since: date) -> date:
    """Return the first such day after the meeting; "Friday week" is a week later."""
    wanted = _WEEKDAYS.index(found["name"][:FEWEST_LETTERS].capitalize())
    ahead = (wanted - since.weekday() - 1) % 7 + 1
    return since + timedelta(days=ahead, weeks=1 if found["week"] else 0)


def _counted_from(found: re.Match[str], since: date) -> date | None:
    written = found["count"].lower()
    count = int(written) if written.isdecimal() else _NUMBERS.get(written, 1)
    match found["unit"].lower():
        case "day":
            return since + timedelta(days=count)
        case "week":
            return since + timedelta(weeks=count)
        case "fortnight":
            return since + timedelta(weeks=2 * count)
    place = 12 * since.year + since.month - 1 + count
    year, month = place // 12, place % 12 + 1
    return _date(year, month, min(since.day, monthrange(year, month)[1])) if year in YEARS else None
