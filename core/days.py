"""Days as people write them: read from a whole text, or found within one by patterns made of these. Pure.

Figures are read as in Britain: the day stands before the month.
"""

import re
from calendar import day_name, month_name
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(month_name[1:], start=1)}
MONTH = f"(?:{'|'.join(month_name[1:])})"  # a pattern: the name of a month in full
FEWEST_LETTERS = 3  # of a month that is written short
_SHORT = "|".join([*(name[:FEWEST_LETTERS] for name in month_name[1:]), "Sept"])
ANY_MONTH = rf"(?:{MONTH}|(?:{_SHORT})(?![a-z])\.?)"  # likewise, or written short
_SHORT_DAYS = "|".join([*(name[:FEWEST_LETTERS] for name in day_name), "Tues", "Weds", "Thur", "Thurs"])
ANY_WEEKDAY = rf"(?:{'|'.join(day_name)}|(?:{_SHORT_DAYS})(?![a-z])\.?)"

_NAME = r"(?P<month>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}(?:[T ]00:00(?::00)?)?",
        rf"{_DAY}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[ -]{_NAME}[ -]{_YEAR}",
        rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
    )
)


def read_day(text: str) -> date | None:
    """Return the day that the whole text is: "1 April 2017", "1st Apr 2017", "01/04/2017", "2017-04-01"; else None."""
    written = " ".join(text.split())
    for form in _FORMS:
        if found := form.fullmatch(written):
            return day_of(int(found["year"]), month_of(found["month"]), int(found["day"]))
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day of these numbers; None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(written: str) -> int:
    """Return the number of a month from its figures, its name, or at least three letters of it; 0 for no month."""
    if written.isdigit():
        return int(written)
    name = written.casefold().removesuffix(".")
    if len(name) < FEWEST_LETTERS:
        return 0
    return next((number for full, number in _MONTHS.items() if full.startswith(name)), 0)
