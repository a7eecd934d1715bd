"""Rows set in columns: by tabs, by pipes, or by runs of blanks that line up."""

import re
from collections.abc import Sequence

from .lines import SourceLine
from .marks import read_mark
from .parsed import Table

_PIPES = re.compile(r"\s*\|\s*")
_GAPS = re.compile(r"\t+\s*|\s{2,}")
_HEADER_WORDS = frozenset(
    "category name names member members organisation organization company role seat party representing ref "
    "reference action actions owner status due date description item title document version paper lead attendee "
    "attendees representative constituency position no number deadline update outcome modification decision".split()
)
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
    first = cells_of(lines[start])
    if not _is_row(first, lines[start]):
        return None
    end = start + 1
    while end < len(lines) and _is_next_row(lines, start, end, len(first)):
        end += 1
    if end - start < 2:
        return None
    rows = [_row_under(lines[start], line, len(first)) or cells_of(line) for line in lines[start:end]]
    # A ruled line below the first row, left out as furniture, makes it a header.
    is_ruled = lines[start + 1].opens_page and not lines[start + 1].after_gap
    has_header = is_ruled or is_header(rows[0])
    numbers = tuple(line.number for line in lines[start:end])
    return Table(rows[0] if has_header else None, tuple(rows[1:] if has_header else rows), numbers), end


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether each cell speaks of what stands below it."""
    return all(set(re.findall(r"[a-z]+", cell.casefold())) & _HEADER_WORDS for cell in cells) and not any(
        any(sign.isdigit() for sign in cell) for cell in cells
    )


def looks_like_row(line: SourceLine) -> bool:
    return _is_row(cells_of(line), line) and len(re.findall(r"\S(?:\s{3,}|\t)(?=\S)|\|", line.raw.strip())) > 1


def _is_row(cells: Sequence[str], line: SourceLine) -> bool:
    if not 2 <= len(cells) <= _MOST_CELLS:
        return False
    mark = read_mark(line.text)
    return "|" in line.raw or mark is None or mark.sign not in (cells[0], cells[0][:-1])


def _is_next_row(lines: Sequence[SourceLine], start: int, index: int, count: int) -> bool:
    line = lines[index]
    cells = cells_of(line)
    if "|" in line.raw or "\t" in line.raw.strip():
        return len(cells) == count and _is_row(cells, line)
    return not line.after_gap and _row_under(lines[start], line, count) is not None


def _row_under(first: SourceLine, line: SourceLine, count: int) -> tuple[str, ...] | None:
    """The row whose cells stand under those of the first one, some of them empty; None if they do not line up."""
    if "|" in line.raw or "\t" in line.raw.strip():
        return None
    columns, row = _starts(first), [""] * count
    for start, cell in zip(_starts(line), cells_of(line), strict=True):
        column = next((n for n, index in enumerate(columns) if abs(index - start) <= _LEEWAY), None)
        if column is None or row[column]:
            return None
        row[column] = cell
    return tuple(row) if any(row[1:]) else None


def _starts(line: SourceLine) -> list[int]:
    expanded = line.raw.rstrip().expandtabs()
    return [line.indent, *(found.end() for found in _GAPS.finditer(expanded) if found.start() > line.indent)]
