"""The meetings that words mean: "September 2017 meeting", "the 48th meeting", "next meeting"."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q, QuerySet

from core.days import MONTH, month_of
from meetings.models import Meeting

_MONTH = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?\s+)?\b(?P<month>{MONTH})\s+(?P<year>\d{{4}})\b"
)  # with a day before it, it is a date and no meeting


_NUMBER = re.compile(
    r"\b(\d{1,4})(?:st|nd|rd|th)\s+meeting\b|\bmeeting\s+(?:no\.\s*)?(\d{1,4})\b|\b[A-Z]{2,8}(\d{1,4})\b"
)


class _Meant(NamedTuple):
    """The meeting that words name: by its month, by its number, or as the next one."""

    month: tuple[int, int] | None = None
    number: int | None = None

    def is_met_by(self, meeting: Meeting) -> bool:
        day = meeting.held_on or meeting.held_in
        if self.month:
            return day is not None and (day.year, day.month) == self.month
        return self.number in (None, meeting.number)

    @property
    def condition(self) -> Q:
        """Return ``is_met_by`` as a condition for the database."""
        if self.month:
            year, month = self.month
            on = Q(held_on__year=year, held_on__month=month)
            return on | Q(held_on=None, held_in__year=year, held_in__month=month)
        return Q() if self.number is None else Q(number=self.number)


def _meant(words: str) -> _Meant | None:
    month = _MONTH.search(words)
    if month and not month["day"]:
        return _Meant(month=(int(month["year"]), month_of(month["month"])))
    if numbered := _NUMBER.search(words):
        return _Meant(number=int(next(filter(None, numbered.groups()))))
    return _Meant() if "next meeting" in words.lower() else None


def meeting_meant(words: str, *, after: Meeting, among: QuerySet[Meeting]) -> Meeting | None:
    """Return the meeting of the same panel that minutes mean by words such as "the 48th meeting" or "next meeting".

    Resolved when it is read and not when it is written, since the meeting may be planned later. None where the words
    name no meeting, or none that is among those given.
    """
    meant = _meant(words)
    if meant is None:
        return None
    later = among.filter(meant.condition, panel=after.panel_id, number__gt=after.number)
    return later.order_by("number").first()


def meeting_among(words: str, *, after: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    """Return the same among meetings that have been read: for lists, which ask it of each of their rows."""
    meant = _meant(words)
    if meant is None:
        return None
    later = (meeting for meeting in meetings if meeting.panel_id == after.panel_id and meeting.number > after.number)
    return min(filter(meant.is_met_by, later), key=lambda meeting: meeting.number, default=None)
