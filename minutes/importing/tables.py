"""Rows set in columns: by tabs, by pipes, or by runs of blanks that line up."""

import re
from collections.abc import Sequence

from .lexicon import is_complete, is_sentence
from .lines import SourceLine
from .marks import read_mark
from .parsed import Table

_PIPES = re.compile(r"\s*\|\s*")
_GAPS = re.compile(r"\t+\s*|\s{2,}")
_HEADER_WORDS = frozenset(
    "category name names member members organisation organization company role seat party representing ref "
    "reference action actions owner status due date description item title document version paper lead attendee "
    "attendees representative constituency position no number deadline update outcome modification decision who whom "
    "when responsible responsibility what task target assigned initials officer timescale".split()
)
_PARAGRAPH_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_MOST_CELLS = 8
_LEEWAY = 2


def cells_of(line: SourceLine) -> tuple[str, ...]:
    """The cells of a line that is set in columns; one cell, the whole line, when it is not."""
    raw = line.raw.strip()
    if "|" in raw:
        return tuple(cell for cell in (_folded(cell) for cell in _PIPES.split(raw)) if cell)
    return tuple(_folded(cell) for cell in _GAPS.split(raw))


def _folded(cell: str) -> str:
    return " ".join(cell.split())


def read_table(lines: Sequence[SourceLine], start: int) -> tuple[Table, int] | None:
    """The table that starts at this line and the index behind it: two rows at least, all of as many cells."""
    count = len(cells_of(lines[start]))
    if not _is_row(cells_of(lines[start]), lines[start]):
        return None
    end = start + 1
    while end < len(lines) and _is_next_row(lines[start], lines[end], count):
        end += 1
    return (_table(lines[start:end], count), end) if end - start > 1 else None


def _table(lines: Sequence[SourceLine], count: int) -> Table:
    rows = tuple(_row_under(lines[0], line, count) or cells_of(line) for line in lines)
    # A ruled line below the first row, left out as furniture, makes it a header.
    is_ruled = lines[1].opens_page and not lines[1].after_gap
    numbers = tuple(line.number for line in lines)
    return Table(rows[0], rows[1:], numbers) if is_ruled or is_header(rows[0]) else Table(None, rows, numbers)


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether each cell speaks of what stands below it."""
    return all(map(_is_header_cell, cells))


def _is_header_cell(cell: str) -> bool:
    words = re.findall(r"[a-z]+", cell.casefold())
    return not _HEADER_WORDS.isdisjoint(words) and not any(sign.isdigit() for sign in cell)


def looks_like_row(line: SourceLine) -> bool:
    return _is_row(cells_of(line), line) and len(re.findall(r"\S(?:\s{3,}|\t)(?=\S)|\|", line.raw.strip())) > 1


def _hangs_number(cells: Sequence[str], line: SourceLine) -> bool:
    """Tell whether the first column holds nothing but the number of a paragraph: 2.1, or 12 before a sentence."""
    if len(cells) != 2 or "|" in line.raw or not _PARAGRAPH_NUMBER.fullmatch(cells[0]):
        return False
    return "." in cells[0].rstrip(".") or is_complete(cells[1]) or is_sentence(cells[1])


def _is_row(cells: Sequence[str], line: SourceLine) -> bool:
    if _hangs_number(cells, line):
        return False
    if not 2 <= len(cells) <= _MOST_CELLS:
        return False
    mark = read_mark(line.text)
    return "|" in line.raw or mark is None or mark.sign not in (cells[0], cells[0][:-1])


def _is_next_row(first: SourceLine, line: SourceLine, count: int) -> bool:
    cells = cells_of(line)
    if is_divided(line):
        return len(cells) == count and _is_row(cells, line)
    return not line.after_gap and _row_under(first, line, count) is not None


def is_divided(line: SourceLine) -> bool:
    """Tell whether signs divide the cells, and not the columns they stand in."""
    return "|" in line.raw or "\t" in line.raw.strip()


def _row_under(first: SourceLine, line: SourceLine, count: int) -> tuple[str, ...] | None:
    """The row whose cells stand under those of the first one, some of them empty; None if they do not line up."""
    if is_divided(line):
        return None
    columns, row = starts_of(first), [""] * count
    for start, cell in zip(starts_of(line), cells_of(line), strict=True):
        column = _column_at(start, columns)
        if column is None or row[column]:
            return None
        row[column] = cell
    return tuple(row) if any(row[1:]) else None


def _column_at(start: int, columns: Sequence[int]) -> int | None:
    return next((index for index, column in enumerate(columns) if abs(column - start) <= _LEEWAY), None)


def starts_of(line: SourceLine) -> list[int]:
    """The columns in which the cells of a line begin."""
    expanded = line.raw.rstrip().expandtabs()
    return [line.indent, *(found.end() for found in _GAPS.finditer(expanded) if found.start() > line.indent)]
