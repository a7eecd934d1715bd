"""Until when an action is owed: the words of the minutes, resolved when they are read. Pure but for its meetings."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core import english
from core.days import MONTH, day_of, month_of
from core.working_days import WorkingCalendar
from meetings.meeting_words import meeting_among
from meetings.models import Meeting

LONG_AGO = 60  # working days; beyond, nobody counts them
YEARS = range(1900, 2200)  # in which an action can be due: to the year 9999 there are two million working days to count
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b")
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3})\s*(?:WDs?|working\s+days?)\b(?:\s+(?P<way>of|after|from|following|before)\s+(?=.))?",
    re.IGNORECASE,
)
_THIS_MEETING = re.compile(r"(?:the\s+date\s+of\s+)?(?:the|this)\s+meeting\b", re.IGNORECASE)
_WHOLE_MONTH = re.compile(rf"^(?:the\s+)?(?:end\s+of\s+)?(?P<month>{MONTH})\s+(?P<year>\d{{4}})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """What is printed, and the day it means, as far as one can say today; ``meeting`` if it means a meeting.

    How far off that is, is counted by the panel's own ``calendar``.
    """

    words: str
    calendar: WorkingCalendar
    day: date | None = None
    meeting: Meeting | None = None

    def overdue_by(self, today: date) -> int:
        """In working days; nought where it is not overdue."""
        if self.day is None or self.day >= today:
            return 0
        return max(self.calendar.between(self.day, today), 1)

    def standing(self, today: date) -> str:
        """In words how far off it is: "in 3 working days", "overdue by 5 working days"; nothing without a day."""
        if self.day is None:
            return ""
        if over := self.overdue_by(today):
            return (
                f"overdue by {english.count(over, 'working day')}"
                if over <= LONG_AGO
                else f"overdue since {english.day(self.day)}"
            )
        return (
            "due today"
            if self.day == today
            else f"in {english.count(self.calendar.between(today, self.day), 'working day')}"
        )


def due_of(words: str, *, since: Meeting, meetings: Sequence[Meeting], calendar: WorkingCalendar) -> Due:
    """What the words mean that stand in the minutes of one meeting; ``meetings`` are those it can mean.

    Working days are those of ``calendar``, and counted from the meeting that asked for them unless the words name
    another day or meeting; that one is day 0.
    """
    counts, rest = _counted(words)
    if counts and not rest:
        return Due(words, calendar, _added(counts, since.held_on, calendar))
    day, meeting = _day_meant(rest, since.held_on or since.held_in), None
    if day is None:
        meeting = meeting_among(rest, after=since, meetings=meetings)
        day = meeting.held_on if meeting else None
    return Due(words, calendar, _added(counts, day, calendar)) if counts else Due(words, calendar, day, meeting)


def _counted(words: str) -> tuple[list[int], str]:
    """The working days that are counted, each from what follows it, and what the last are counted from: nothing means
    from the meeting that asked. Without any, the words.
    """
    counts: list[int] = []
    place, end = 0, len(words)
    while counted := _COUNTED.search(words, place, end):
        counts.append(-int(counted["count"]) if (counted["way"] or "").lower() == "before" else int(counted["count"]))
        if counted["way"] is None:
            return counts, ""
        if place == 0:
            end = counted.end() + len(words[counted.end() :].partition("\n")[0])  # only its line is said of it
        place = counted.end()
        if _THIS_MEETING.match(words, place, end):
            return counts, ""
    return counts, words[place:end]


def _added(counts: Sequence[int], day: date | None, calendar: WorkingCalendar) -> date | None:
    for count in reversed(counts):
        day = calendar.add(day, count) if day else None
    return day


def _day_meant(words: str, since: date | None) -> date | None:
    text = words.strip()
    if match := _ISO.search(text) or _FIGURES.search(text):
        return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _DAY.search(text):
        month, day = month_of(match["month"]), int(match["day"])
        if match["year"]:
            return _date(int(match["year"]), month, day)
        return _first_after(since, month, day)
    if match := _WHOLE_MONTH.match(text):
        year, month = int(match["year"]), month_of(match["month"])
        return _date(year, month, monthrange(year, month)[1])
    return None


def _first_after(since: date | None, month: int, day: int) -> date | None:
    """A date without its year is the first one after the meeting that asked for it."""
    if since is None:
        return None
    this_year = _date(since.year, month, day)
    return this_year if this_year and this_year >= since else _date(since.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    return day_of(year, month, day) if year in YEARS else None
