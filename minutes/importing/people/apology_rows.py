"""The rows of a block of apologies: a category and a name each, in columns or divided by a blank or punctuation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutes.importing.lexicon import SEATS, is_sentence
from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark
from minutes.importing.parsed import Apology
from minutes.importing.tables import cells_of

from .enumeration import Person
from .names import People, without_alternate

_HEADER = re.compile(
    r"(?P<first>Category|Constituency|Seat|Role|Organisation|Company|Party|Representing|Names?|Members?)"
    r"\s+(?P<rest>\S.*)"
)
_HEADER_REST = re.compile(
    r"\b(?:members?|names?|representatives?|representing|category|constituency|organisation|company|role|party|seat)\b",
    re.I,
)
_NOBODY = re.compile(r"(?:none|nil|no apologies|vacan(?:t|cy))\b.{0,20}|n/?a|[–—-]", re.I)
_SAYS_APOLOGIES = re.compile(r"apologies\b|\S.* apologies\b", re.I)  # a sentence that names who sent them
_SECOND_COLUMN = 8
_MOST_BLANKS = 7
_OFFICE = re.compile(
    r"(?:the )?(?:(?:Deputy|Vice|Lord|Lady|Rt|Right|Most|Very)[ -])?"
    r"(?:Mayor|Hon\.?|Bishop|Vicar|Rector|President|Treasurer|Warden|Provost|Sheriff|Bailiff|Earl|Duke|Duchess|Chair\w*|Clerk|Minister|Ambassador|Master|Principal)\b",
    re.I,
)
_DIVIDED_ONCE = re.compile(r"(?<=\S)(?::\s*| [–—-] )")
_DIVIDED = re.compile(r"[(:,;]| [–—-] ")


@dataclass(frozen=True, slots=True)
class ApologyRow:
    cells: tuple[str, ...]
    apologies: tuple[Apology, ...]
    is_column: bool
    line: int
    unread: tuple[str, ...] = ()

    @property
    def category_first(self) -> bool:
        first = self.apologies[0].category if self.apologies else self.cells[0]
        return bool(first) and self.cells[0].startswith(first)


def read_header(line: SourceLine, people: People) -> tuple[str, ...] | None:
    cells = cells_of(line)
    found = _HEADER.fullmatch(line.text)
    if found is None or not _HEADER_REST.search(found["rest"]) or any(people.is_name(cell) for cell in cells[1:]):
        return None
    return cells if len(cells) > 1 else (found["first"], found["rest"])


class RowReader:
    """The reader of a block's rows, which knows its header and the rows before."""

    def __init__(self, header: tuple[str, ...] | None, people: People) -> None:
        self.rows: list[ApologyRow] = []
        self._header = header
        self._people = people

    def read(self, line: SourceLine) -> bool:
        """Read a line as the next row; False where the block has ended."""
        row = self._row(line)
        if row is not None:
            self.rows.append(row)
        return row is not None

    def may_be_row(self, line: SourceLine) -> bool:
        """Tell whether the line behind the last row may name somebody after all."""
        return (
            not line.after_gap
            and not line.text.endswith((":", "."))
            and not is_sentence(line.text)
            and line.text.count(" ") < _MOST_BLANKS
            and _OFFICE.match(line.text) is not None
        )

    def _row(self, line: SourceLine) -> ApologyRow | None:
        if line.text.endswith(":") or is_sentence(line.text) or _SAYS_APOLOGIES.match(line.text):
            return None
        mark = read_mark(line.text)
        text = mark.rest if mark is not None and mark.kind != "enumerator" else line.text
        cells = _cells(line, text)
        if _names_nobody(without_alternate(text), cells):
            return ApologyRow(cells, (), len(cells) == 2, line.number)
        if self._is_under_last_name(line, cells):
            return _row(line, ("", text), self._with_last_category(text), is_column=True)
        cells, found = (cells, self._in_cells(cells)) if len(cells) > 1 else self._divided(text)
        if not found or (line.after_gap and self.rows and not any(category for _, category in found)):
            return None
        unread = self._people.read(text).unread if len(cells) == 1 else ()
        return _row(line, cells, found, is_column=mark is None and len(cells) > 1, unread=unread)

    def _is_under_last_name(self, line: SourceLine, cells: Sequence[str]) -> bool:
        """Tell whether a line is another name under the last one, for the same category."""
        is_indented = len(cells) == 1 and line.indent >= _SECOND_COLUMN
        return is_indented and bool(self.rows) and self.rows[-1].is_column and bool(self.rows[-1].apologies)

    def _with_last_category(self, text: str) -> list[Person]:
        category = self.rows[-1].apologies[-1].category
        return [(name, category) for name, _ in self._people.named_in(text)]

    def _in_cells(self, cells: Sequence[str]) -> list[Person]:
        """The people of a row in columns."""
        people = self._people
        named = [cell for cell in cells if people.named_in(cell) and cell not in people.known]
        if not named:
            is_sure = bool(self.rows) and self.rows[-1].is_column and len(cells) == 2
            return [(cells[-1], cells[0])] if is_sure else []
        name = named[0] if SEATS.fullmatch(cells[-1]) else named[-1]
        others = [cell for cell in cells if cell != name]
        category = next((cell for cell in others if SEATS.fullmatch(cell)), others[0] if others else "")
        return [(person, own or category) for person, own in people.named_in(name)]

    def _divided(self, text: str) -> tuple[tuple[str, ...], list[Person]]:
        """The cells and people of a row whose columns are divided by one blank, or by punctuation."""
        divided = _DIVIDED.search(text)
        if divided and (divided[0] != "," or not self._people.begins_with_category(text)):
            category_first = bool(self.rows) and self.rows[-1].category_first
            return (text,), self._people.named_in(text, category_first=category_first)
        category, names = self._people.split(text, has_categories=self._has_categories())
        found = [(name, category) for name, _ in self._people.named_in(names)]
        if not category:
            return (text,), found
        name_first = text.startswith(names) and not text.startswith(category)
        return (names, category) if name_first else (category, names), found

    def _has_categories(self) -> bool:
        in_last = bool(self.rows) and any(apology.category for apology in self.rows[-1].apologies)
        return self._header is not None or in_last


def _names_nobody(text: str, cells: Sequence[str]) -> bool:
    """Tell whether a row says of a category that nobody of it sent apologies."""
    _, *behind = _DIVIDED_ONCE.split(text, maxsplit=1)
    in_second_cell = cells[1:] if len(cells) == 2 else ()
    return any(_NOBODY.fullmatch(wording) for wording in (*behind, *in_second_cell))


def _row(
    line: SourceLine, cells: tuple[str, ...], found: Sequence[Person], *, is_column: bool, unread: Sequence[str] = ()
) -> ApologyRow:
    apologies = tuple(Apology(category, name, line.number) for name, category in found)
    return ApologyRow(cells, apologies, is_column, line.number, tuple(unread))


def _cells(line: SourceLine, text: str) -> tuple[str, ...]:
    """The cells of a row without its bullet."""
    first, *others = cells_of(line)
    sign = line.text.removesuffix(text).strip()
    return tuple(cell for cell in (first.removeprefix(sign).strip(), *others) if cell)
