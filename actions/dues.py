"""The day by which an action is owed: the words of the minutes, resolved as they are read.

Pure but for its meetings.
"""

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
    """The words that are printed and the day they mean, as far as one can say today; ``meeting`` if they mean one.

    The panel's own ``calendar`` counts how far off that is.
    """

    words: str
    calendar: WorkingCalendar
    day: date | None = None
    meeting: Meeting | None = None

    def overdue_by(self, today: date) -> int:
        """Return by how many working days it is overdue; nought where it is not."""
        if self.day is None or self.day >= today:
            return 0
        return max(self.calendar.between(self.day, today), 1)

    def status(self, today: date) -> str:
        """Return in words how far off it is: "in 3 working days", "overdue by 5 working days"; "" without a day."""
        if self.day is None:
            return ""
        if self.day == today:
            return "due today"
        overdue = self.overdue_by(today)
        if overdue > LONG_AGO:
            return f"overdue since {english.day(self.day)}"
        if overdue:
            return f"overdue by {english.count(overdue, 'working day')}"
        return f"in {english.count(self.calendar.between(today, self.day), 'working day')}"


def due_of(words: str, *, since: Meeting, meetings: Sequence[Meeting], calendar: WorkingCalendar) -> Due:
    """Return what these words mean in the minutes of the meeting ``since``; ``meetings`` are those they can mean.

    Working days are those of ``calendar``, and counted from the meeting that asked for them unless the words name
    another day or meeting; that one is day 0.
    """
    counts, rest = _working_days_counted(words)
    if counts and not rest:
        return Due(words, calendar, _added(counts, since.held_on, calendar))
    day, meeting = _day_named(rest, since.held_on or since.held_in), None
    if day is None:
        meeting = meeting_among(rest, after=since, meetings=meetings)
        day = meeting.held_on if meeting else None
    return Due(words, calendar, _added(counts, day, calendar)) if counts else Due(words, calendar, day, meeting)


def _working_days_counted(words: str) -> tuple[list[int], str]:
    """Return the counts of working days, each from what follows it, and the words that the last is counted from.

    No words mean the meeting that asked. Where nothing is counted, all words are returned.
    """
    counts: list[int] = []
    start, end = 0, len(words)
    while found := _COUNTED.search(words, start, end):
        counts.append(_signed_count(found))
        if found["way"] is None:
            return counts, ""
        if start == 0:
            end = _end_of_line(words, found.end())  # only the first count's line is about it
        start = found.end()
        if _THIS_MEETING.match(words, start, end):
            return counts, ""
    return counts, words[start:end]


def _signed_count(found: re.Match[str]) -> int:
    count = int(found["count"])
    return -count if (found["way"] or "").lower() == "before" else count


def _end_of_line(words: str, start: int) -> int:
    return start + len(words[start:].partition("\n")[0])


def _added(counts: Sequence[int], day: date | None, calendar: WorkingCalendar) -> date | None:
    for count in reversed(counts):
        day = calendar.add(day, count) if day else None
    return day


def _day_named(words: str, since: date | None) -> date | None:
    text = words.strip()
    if figures := _ISO.search(text) or _FIGURES.search(text):
        return _date(int(figures["year"]), int(figures["month"]), int(figures["day"]))
    if named := _DAY.search(text):
        month, day = month_of(named["month"]), int(named["day"])
        return _date(int(named["year"]), month, day) if named["year"] else _first_after(since, month, day)
    if whole_month := _WHOLE_MONTH.match(text):
        return _last_of_month(int(whole_month["year"]), month_of(whole_month["month"]))
    return None


def _last_of_month(year: int, month: int) -> date | None:
    return _date(year, month, monthrange(year, month)[1])


def _first_after(since: date | None, month: int, day: int) -> date | None:
    """Return the first such day from the meeting's own on: that is what a day without a year means."""
    if since is None:
        return None
    this_year = _date(since.year, month, day)
    return this_year if this_year and this_year >= since else _date(since.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    return day_of(year, month, day) if year in YEARS else None
