"""Published minutes, as a text layer extracted from a PDF, read into blocks. Pure: no Django, no database."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from minutes.importing.faults.corrected import corrected
from minutes.importing.faults.corrections import Faults
from minutes.importing.faults.doubts import doubts_of_text, missing_items
from minutes.importing.furniture.found import Reasons, find_furniture
from minutes.importing.people.apologies import Region, apologies_in_sentences, find_region, says_none
from minutes.importing.people.names import People, people_of

from .action_book import ActionBook
from .blocks import BlockBuilder
from .dates import meeting_date
from .items import Candidate, find_items
from .layout import Layout, measure
from .lines import SourceLine, body_lines, read_lines
from .parsed import (
    ActionBlock,
    Apology,
    Block,
    BulletList,
    Correction,
    Doubt,
    Furniture,
    Item,
    ListEntry,
    Paragraph,
    ParsedMinutes,
    Piece,
    Subheading,
    Table,
    Unreadable,
    WrongMeeting,
)
from .pieces import all_pieces, line_finder

__all__ = [
    "ActionBlock",
    "Apology",
    "Block",
    "BulletList",
    "Correction",
    "Doubt",
    "Furniture",
    "Item",
    "ListEntry",
    "Paragraph",
    "ParsedMinutes",
    "Piece",
    "Subheading",
    "Table",
    "Unreadable",
    "WrongMeeting",
    "corrected",
    "parse",
]

_OUTSTANDING = re.compile(
    r"\bactions?\b.*\b(?:outstanding|log|register|update|review|list|tracker|arising|previous|status)\b|"
    r"\b(?:outstanding|previous|open|review of|update on|minutes and|arising)\b.*\bactions?\b|\bmatters arising\b",
    re.I,
)
_EARLY_ITEMS = 2


def parse(source: str, *, panel_code: str, meeting_number: int, outcomes: Collection[str]) -> ParsedMinutes:
    """The minutes of this meeting as their text layer prints them; nothing is corrected or left out unsaid.

    Raises Unreadable when no numbered item is found, and WrongMeeting when the actions that the text raises are
    all numbered for another panel or meeting. ``outcomes`` are the panel's own outcome words.
    """
    lines = read_lines(source)
    furniture = find_furniture(lines)
    body = body_lines(lines, furniture)
    layout = measure(body)
    reading = _Reading(body, layout, ActionBook(panel_code.upper(), f"{panel_code.upper()}{meeting_number}/"))
    front, items = reading.read(find_items(body, layout)) if body else reading.nothing()
    _guard_meeting(reading.book, items, f"{panel_code.upper()}{meeting_number}")
    pieces = list(all_pieces(front, items))
    line_at = line_finder(lines)
    doubts = [doubt for _, text in pieces for doubt in doubts_of_text(text, outcomes, line_at)]
    early = [text for (number, _, _), text in pieces if number is None or number in reading.early]
    apologies = reading.apologies or list(apologies_in_sentences(early, line_at, reading.people))
    return ParsedMinutes(
        front=front,
        items=items,
        apologies=tuple(apologies),
        apologies_recorded=bool(apologies) or reading.has_region or any(says_none(text.text) for text in early),
        held_on=_held_on(lines, furniture, items),
        furniture=tuple(Furniture(lines[at].number, lines[at].text, why) for at, why in sorted(furniture.items())),
        doubts=tuple(sorted([*reading.book.doubts, *missing_items(items), *doubts], key=lambda doubt: doubt.line)),
        corrections=tuple(Faults(pieces, lines, line_at).corrections()),
        placed=MappingProxyType(_places(lines, furniture, reading.places)),
    )


@dataclass(slots=True)
class _Reading:
    """The body, cut at its items and read part by part, in the order of the text."""

    body: Sequence[SourceLine]
    layout: Layout
    book: ActionBook
    apologies: list[Apology] = field(default_factory=list)
    people: People = field(default_factory=People)
    has_region: bool = False
    early: set[int] = field(default_factory=set)
    places: dict[int, str] = field(default_factory=dict)

    def nothing(self) -> tuple[tuple[Block, ...], tuple[Item, ...]]:
        raise Unreadable("The text holds page furniture only.")

    def read(self, found: Sequence[Candidate]) -> tuple[tuple[Block, ...], tuple[Item, ...]]:
        starts = [candidate.start for candidate in found]
        self.people = people_of(self.body[: starts[: _EARLY_ITEMS + 1][-1]])
        self._place(self.body[: starts[0]], "front matter")
        front = self._blocks(self.body[: starts[0]], None)
        self.early = {
            candidate.number
            for order, candidate in enumerate(found)
            if order < _EARLY_ITEMS or "apologies" in candidate.title.text.casefold()
        }
        items = [
            self._item(candidate, self.body[candidate.start : end])
            for candidate, end in zip(found, [*starts[1:], len(self.body)], strict=True)
        ]
        return front, tuple(items)

    def _item(self, candidate: Candidate, lines: Sequence[SourceLine]) -> Item:
        self._place(lines[: candidate.length], f"item {candidate.number} title")
        self._place(lines[candidate.length :], f"item {candidate.number}")
        return Item(candidate.number, candidate.title, self._blocks(lines[candidate.length :], candidate))

    def _blocks(self, lines: Sequence[SourceLine], item: Candidate | None) -> tuple[Block, ...]:
        number = item.number if item is not None else None
        region = self._region(lines, item)
        if region is None:
            return self._built(lines, number)
        self.has_region = True
        self.apologies += region.apologies
        within = region.blocks or self._built(lines[region.start : region.end], None)
        return (
            *self._built(lines[: region.start], number),
            *within,
            *self._built(lines[region.end :], number),
        )

    def _region(self, lines: Sequence[SourceLine], item: Candidate | None) -> Region | None:
        if self.has_region or (item is not None and item.number not in self.early):
            return None
        titled = item is not None and item.title.text.casefold().startswith("apologies")
        return find_region(lines, self.people, titled=titled)

    def _built(self, lines: Sequence[SourceLine], number: int | None) -> tuple[Block, ...]:
        return tuple(BlockBuilder(lines, self.layout, self.book, number).build())

    def _place(self, lines: Sequence[SourceLine], where: str) -> None:
        self.places.update((line.number, where) for line in lines)


def _places(lines: Sequence[SourceLine], furniture: Reasons, places: dict[int, str]) -> dict[int, str]:
    """Return where each source line went; a line that a form feed divides, by its last part."""
    left_out = {lines[at].number for at in furniture}
    return {
        line.number: places.get(line.number) or ("furniture" if line.number in left_out else "blank") for line in lines
    }


def _guard_meeting(book: ActionBook, items: Sequence[Item], asked: str) -> None:
    if book.raised:
        return
    outstanding = {item.number for item in items if _OUTSTANDING.search(item.title.text)}
    others = [str(label.reference) for label, item in book.met if label.sets_a_task and item not in outstanding]
    if others:
        found = ", ".join(dict.fromkeys(others))
        raise WrongMeeting(f"The actions in this text are numbered {found}, so these are not the minutes of {asked}.")


def _held_on(lines: Sequence[SourceLine], furniture: Reasons, items: Sequence[Item]) -> date | None:
    first = items[0].title.lines[0]
    front = [(at, line.text) for at, line in enumerate(lines) if line.number < first and line.text]
    return meeting_date(text for at, text in front if at not in furniture) or meeting_date(text for _, text in front)
