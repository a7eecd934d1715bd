"""The rows of a block of apologies: a category and a name each, in columns or divided by a blank or punctuation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutes.importing.lexicon import SEATS, is_sentence
from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark
from minutes.importing.parsed import Apology
from minutes.importing.tables import cells_of

from .names import People, Person, without_alternate

_HEADER = re.compile(
    r"(?P<first>Category|Constituency|Seat|Role|Organisation|Company|Party|Representing|Names?|Members?)"
    r"\s+(?P<rest>\S.*)"
)
_HEADER_REST = re.compile(
    r"\b(?:members?|names?|representatives?|representing|category|constituency|organisation|company|role|party|seat)\b",
    re.I,
)
_NOBODY = re.compile(r"(?:none|nil|no apologies|vacan(?:t|cy))\b.{0,20}|n/?a|[–—-]", re.I)
_SECOND_COLUMN = 8
_DIVIDED_ONCE = re.compile(r"(?<=\S)(?::\s*| [–—-] )")
_DIVIDED = re.compile(r"[(:,;]| [–—-] ")


@dataclass(frozen=True, slots=True)
class ApologyRow:
    cells: tuple[str, ...]
    apologies: tuple[Apology, ...]
    is_column: bool

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


def read_row(
    line: SourceLine, header: tuple[str, ...] | None, before: ApologyRow | None, people: People
) -> ApologyRow | None:
    """The row that a line is; None where the block has ended."""
    if line.text.endswith(":") or is_sentence(line.text):
        return None
    mark = read_mark(line.text)
    text = mark.rest if mark is not None and mark.kind != "enumerator" else line.text
    cells = _cells(line, text)
    if _names_nobody(without_alternate(text), cells):
        return ApologyRow(cells, (), is_column=len(cells) == 2)
    if (
        before is not None
        and before.is_column
        and before.apologies
        and len(cells) == 1
        and line.indent >= _SECOND_COLUMN
    ):
        # Another name under the last one, for the same category.
        same = [(name, before.apologies[-1].category) for name, _ in people.named_in(text)]
        return _row(line, ("", text), same, is_column=True)
    if len(cells) > 1:
        found, is_column = _in_cells(cells, people, is_sure=before is not None and before.is_column), True
    else:
        others_have = before is not None and any(apology.category for apology in before.apologies)
        category_first = before is not None and before.category_first
        has_categories = header is not None or others_have
        cells, found = _split(text, people, has_categories=has_categories, category_first=category_first)
        is_column = len(cells) == 2
    if not found or (line.after_gap and before is not None and not any(category for _, category in found)):
        return None
    return _row(line, cells, found, is_column=is_column and mark is None)


def _names_nobody(text: str, cells: Sequence[str]) -> bool:
    """Tell whether a row says of a category that nobody of it sent apologies."""
    _, *said = _DIVIDED_ONCE.split(text, maxsplit=1)
    return any(_NOBODY.fullmatch(each) for each in (*said, *(cells[1:] if len(cells) == 2 else ())))


def _row(line: SourceLine, cells: tuple[str, ...], found: Sequence[Person], *, is_column: bool) -> ApologyRow:
    return ApologyRow(cells, tuple(Apology(category, name, line.number) for name, category in found), is_column)


def _cells(line: SourceLine, text: str) -> tuple[str, ...]:
    """The cells of a row without its bullet."""
    first, *others = cells_of(line)
    sign = line.text.removesuffix(text).strip()
    return tuple(cell for cell in (first.removeprefix(sign).strip(), *others) if cell)


def _in_cells(cells: Sequence[str], people: People, *, is_sure: bool) -> list[Person]:
    """The people of a row in columns; ``is_sure`` if the rows above were in columns too."""
    named = [cell for cell in cells if people.named_in(cell) and cell not in people.known]
    if not named:
        return [(cells[-1], cells[0])] if is_sure and len(cells) == 2 else []
    name = named[0] if SEATS.fullmatch(cells[-1]) else named[-1]
    others = [cell for cell in cells if cell != name]
    category = next((cell for cell in others if SEATS.fullmatch(cell)), others[0] if others else "")
    return [(person, own or category) for person, own in people.named_in(name)]


def _split(
    text: str, people: People, *, has_categories: bool, category_first: bool
) -> tuple[tuple[str, ...], list[Person]]:
    """The cells and people of a row whose columns are divided by one blank, or by punctuation."""
    divided = _DIVIDED.search(text)
    if divided and (divided[0] != "," or not people.begins_with_category(text)):
        return (text,), people.named_in(text, category_first=category_first)
    category, names = people.split(text, has_categories=has_categories)
    found = [(name, category) for name, _ in people.named_in(names)]
    name_first = text.startswith(names) and not text.startswith(category or "\0")
    return ((names, category) if name_first else (category, names)) if category else (text,), found
