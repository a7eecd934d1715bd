"""Published minutes, as a text layer extracted from a PDF, read into blocks. Pure: no Django, no database."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from minutes.importing.faults.corrected import corrected
from minutes.importing.faults.corrections import Faults
from minutes.importing.faults.coverage import doubts_of_coverage, doubts_of_furniture
from minutes.importing.faults.doubts import doubts_of_text, missing_items
from minutes.importing.furniture.found import Reasons, find_furniture
from minutes.importing.furniture.place import at_edges_of_pages, without_endings
from minutes.importing.people.apologies import (
    Region,
    apologies_in_sentences,
    apologies_in_tables,
    find_region,
    says_none,
)
from minutes.importing.people.initials import doubts_of_initials, initials_of
from minutes.importing.people.names import People, people_of

from .action_book import ActionBook
from .blocks import BlockBuilder
from .candidates import Candidate
from .closing_actions import ClosingActions
from .dates import meeting_date
from .items import find_items
from .layout import Layout, measure
from .lines import SourceLine, body_lines, read_lines
from .margin import Margin, MarginActions, doubt_of_margin, read_margin
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
from .unnumbered import FORM as HEADING

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
_READINGS = 3  # where a margin stands beside what can be no action, the text is read again with that line whole


def parse(
    source: str,
    *,
    panel_code: str,
    meeting_number: int,
    outcomes: Collection[str],
    leave_out_furniture: bool = False,
) -> ParsedMinutes:
    """The minutes of this meeting as their text layer prints them; nothing is corrected or left out unsaid.

    Lines that stand at the edges of pages are left out; others that look like furniture too, if the operator has agreed
    by ``leave_out_furniture``. ``outcomes`` are the panel's own outcome words.
    Raises Unreadable when no item is found, and WrongMeeting when the actions that the text raises are all numbered for
    another panel or meeting.
    """
    lines = read_lines(source)
    meeting = f"{panel_code.upper()}{meeting_number}"
    kept: frozenset[int] = frozenset()
    for attempt in range(_READINGS):
        page = _Page(lines, read_margin(lines, kept), leave_out=leave_out_furniture)
        reading = _Reading(page.body, measure(page.body), ActionBook(panel_code.upper(), f"{meeting}/"))
        reading.read()
        reading.take_actions(page)
        if not reading.notes_left:
            break
        kept |= reading.notes_left if attempt == 0 else frozenset(page.margin.notes)
    _guard_meeting(reading, meeting)
    return _Findings(page, reading, outcomes).parsed()


class _Page:
    """The lines of the source, those of them that are furniture, and those left for the body.

    ``likely`` are lines of the body that look like furniture too, but stand at the edges of no two pages.
    """

    def __init__(self, source: Sequence[SourceLine], margin: Margin, *, leave_out: bool) -> None:
        self.source = source
        self.margin = margin
        self.lines = margin.lines
        found = without_endings(self.lines, find_furniture(self.lines))
        self.furniture: Reasons = found if leave_out else at_edges_of_pages(self.lines, found)
        self.likely: Reasons = {index: found[index] for index in found if index not in self.furniture}
        self.body = body_lines(self.lines, self.furniture, skipped=margin.alone)
        self.line_at = line_finder(self.lines)
        if not self.body:
            raise Unreadable("The text holds page furniture only.")


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
    doubts: list[Doubt] = field(default_factory=list)
    notes_left: frozenset[int] = frozenset()
    are_headings: bool = False

    def read(self) -> None:
        found = find_items(self.body, self.layout)
        starts = [candidate.start for candidate in found]
        self.are_headings = found[0].form == HEADING
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
        blocks = self._blocks(lines[candidate.length :], candidate)
        return Item(candidate.number, candidate.title, blocks, candidate.printed)

    def take_actions(self, page: "_Page") -> None:
        """Make actions of the sentences beside the margin's notes, and of the lists headed "Actions"."""
        margin = MarginActions(page.margin.notes, page.line_at)
        with_margin = margin.items(self.items)
        self.notes_left = frozenset(page.margin.notes).difference(margin.taken)
        closing = ClosingActions(with_margin)
        self.items = closing.items()
        self.doubts += closing.doubts
        self.doubts += [doubt_of_margin(line) for line in page.source if line.number in page.margin.kept]

    def _blocks(self, lines: Sequence[SourceLine], item: Candidate | None) -> tuple[Block, ...]:
        region = self._region(lines, item)
        if region is None:
            return self._built(lines, item)
        self.has_region = True
        self.apologies += region.apologies
        before = self._built(lines[: region.start], item)
        within = region.blocks or self._built(lines[region.start : region.end], None)
        return (*before, *within, *self._built(lines[region.end :], item))

    def _region(self, lines: Sequence[SourceLine], item: Candidate | None) -> Region | None:
        if self.has_region or (item is not None and item.number not in self.early):
            return None
        titled = item is not None and item.title.text.casefold().startswith("apologies")
        return find_region(lines, self.people, titled=titled)

    def _built(self, lines: Sequence[SourceLine], item: Candidate | None) -> tuple[Block, ...]:
        number = item.number if item is not None else None
        is_outstanding = item is not None and _is_outstanding(item.title)
        return tuple(BlockBuilder(lines, self.layout, self.book, number, is_outstanding=is_outstanding).build())

    def _place(self, lines: Sequence[SourceLine], part: str) -> None:
        self.placed.update((line.number, part) for line in lines)


