"""The day by which an action is owed: the words of the minutes, resolved as they are read.

Pure but for its meetings. Days and periods by themselves are read by ``due_days``; here, what is counted from them and
from meetings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.due_days import day_in, fault_in_days
from core import english
from core.working_days import WorkingCalendar
from meetings.meeting_words import meeting_among, names_a_meeting
from meetings.models import Meeting

LONG_AGO = 60  # working days; beyond, nobody counts them
NOT_UNDERSTOOD = "no day understood"
NOT_YET = "no day yet"
HOW_TO_SAY = "Enter a date, such as 18 September 2027, or a meeting, such as the September meeting."
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3})\s*(?:WDs?|working\s+days?)\b(?:\s+(?P<way>of|after|from|following|before)\s+(?=.))?",
    re.IGNORECASE,
)
_THIS_MEETING = re.compile(r"(?:the\s+date\s+of\s+)?(?:the|this)\s+meeting\b", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?:due\s+)?by|(?:no|not)\s+later\s+than|on\s+or\s+before|due|on|at|within)\s+", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:before|ahead\s+of|prior\s+to|in\s+(?:good\s+)?time\s+for)\s+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONG_NUMBER = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Due:
    """The words that are printed and the day they mean, as far as one can say today; ``meeting`` if they mean one.

    The panel's own ``calendar`` counts how far off that is.
    """

    words: str
    calendar: WorkingCalendar
    day: date | None = None
    meeting: Meeting | None = None

    @property
    def day_words(self) -> str:
        """The day where the words do not say it themselves, or why there is none; "" where nothing is to be added."""
        if self.day is not None:
            day = english.day(self.day)
            return "" if day in self.words else day
        if not self.words:
            return ""
        return NOT_YET if self.meeting or names_a_meeting(self.words) else NOT_UNDERSTOOD

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
    another day or meeting; that one is day 0. What is due before a day is due on the one before it; what is due before
    a meeting, on the meeting's own.
    """
    counts, rest = _working_days_counted(words)
    if counts and not rest:
        return Due(words, calendar, _added(counts, since.held_on, calendar))
    day, meeting = _day_named(rest, since), None
    if day is None:
        meeting = meeting_among(rest, after=since, meetings=meetings)
        day = meeting.held_on if meeting else None
    return Due(words, calendar, _added(counts, day, calendar)) if counts else Due(words, calendar, day, meeting)


def fault_in_due(words: str) -> str:
    """Return, as a sentence, why nothing can be due until then: no such day, or no words at all; "" if it can be."""
    if fault := fault_in_days(words):
        return f"{fault} {HOW_TO_SAY}"
    is_figures = _LETTER.search(words) is None and day_in(words.strip(" .")) is None
    if words.strip() and (is_figures or _LONG_NUMBER.search(words)):
        said = words if len(words) <= 40 else f"{words[:40]}…"
        return f"“{said}” is neither a date nor a meeting. {HOW_TO_SAY}"
    return ""


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


def _day_named(words: str, since: Meeting) -> date | None:
    text = words.strip().rstrip(".")
    if leading := _LEADING.match(text):
        text = text[leading.end() :]
    before = _BEFORE.match(text)
    named = text[before.end() :] if before else text
    day = day_in(named, since.held_on or since.held_in, met_on=since.held_on)
    return day - timedelta(days=1) if before and day else day
