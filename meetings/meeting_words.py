"""The meetings that words mean: "September 2017 meeting", "the 48th meeting", "next meeting"."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from core.days import MONTH, month_of
from meetings.enums import MeetingState
from meetings.meeting_named import meeting_named
from meetings.meeting_order import sittings_after
from meetings.models import Meeting
from meetings.references import BETWEEN, CODE, code_with_mark

# With a day before it, a month is part of a date and names no meeting.
_MONTH = re.compile(rf"(?P<day>\d(?:st|nd|rd|th)?\s+)?\b(?P<month>{MONTH})\s+(?P<year>\d{{4}})\b")
_MONTH_ALONE = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?\s+)?\b(?P<month>{MONTH})(?:[’']s)?\s+(?:[\w’'-]+\s+){{0,3}}?meeting\b|"
    rf"\bmeeting\s+in\s+(?P<month_after>{MONTH})\b"
)
_NUMBER = re.compile(
    r"\b(\d{1,4})(?:st|nd|rd|th)\s+meeting\b|\bmeeting\s+(?:no\.\s*)?(\d{1,4})\b|"
    rf"(?<![\w&-])(?P<code>{CODE}){BETWEEN}(\d{{1,4}})\b"
)


class _Meant(NamedTuple):
    """The meeting that words name: by its month, by its number, or as the next one; ``code`` is of which panel.

    A month without its year is one of the twelve that follow the meeting whose minutes these are, or its own.
    """

    month: tuple[int, int] | None = None
    number: int | None = None
    code: str = ""
    month_alone: int | None = None

    @property
    def is_the_next(self) -> bool:
        """Return whether it is but the next one that is held."""
        return not (self.month or self.month_alone or self.number)

    def is_met_by(self, meeting: Meeting, after: Meeting) -> bool:
        day = meeting.held_on or meeting.held_in
        if self.month:
            return day is not None and (day.year, day.month) == self.month
        if self.month_alone:
            first, last = _year_after(after)
            return day is not None and day.month == self.month_alone and first <= day < last
        if self.is_the_next:
            return meeting.state != MeetingState.CANCELLED
        if not self.code:
            return self.number == meeting.number and not meeting.series
        return self.number == meeting.number and self.code == code_with_mark(after.panel.code, meeting.series)

    def condition(self, after: Meeting) -> Q:
        """Return ``is_met_by`` as a condition for the database."""
        if self.month:
            year, month = self.month
            on = Q(held_on__year=year, held_on__month=month)
            return on | Q(held_on=None, held_in__year=year, held_in__month=month)
        if self.month_alone:
            first, last = _year_after(after)
            on = Q(held_on__month=self.month_alone, held_on__gte=first, held_on__lt=last)
            in_month = Q(held_in__month=self.month_alone, held_in__gte=first, held_in__lt=last)
            return on | (Q(held_on=None) & in_month)
        if self.is_the_next:
            return ~Q(state=MeetingState.CANCELLED)
        number = self.number or 0
        return meeting_named(self.code, number) if self.code else Q(series="", number=number)


def _year_after(meeting: Meeting) -> tuple[date, date]:
    """Return the first day of a meeting's month and that day a year and a month later; no day where it has none."""
    day = meeting.held_on or meeting.held_in
    if day is None:
        return date.max, date.max
    year, month = divmod(day.month, 12)
    return day.replace(day=1), date(min(day.year + 1 + year, date.max.year), month + 1, 1)


def _meant(words: str) -> _Meant | None:
    month = _MONTH.search(words)
    if month and not month["day"]:
        return _Meant(month=(int(month["year"]), month_of(month["month"])))
    if numbered := _NUMBER.search(words):
        ordinal, counted, code, referred = numbered.groups()
        return _Meant(number=int(ordinal or counted or referred), code=code or "")
    if "next meeting" in words.lower():
        return _Meant()
    alone = _MONTH_ALONE.search(words)
    return _Meant(month_alone=month_of(alone["month"] or alone["month_after"])) if alone and not alone["day"] else None


def names_a_meeting(words: str) -> bool:
    """Return whether the words name a meeting, planned or not."""
    return _meant(words) is not None


def meeting_meant(words: str, *, after: Meeting, among: QuerySet[Meeting]) -> Meeting | None:
    """Return the meeting of the same panel that minutes mean by words such as "the 48th meeting" or "next meeting".

    Resolved when it is read and not when it is written, since the meeting may be planned later. None where the words
    name no meeting, or none that is among those given.
    """
    meant = _meant(words)
    if meant is None:
        return None
    later = among.filter(meant.condition(after), sittings_after(after))
    return later.order_by("number").first()


def meeting_among(words: str, *, after: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    """Return the same among meetings that have been read: for lists, which ask it of each of their rows."""
    meant = _meant(words)
    if meant is None:
        return None
    later = (meeting for meeting in meetings if meeting.is_sitting_after(after))
    meetings_meant = (meeting for meeting in later if meant.is_met_by(meeting, after))
    return min(meetings_meant, key=lambda meeting: meeting.number, default=None)
