"""The differences between two texts of the same minutes, word by word, for a reader of the first. Pure.

Two blocks that have hardly a word in common are shown one after the other, each as a whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from core import english
from meetings.item_numbers import ItemNumber
from minutes.document.interests import interest_words
from minutes.document.model import DocumentAttendee, DocumentBlock, DocumentDecision, DocumentItem, MinutesDocument
from minutes.document.quorum import quorum_words

from .common_words import Run, common_runs
from .reading_anew import read_anew

_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts ("same"), only in the first ("gone") or only in the second ("new")."""

    tag: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A place that differs: which item it stands in (none: before the first) and its words."""

    number: ItemNumber | None
    title: str
    pieces: tuple[Piece, ...]


def changes_between(first: MinutesDocument, second: MinutesDocument) -> tuple[Changed, ...]:
    """Every place that differs, in the order of the second text; both are read by the same rules, whenever frozen."""
    return tuple(_changes(read_anew(first), read_anew(second)))


def _changes(first: MinutesDocument, second: MinutesDocument) -> Iterator[Changed]:
    yield from _compared(None, "Attendance", _attendance(first), _attendance(second))
    yield from _compared(None, "Opening", _texts(first.front), _texts(second.front))
    before = {item.number: item for item in first.items}
    for item in second.items:
        old = before.pop(item.number, DocumentItem(item.number, ""))
        yield from _compared(item.number, item.title, dict(_readable(old)), dict(_readable(item)))
    for gone in before.values():
        yield from _compared(gone.number, gone.title, dict(_readable(gone)), {})


def _compared(number: ItemNumber | None, title: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Changed]:
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key, ""), new.get(key, "")
        if was != now:
            yield Changed(number, title, tuple(_pieces(was, now)))


def _pieces(was: str, now: str) -> Iterator[Piece]:
    old, new = _WORD.findall(was), _WORD.findall(now)
    old_end = new_end = 0
    for run in [*common_runs(old, new), Run(len(old), len(new), 0)]:
        gone, added = "".join(old[old_end : run.old_start]), "".join(new[new_end : run.new_start])
        old_end, new_end = run.old_start + run.length, run.new_start + run.length
        if gone:
            yield Piece("gone", gone)
        if added:
            yield Piece("new", added)
        if run.length:
            yield Piece("same", "".join(new[run.new_start : new_end]))


def _readable(item: DocumentItem) -> Iterator[tuple[str, str]]:
    """The parts of an item that a reader can tell apart, each with its key."""
    if item.title:
        yield "title", f"{item.number.heading} {item.title}"
    yield "secrecy", item.sensitivity_reason
    yield "withdrawn", item.withdrawn_reason and f"Withdrawn: {item.withdrawn_reason}"
    for interest in item.interests:
        yield f"interest {interest.name}", interest_words(interest)
    yield "quorum", quorum_words(item)
    yield from _texts(item.blocks).items()
    for action in item.actions:
        due = f", due {action.due}" if action.due else ""
        yield f"owed {action.id}", f"{action.reference}: {action.owner}{due}"
    for decision in item.decisions:
        yield f"facts {decision.id}", _facts(decision)


def _facts(decision: DocumentDecision) -> str:
    """The facts of a decision that stand in its row and not in its text."""
    refusal = "a refusal" if decision.is_negative else ""
    dissent = "" if decision.dissent_count is None else f"{decision.dissent_count} dissenting"
    names = ", ".join(decision.dissent_names)
    vote = decision.vote.sentence if decision.vote else ""
    facts = (decision.carried_by, decision.condition, decision.deferred_to, refusal, dissent, names, vote)
    return "; ".join(filter(None, facts))


def _texts(blocks: Iterable[DocumentBlock]) -> dict[str, str]:
    return {block.id: f"{block.text}{_secrecy(block)}" for block in blocks}


def _secrecy(block: DocumentBlock) -> str:
    if block.sensitivity == "public":
        return ""
    return f" (confidential: {block.sensitivity_reason})" if block.sensitivity_reason else " (confidential)"


def _attendance(document: MinutesDocument) -> dict[str, str]:
    return {f"{attendee.kind} {attendee.name}": _attendee(attendee) for attendee in document.attendance}


def _attendee(attendee: DocumentAttendee) -> str:
    return ", ".join(filter(None, (attendee.name, attendee.category, attendee.kind, attendee.detail)))


def in_words(changes: Iterable[Changed]) -> str:
    """Say how much differs and where: "Two places differ, in items 2 and 6"."""
    places = list(changes)
    if not places:
        return "Word for word the same"
    count = english.spelt_count(len(places), "place differs", "places differ").capitalize()
    return f"{count}{_where(places)}"


def _where(places: Iterable[Changed]) -> str:
    items = [str(number) for number in dict.fromkeys(place.number for place in places) if number is not None]
    if not items:
        return ""
    return f", in {'item' if len(items) == 1 else 'items'} {english.and_list(items)}"
