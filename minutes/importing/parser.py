"""Published minutes, as a text layer extracted from a PDF, read into blocks. Pure: no Django, no database."""

from collections.abc import Collection, Iterator
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from meetings.references import meeting_written
from minutes.importing.faults.corrected import corrected
from minutes.importing.faults.corrections import Faults
from minutes.importing.faults.coverage import doubts_of_coverage, doubts_of_furniture
from minutes.importing.faults.doubts import doubts_of_text, missing_items, outcomes_in_actions
from minutes.importing.people.apology_sentences import apologies_in_sentences, says_none, with_others
from minutes.importing.people.apology_tables import apologies_in_tables
from minutes.importing.people.initials import doubts_of_initials, initials_of
from minutes.importing.people.lengths import as_recorded, doubts_of_lengths
from minutes.importing.people.unread import doubts_of_apologies

from .action_book import UNNUMBERED, ActionBook
from .body import Page, Reading
from .dates import meeting_date
from .layout import measure
from .lines import SourceLine, read_lines
from .lower_case import possible_in
from .margin import read_margin
from .outstanding import is_outstanding
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
    PossibleStatement,
    Subheading,
    Table,
    Unreadable,
    WrongMeeting,
)
from .pieces import TITLE, PieceAddress, all_pieces
from .secrecy import doubts_of_secrecy, with_secrecy

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
    "PossibleStatement",
    "Subheading",
    "Table",
    "Unreadable",
    "WrongMeeting",
    "corrected",
    "parse",
]

LOWER_CASE = "lower-case outcome"
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
    meeting = meeting_written(panel_code.upper(), meeting_number)
    kept: frozenset[int] = frozenset()
    for attempt in range(_READINGS):
        page = Page(lines, read_margin(lines, kept), leave_out=leave_out_furniture)
        reading = Reading(page.body, measure(page.body), ActionBook(panel_code.upper(), f"{meeting}/"))
        reading.read()
        reading.take_actions(page)
        reading.items = with_secrecy(reading.front, reading.items)
        if not reading.notes_left:
            break
        kept |= reading.notes_left if attempt == 0 else frozenset(page.margin.notes)
    _guard_meeting(reading, meeting)
    return _Findings(page, reading, outcomes).parsed()


