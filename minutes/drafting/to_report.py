"""What was decided by correspondence and waits for the next meeting, in words with which its minutes can note it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.db.models import Q

from core import english
from meetings.access import PanelAccess
from meetings.enums import MeetingState
from meetings.meeting_order import earlier_than
from meetings.models import AgendaItem, Meeting
from meetings.panels.rules import PanelRules
from minutes.models import ItemText
from minutes.registers.decisions import DecisionRow, live_decisions

MOST_WAITING = 30
_BY_CORRESPONDENCE = re.compile(r",? by correspondence\b.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ToReport:
    """A decision by correspondence, or one statement of its record; ``sentence`` notes it."""

    reference: str
    day: str
    said: str
    sentence: str
    is_confidential: bool = False


def to_report(item: AgendaItem, access: PanelAccess) -> list[ToReport]:
    """Return what is recorded and no meeting has noted, as whoever drafts this one may read it; in three queries."""
    meeting = item.meeting
    waiting = [] if meeting.series else _not_noted(meeting)
    if not waiting:
        return []
    source = live_decisions(access, Q(item__meeting__in=[record.pk for record in waiting]))
    stated: defaultdict[str, list[DecisionRow]] = defaultdict(list)
    for row in map(source.show, source.rows.order_by("item__number", "position")):
        stated[row.meeting].append(row)
    lead = PanelRules.read(meeting.panel.rules).outcome_lead or meeting.panel.at_start
    return [each for record in waiting for each in _of_record(record, stated[record.reference], lead)]


def _not_noted(meeting: Meeting) -> list[Meeting]:
    """Return the decisions that no text of the panel's meetings names, those closed first at the top."""
    closed = Meeting.objects.by_correspondence().filter(
        earlier_than(meeting), state=MeetingState.CLOSED, minutes__isnull=False
    )
    records = list(closed.select_related("panel").order_by("-held_on", "-pk")[:MOST_WAITING])
    if not records:
        return []
    since = min(record.held_on for record in records if record.held_on)
    named = set(_named_in_texts(meeting, {record.code for record in records}, Q(item__meeting__held_on__gte=since)))
    return [record for record in reversed(records) if record.reference not in named]


def _named_in_texts(meeting: Meeting, codes: set[str], since: Q) -> Iterator[str]:
    """Yield the references of these codes in what the panel's meetings have written since."""
    texts = ItemText.objects.filter(
        since | Q(item__meeting__held_on=None), item__meeting__panel=meeting.panel_id, item__meeting__series=""
    )
    for code in sorted(codes):
        pattern = re.compile(rf"(?<![\w/&-]){re.escape(escape(code))}(?P<number>[1-9]\d*)(?![\d/])")
        for html in texts.filter(html__contains=escape(code)).values_list("html", flat=True):
            yield from (f"{code}{found['number']}" for found in pattern.finditer(html))


def _of_record(record: Meeting, rows: Sequence[DecisionRow], lead: str) -> Iterator[ToReport]:
    day = english.day(record.held_on) if record.held_on else ""
    for row in rows:
        what = _BY_CORRESPONDENCE.sub("", row.rest).strip(" .;,")
        sentence = f"{lead} noted that {_decided(row.outcome, what, day)} ({record.reference})."
        yield ToReport(record.reference, day, f"{row.outcome} {what}", sentence, row.is_confidential)
    if not rows:
        closed = f", closed on {day}" if day else ""
        sentence = f"{lead} noted what came of its decision by correspondence {record.reference}{closed}."
        yield ToReport(record.reference, day, "Its record says what came of it.", sentence)


def _decided(outcome: str, what: str, day: str) -> str:
    """Return what had been decided: "it had AGREED by correspondence on 10 August 2017 that the budget be approved"."""
    on = f"by correspondence{f' on {day}' if day else ''}"
    if outcome == "NOTED":  # that something was not agreed
        return f"{on} {what.removeprefix('that ')}"
    return f"it had {outcome} {on} {what}"
