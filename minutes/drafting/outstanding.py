"""The actions that a meeting takes up from earlier ones, in words with which its minutes can record them."""

from dataclasses import dataclass

from django.db.models import Q

from actions.models import ActionState
from core import english
from core.characters import one_line
from meetings.access import PanelAccess
from meetings.models import AgendaItem
from minutes.registers import ActionRow
from minutes.registers.actions import live_actions
from minutes.registers.due_status import Followed, follow, outstanding_before

_HELD_TO_BE = {
    ActionState.ON_TARGET: "on target",
    ActionState.AT_RISK: "at risk",
    ActionState.CLOSURE_PROPOSED: "complete",
}


@dataclass(frozen=True, slots=True)
class TakenUp:
    """An outstanding action; ``sentences`` record how it stands, empty while its number could still change."""

    followed: Followed
    sentences: str


def to_take_up(item: AgendaItem, access: PanelAccess) -> list[TakenUp]:
    """Return what is outstanding at the meeting of an item, as whoever drafts it may read it; in two queries."""
    source = live_actions(access, outstanding_before(item.meeting), Q())
    rows = sorted((source.show(row) for row in source.rows), key=lambda row: row.reference)
    return [
        TakenUp(followed, "" if followed.row.is_draft_number else f"{followed.row.reference}: {_recorded(followed)}")
        for followed in follow(rows, access)
    ]


def _recorded(followed: Followed) -> str:
    """Return what was reported, and what follows from it: nothing that only the meeting can decide."""
    return f"{_reported(followed.row)} {_follows(followed)}"


def _reported(row: ActionRow) -> str:
    if row.word is None:
        return "No update had been received."
    day, note = f"{english.day(row.word.on)}", _quoted(row.word.note)
    if row.state in _HELD_TO_BE:
        return f"{row.owner or row.word.by} reported on {day} that this action was {_HELD_TO_BE[row.state]}{note}"
    return f"This action was reopened on {day}{note}"


def _quoted(note: str) -> str:
    """The end of a sentence that a note, where there is one, is quoted in."""
    words = one_line(note)
    if not words:
        return "."
    return f": “{words}”" if words.endswith((".", "!", "?")) else f": “{words}”."


def _follows(followed: Followed) -> str:
    if followed.row.state == ActionState.CLOSURE_PROPOSED:
        return "It was proposed that the action be closed."
    if followed.overdue_by and followed.due.day:
        return f"The action was due by {english.day(followed.due.day)} and remains open."
    return "The action remains open."