def _is_early(order: int, candidate: Candidate) -> bool:
    """Tell whether an item may hold the apologies."""
    return order < _EARLY_ITEMS or "apologies" in candidate.title.text.casefold()


class _Findings:
    """The parsed minutes put together: the reading, and what its wording tells as a whole."""

    def __init__(self, page: _Page, reading: _Reading, outcomes: Collection[str]) -> None:
        self._page = page
        self._lines = page.lines
        self._furniture = page.furniture
        self._reading = reading
        self._outcomes = outcomes
        self._pieces = list(all_pieces(reading.front, reading.items))
        self._line_at = page.line_at
        self._initials = initials_of(text.text for (number, _, _), text in self._pieces if number is None)

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
            margin=self._page.margin.cells,
            initials=MappingProxyType(self._initials),
        )

    def _apologies(self) -> tuple[tuple[Apology, ...], bool]:
        """The apologies, and whether the text records any, or that there were none."""
        reading = self._reading
        early = [text for (number, _, _), text in self._pieces if number is None or number in reading.early]
        apologies = (
            reading.apologies
            or list(apologies_in_sentences(early, self._line_at, reading.people))
            or list(apologies_in_tables(self._early_blocks(), reading.people))
        )
        is_recorded = bool(apologies) or reading.has_region or any(says_none(text.text) for text in early)
        return tuple(apologies), is_recorded

    def _early_blocks(self) -> list[Block]:
        early = [item for item in self._reading.items if item.number in self._reading.early]
        return [*self._reading.front, *(block for item in early for block in item.blocks)]

    def _doubts(self) -> Iterator[Doubt]:
        yield from self._reading.book.doubts
        yield from self._reading.doubts
        yield from doubts_of_coverage(self._page.body, self._reading.items, are_headings=self._reading.are_headings)
        yield from doubts_of_furniture(self._lines, self._page.likely)
        yield from doubts_of_initials(self._reading.items, self._initials)
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
        return {line.number: placed.get(line.number) or _elsewhere(line, left_out) for line in self._page.source}

    def _held_on(self) -> date | None:
        """The meeting's day as the lines before the first item give it, those of the pages where no other does."""
        first = self._reading.items[0].title.lines[0]
        front = [(index, line.text) for index, line in enumerate(self._lines) if line.number < first and line.text]
        of_body = meeting_date(text for index, text in front if index not in self._furniture)
        return of_body or meeting_date(text for _, text in front)


def _elsewhere(line: SourceLine, left_out: Collection[int]) -> str:
    """Where a line went that stands in no part of the minutes by itself."""
    if line.number in left_out:
        return "furniture"
    return "margin" if line.text else "blank"


def _is_outstanding(title: Piece) -> bool:
    """Tell whether an item is about actions of earlier meetings."""
    return _OUTSTANDING.search(title.text) is not None


def _guard_meeting(reading: _Reading, asked: str) -> None:
    if reading.book.raised:
        return
    outstanding = {item.number for item in reading.items if _is_outstanding(item.title)}
    tasks = [label for label, item in reading.book.met if label.sets_a_task and item not in outstanding]
    if tasks:
        found = ", ".join(dict.fromkeys(str(label.reference) for label in tasks))
        raise WrongMeeting(f"The actions in this text are numbered {found}, so these are not the minutes of {asked}.")
