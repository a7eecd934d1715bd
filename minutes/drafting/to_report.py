"""The decisions by correspondence that wait for the next meeting, in words with which its minutes can note them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from html import escape
from operator import or_

from django.db.models import Q

from core import english
from meetings.access import PanelAccess
from meetings.enums import MeetingState
from meetings.meeting_order import earlier_than
from meetings.models import AgendaItem, Meeting
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules
from minutes.drafting.record_words import the_body, without_outcomes
from minutes.models import ItemText
from minutes.registers.decisions import DecisionRow, live_decisions

MOST_WAITING = 30
_WHEN = " by correspondence"  # the last time: what was decided may say it


@dataclass(frozen=True, slots=True)
class ToReport:
    """A decision by correspondence, or one statement of its record; ``sentence`` notes it.

    ``is_named``: a text of the meeting names the decision already.
    """

    reference: str
    day: str
    said: str
    sentence: str
    is_confidential: bool = False
    is_named: bool = False


def to_report(item: AgendaItem, access: PanelAccess) -> list[ToReport]:
    """Return what is recorded and no other meeting has noted, as whoever drafts this one may read it.

    In four queries, in one where nothing is recorded.
    """
    meeting = item.meeting
    records = [] if meeting.series else _recorded_before(meeting)
    if not records:
        return []
    named = _named_in_texts(meeting, records)
    waiting = [record for record in records if not named[record.reference] - {meeting.pk}]
    source = live_decisions(access, Q(item__meeting__in=[record.pk for record in waiting]))
    stated: defaultdict[str, list[DecisionRow]] = defaultdict(list)
    for row in source.shown(list(source.rows.order_by("item__number", "position"))):
        stated[row.meeting].append(row)
    lead = PanelRules.read(meeting.panel.rules).outcome_lead or the_body(meeting.panel)
    words = outcome_words(meeting.panel) if stated else frozenset()
    return [
        replace(each, is_named=bool(named[record.reference]))
        for record in waiting
        for each in _of_record(record, stated[record.reference], lead, words)
    ]


def _recorded_before(meeting: Meeting) -> list[Meeting]:
    """Return the last decisions that have their record and were closed by a meeting, the first closed at the top."""
    closed = Meeting.objects.by_correspondence().filter(
        earlier_than(meeting), state=MeetingState.CLOSED, minutes__isnull=False
    )
    return list(closed.select_related("panel").order_by("-held_on", "-pk")[:MOST_WAITING])[::-1]


def _named_in_texts(meeting: Meeting, records: Sequence[Meeting]) -> defaultdict[str, set[int]]:
    """Return, by the reference of a decision, the panel's meetings whose texts name it."""
    first = min(record.held_on for record in records if record.held_on)
    held = Q(item__meeting__held_on__gte=first) | Q(item__meeting__held_on=None)
    texts = ItemText.objects.filter(held, item__meeting__panel=meeting.panel_id, item__meeting__series="")
    codes = {escape(record.code): record.code for record in records}
    names_one = reduce(or_, (Q(html__contains=written) for written in codes))
    patterns = {
        code: re.compile(rf"(?<![\w/&-]){re.escape(written)}(?P<number>[1-9]\d*)(?![\d/])")
        for written, code in codes.items()
    }
    named: defaultdict[str, set[int]] = defaultdict(set)
    for html, pk in texts.filter(names_one).values_list("html", "item__meeting"):
        for code, pattern in patterns.items():
            for found in pattern.finditer(html):
                named[f"{code}{found['number']}"].add(pk)
    return named


def without_when(said: str) -> str:
    """Return what a record says was decided, without when that was and by how many."""
    return said.rpartition(_WHEN)[0] or said


def _of_record(record: Meeting, rows: Sequence[DecisionRow], lead: str, words: frozenset[str]) -> Iterator[ToReport]:
    day = english.day(record.held_on) if record.held_on else ""
    for row in rows:
        what = without_when(row.rest).strip(" .;,")
        told = without_outcomes(what, words)
        sentence = f"{lead} noted that {_decided(row.outcome, told, day)} ({record.reference})."
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
