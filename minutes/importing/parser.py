"""Published minutes, as a text layer extracted from a PDF, read into blocks. Pure: no Django, no database."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
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
    if not body:
        raise Unreadable("The text holds page furniture only.")
    meeting = f"{panel_code.upper()}{meeting_number}"
    reading = _Reading(body, measure(body), ActionBook(panel_code.upper(), f"{meeting}/"))
    reading.read()
    _guard_meeting(reading, meeting)
    return _Findings(lines, furniture, reading, outcomes).parsed()


@dataclass(slots=True)
class _Reading:
    """The body, cut at its items and read part by part, in the order of the text."""

    body: Sequence[SourceLine]
    layout: Layout
    book: ActionBook
    front: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    apologies: list[Apology] = field(default_factory=list)
    people: People = field(default_factory=People)
    has_region: bool = False
    early: set[int] = field(default_factory=set)
    placed: dict[int, str] = field(default_factory=dict)

    def read(self) -> None:
        found = find_items(self.body, self.layout)
        starts = [candidate.start for candidate in found]
        self.people = people_of(self.body[: starts[: _EARLY_ITEMS + 1][-1]])
        self.early = {candidate.number for order, candidate in enumerate(found) if _is_early(order, candidate)}
        self._place(self.body[: starts[0]], "front matter")
        self.front = self._blocks(self.body[: starts[0]], None)
        ends = [*starts[1:], len(self.body)]
        parts = zip(found, starts, ends, strict=True)
        self.items = tuple(self._item(candidate, self.body[start:end]) for candidate, start, end in parts)

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
        before = self._built(lines[: region.start], number)
        within = region.blocks or self._built(lines[region.start : region.end], None)
        return (*before, *within, *self._built(lines[region.end :], number))

    def _region(self, lines: Sequence[SourceLine], item: Candidate | None) -> Region | None:
        if self.has_region or (item is not None and item.number not in self.early):
            return None
        titled = item is not None and item.title.text.casefold().startswith("apologies")
        return find_region(lines, self.people, titled=titled)

    def _built(self, lines: Sequence[SourceLine], number: int | None) -> tuple[Block, ...]:
        return tuple(BlockBuilder(lines, self.layout, self.book, number).build())

    def _place(self, lines: Sequence[SourceLine], part: str) -> None:
        self.placed.update((line.number, part) for line in lines)


def _is_early(order: int, candidate: Candidate) -> bool:
    """Tell whether an item may hold the apologies."""
    return order < _EARLY_ITEMS or "apologies" in candidate.title.text.casefold()


class _Findings:
    """The parsed minutes put together: the reading, and what its wording tells as a whole."""

    def __init__(
        self, lines: Sequence[SourceLine], furniture: Reasons, reading: _Reading, outcomes: Collection[str]
    ) -> None:
        self._lines = lines
        self._furniture = furniture
        self._reading = reading
        self._outcomes = outcomes
        self._pieces = list(all_pieces(reading.front, reading.items))
        self._line_at = line_finder(lines)

    def parsed(self) -> ParsedMinutes:
        apologies, apologies_recorded = self._apologies()
        return ParsedMinutes(
            front=self._reading.front,
            items=self._reading.items,
            apologies=apologies,
            apologies_recorded=apologies_recorded,
            held_on=self._held_on(),
            furniture=tuple(self._left_out()),
            doubts=tuple(sorted(self._doubts(), key=attrgetter("line"))),
            corrections=tuple(Faults(self._pieces, self._lines, self._line_at).corrections()),
            placed=MappingProxyType(self._placed()),
        )

    def _apologies(self) -> tuple[tuple[Apology, ...], bool]:
        """The apologies, and whether the text records any, or that there were none."""
        reading = self._reading
        early = [text for (number, _, _), text in self._pieces if number is None or number in reading.early]
        apologies = reading.apologies or list(apologies_in_sentences(early, self._line_at, reading.people))
        is_recorded = bool(apologies) or reading.has_region or any(says_none(text.text) for text in early)
        return tuple(apologies), is_recorded

    def _doubts(self) -> Iterator[Doubt]:
        yield from self._reading.book.doubts
        yield from missing_items(self._reading.items)
        for _, text in self._pieces:
            yield from doubts_of_text(text, self._outcomes, self._line_at)

    def _left_out(self) -> Iterator[Furniture]:
        for index, reason in sorted(self._furniture.items()):
            yield Furniture(self._lines[index].number, self._lines[index].text, reason)

    def _placed(self) -> dict[int, str]:
        """Return where each source line went; a line that a form feed divides, by its last part."""
        left_out = {self._lines[index].number for index in self._furniture}
        placed = self._reading.placed
        return {
            line.number: placed.get(line.number) or ("furniture" if line.number in left_out else "blank")
            for line in self._lines
        }

    def _held_on(self) -> date | None:
        """The meeting's day as the lines before the first item give it, those of the pages where no other does."""
        first = self._reading.items[0].title.lines[0]
        front = [(index, line.text) for index, line in enumerate(self._lines) if line.number < first and line.text]
        of_body = meeting_date(text for index, text in front if index not in self._furniture)
        return of_body or meeting_date(text for _, text in front)


def _guard_meeting(reading: _Reading, asked: str) -> None:
    if reading.book.raised:
        return
    outstanding = {item.number for item in reading.items if _OUTSTANDING.search(item.title.text)}
    tasks = [label for label, item in reading.book.met if label.sets_a_task and item not in outstanding]
    if tasks:
        found = ", ".join(dict.fromkeys(str(label.reference) for label in tasks))
        raise WrongMeeting(f"The actions in this text are numbered {found}, so these are not the minutes of {asked}.")