class _Findings:
    """The parsed minutes put together: the reading, and what its wording tells as a whole."""

    def __init__(self, page: Page, reading: Reading, outcomes: Collection[str]) -> None:
        self._page = page
        self._lines = page.lines
        self._furniture = page.furniture
        self._reading = reading
        self._outcomes = outcomes
        self._pieces = list(all_pieces(reading.front, reading.items))
        self._line_at = page.line_at
        self._possible = tuple(possible_in(self._statement_pieces(), outcomes, self._line_at))
        self._early = [text for (number, _, _), text in self._pieces if number is None or number in reading.early]
        tables = [block for block in self._early_blocks() if isinstance(block, Table)]
        self._initials = initials_of((text.text for text in self._early), tables)
        found = self._apologies_found()
        self._apologies = tuple(as_recorded(found))
        self._too_long = tuple(doubts_of_lengths(found))

    def parsed(self) -> ParsedMinutes:
        return ParsedMinutes(
            front=self._reading.front,
            items=self._reading.items,
            apologies=self._apologies,
            apologies_recorded=self._are_apologies_recorded(),
            held_on=self._held_on(),
            furniture=tuple(self._left_out()),
            doubts=tuple(sorted(self._doubts(), key=attrgetter("line"))),
            corrections=tuple(Faults(self._pieces, self._lines, self._line_at).corrections()),
            placed=MappingProxyType(self._placed()),
            margin=self._page.margin.cells,
            possible=self._possible,
            are_headings=self._reading.are_headings,
            rows_over_lines=tuple(self._reading.book.rows_over_lines),
            initials=MappingProxyType(self._initials),
        )

    def _apologies_found(self) -> tuple[Apology, ...]:
        """The apologies of a block, with those that sentences add; of tables, where there is neither."""
        people = self._reading.people
        sentences = apologies_in_sentences(self._early, self._line_at, people)
        found = with_others(self._reading.apologies, sentences)
        return found or tuple(apologies_in_tables(self._early_blocks(), people))

    def _are_apologies_recorded(self) -> bool:
        """Tell whether the text records any apologies, or that there were none."""
        is_said = self._reading.has_region or any(says_none(text.text) for text in self._early)
        return bool(self._apologies) or is_said

    def _under_title_of_apologies(self) -> list[Piece]:
        titled = {item.number for item in self._reading.items if "apolog" in item.title.text.casefold()}
        return [text for (number, index, _), text in self._pieces if number in titled and index != TITLE]

    def _early_blocks(self) -> list[Block]:
        early = [item for item in self._reading.items if item.number in self._reading.early]
        return [*self._reading.front, *(block for item in early for block in item.blocks)]

    def _doubts(self) -> Iterator[Doubt]:
        yield from self._doubts_of_labels()
        yield from self._reading.doubts
        yield from doubts_of_coverage(self._page.body, self._reading.items, are_headings=self._reading.are_headings)
        yield from doubts_of_furniture(self._lines, self._page.likely)
        yield from doubts_of_initials(self._reading.items, self._initials)
        yield from self._too_long
        yield from doubts_of_apologies(
            self._reading.unread,
            self._early,
            self._early_blocks(),
            self._apologies,
            under_title=self._under_title_of_apologies(),
            people=self._reading.people,
            line_at=self._line_at,
        )
        yield from doubts_of_secrecy(self._reading.items, self._front_lines(), list(self._left_out()))
        yield from missing_items(self._reading.items)
        yield from outcomes_in_actions(self._reading.items, self._outcomes, self._line_at)
        yield from map(_doubt_of_possible, self._possible)
        for _, text in self._pieces:
            yield from doubts_of_text(text, self._outcomes, self._line_at)

    def _statement_pieces(self) -> list[tuple[PieceAddress, Piece]]:
        """The pieces of items in which statements can stand: no titles, sub-headings or actions."""
        kinds = {
            (item.number, index)
            for item in self._reading.items
            for index, block in enumerate(item.blocks)
            if isinstance(block, Paragraph | BulletList) or (isinstance(block, ActionBlock) and block.states)
        }
        return [(where, text) for where, text in self._pieces if where[:2] in kinds]

    def _front_lines(self) -> list[SourceLine]:
        first = self._reading.items[0].title.lines[0]
        return [line for line in self._page.body if line.number < first]

    def _doubts_of_labels(self) -> Iterator[Doubt]:
        """The doubts that labels raised, without those about lines that became actions after all."""
        blocks = (block for item in self._reading.items for block in item.blocks)
        actions = {line for block in blocks if isinstance(block, ActionBlock) for line in block.text.lines}
        for doubt in self._reading.book.doubts:
            if doubt.kind != UNNUMBERED or doubt.line not in actions:
                yield doubt

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


def _doubt_of_possible(statement: PossibleStatement) -> Doubt:
    message = f"“{statement.wording}” may be an outcome; it is not printed as one, so it was not read as one."
    return Doubt(statement.line, LOWER_CASE, statement.wording, message)


def _elsewhere(line: SourceLine, left_out: Collection[int]) -> str:
    """Where a line went that stands in no part of the minutes by itself."""
    if line.number in left_out:
        return "furniture"
    return "margin" if line.text else "blank"


def _guard_meeting(reading: Reading, asked: str) -> None:
    if reading.book.raised:
        return
    outstanding = {item.number for item in reading.items if is_outstanding(item.title)}
    tasks = [label for label, item in reading.book.met if label.sets_a_task and item not in outstanding]
    if tasks:
        found = ", ".join(dict.fromkeys(str(label.reference) for label in tasks))
        raise WrongMeeting(f"The actions in this text are numbered {found}, so these are not the minutes of {asked}.")
