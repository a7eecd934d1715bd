"""The body of published minutes: the lines that are no furniture, cut at the items and read part by part."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutes.importing.furniture.found import Reasons, find_furniture
from minutes.importing.furniture.place import at_edges_of_pages, without_endings
from minutes.importing.people.apologies import Region, find_region
from minutes.importing.people.initials import initials_of
from minutes.importing.people.names import People, people_of
from minutes.importing.people.unread import Unread

from .action_book import ActionBook
from .action_fields import FieldActions
from .blocks import BlockBuilder
from .candidates import Candidate
from .closing_actions import ClosingActions
from .items import every_candidate, find_items
from .layout import Layout
from .lines import SourceLine, body_lines
from .margin import Margin, MarginActions, doubt_of_margin
from .outstanding import is_outstanding
from .parsed import Apology, Block, Doubt, Item, Unreadable
from .pieces import all_pieces, line_finder
from .restarts import doubts_of_restarts, own_number
from .trailing_owners import TrailingOwners, ends_apart
from .unnumbered import FORM as HEADING

_EARLY_ITEMS = 2


class Page:
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
class Reading:
    """The body, cut at its items and read part by part, in the order of the text."""

    body: Sequence[SourceLine]
    layout: Layout
    book: ActionBook
    front: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    apologies: list[Apology] = field(default_factory=list)
    people: People = field(default_factory=People)
    unread: list[Unread] = field(default_factory=list)
    has_region: bool = False
    early: set[int] = field(default_factory=set)
    placed: dict[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    notes_left: frozenset[int] = frozenset()
    are_headings: bool = False

    def read(self) -> None:
        found = find_items(self.body, self.layout)
        self.doubts += doubts_of_restarts(found, every_candidate(self.body, self.layout))
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
        behind = [replace(lines[0], raw=candidate.rest, text=candidate.rest)] if candidate.rest else []
        blocks = self._blocks([*behind, *lines[candidate.length :]], candidate)
        return Item(candidate.number, candidate.title, blocks, candidate.printed)

    def take_actions(self, page: Page) -> None:
        """Make actions of the sentences beside the margin's notes, and of the lists headed "Actions"."""
        margin = MarginActions(page.margin.notes, page.line_at)
        apart = {line.number for line in page.lines if ends_apart(line)}
        trailing = TrailingOwners(initials_of(text.text for _, text in all_pieces(self.front, ())), apart)
        with_margin = margin.items(trailing.items(FieldActions().items(self.items)))
        self.notes_left = frozenset(page.margin.notes).difference(margin.taken)
        closing = ClosingActions(with_margin)
        self.items = closing.items()
        self.doubts += [*trailing.doubts, *closing.doubts]
        self.doubts += [doubt_of_margin(line) for line in page.source if line.number in page.margin.kept]

    def _blocks(self, lines: Sequence[SourceLine], item: Candidate | None) -> tuple[Block, ...]:
        region = self._region(lines, item)
        if region is None:
            return self._built(lines, item)
        self.has_region = True
        self.apologies += region.apologies
        self.unread += region.unread
        before = self._built(lines[: region.start], item)
        within = region.blocks or self._built(lines[region.start : region.end], None)
        return (*before, *within, *self._built(lines[region.end :], item))

    def _region(self, lines: Sequence[SourceLine], item: Candidate | None) -> Region | None:
        if self.has_region or (item is not None and item.number not in self.early):
            return None
        titled = item is not None and item.title.text.casefold().startswith("apologies")
        return find_region(lines, self.people, titled=titled)

    def _built(self, lines: Sequence[SourceLine], item: Candidate | None) -> tuple[Block, ...]:
        if item is None:
            return tuple(BlockBuilder(lines, self.layout, self.book, None).build())
        builder = BlockBuilder(
            lines,
            self.layout,
            self.book,
            item.number,
            counted=own_number(item),
            is_outstanding=is_outstanding(item.title),
        )
        return tuple(builder.build())

    def _place(self, lines: Sequence[SourceLine], part: str) -> None:
        self.placed.update((line.number, part) for line in lines)


def _is_early(order: int, candidate: Candidate) -> bool:
    """Tell whether an item may hold the apologies."""
    return order < _EARLY_ITEMS or "apologies" in candidate.title.text.casefold()
