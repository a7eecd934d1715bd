"""Questions about panels and meetings that more than one place asks."""

import re
from calendar import month_name

from django.db.models import Q, QuerySet

from meetings.models import Meeting, OutcomeWord, Panel


def outcome_words(panel: Panel) -> frozenset[str]:
    """The words in capitals that make a decision on this panel: those that come with SmartGov, and its own."""
    rows = OutcomeWord.objects.filter(Q(panel=None) | Q(panel=panel)).order_by()
    return frozenset(rows.values_list("word", flat=True))


_MONTHS = {name: number for number, name in enumerate(month_name) if name}
_MONTH = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?\s+)?\b(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})\b"
)  # with a day before it, it is a date and no meeting
_NUMBER = re.compile(
    r"\b(\d{1,4})(?:st|nd|rd|th)\s+meeting\b|\bmeeting\s+(?:no\.\s*)?(\d{1,4})\b|\b[A-Z]{2,8}(\d{1,4})\b"
)


def meeting_meant(words: str, *, after: Meeting, among: QuerySet[Meeting]) -> Meeting | None:
    """The meeting of the same panel that minutes mean by "September 2017 meeting", "the 48th meeting", "next meeting".

    Resolved when it is read and not when it is written, since the meeting may be planned later. None where the words
    name no meeting, or none that is among those given.
    """
    later = among.filter(panel=after.panel_id, number__gt=after.number).order_by("number")
    month = _MONTH.search(words)
    if month and not month["day"]:
        year, number = int(month["year"]), _MONTHS[month["month"]]
        in_month = Q(held_on__year=year, held_on__month=number) | Q(held_in__year=year, held_in__month=number)
        return later.filter(in_month).first()
    if numbered := _NUMBER.search(words):
        return later.filter(number=int(next(filter(None, numbered.groups())))).first()
    return later.first() if "next meeting" in words.lower() else None
