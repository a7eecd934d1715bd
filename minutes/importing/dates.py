"""Dates as British minutes print them, and the one on which the meeting was held."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from core.days import day_of, month_of

from .lexicon import MONTH

_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|[\"”“’'*°t]{1,2}))?"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_FORMS = (
    re.compile(rf"{_WEEKDAY}(?<![\d/.]){_DAY}[\s-]+(?:of\s+)?(?P<month>{MONTH})\.?,?[\s-]+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"{_WEEKDAY}\b(?P<month>{MONTH})\.?\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(
        rf"{_WEEKDAY}(?<![\d/.-])(?P<day>\d{{1,2}})(?P<s>[/.-])(?P<month>\d{{1,2}})(?P=s)(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(r"(?P<weekday>)(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
)
_OF_MEETING = re.compile(
    r"\bheld\b|\bmeeting date\b|\bdate of (?:the )?meeting\b|^\W*date\s*[:–—-]|\bmeeting\b.*\bon\b", re.I
)
_OF_OTHERS = re.compile(
    r"\b(?:next|previous|last|publish\w*|issued?|circulat\w*|approved|version|draft(?:ed)?|printed|deadline|due|"
    r"signed|amended|updated)\b",
    re.I,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def meeting_date(texts: Iterable[str]) -> date | None:
    """The one date that these lines give for the meeting; None if they give none, several, or a false weekday."""
    dated = [(text, found) for text in texts if not _OF_OTHERS.search(text) for found in _dates_in(text)]
    named = {found for text, found in dated if _OF_MEETING.search(text)}
    every = {found for _, found in dated}
    return next((dates.copy().pop() for dates in (named, every) if len(dates) == 1), None)


def _dates_in(text: str) -> Iterator[date | None]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield _date(match)


def _date(match: re.Match[str]) -> date | None:
    found = day_of(int(match["year"]), month_of(match["month"]), int(match["day"]))
    if found is None:
        return None
    weekday = (match["weekday"] or "").casefold()[:3]
    return found if not weekday or _WEEKDAYS[found.weekday()] == weekday else None
