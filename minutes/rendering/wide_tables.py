"""Tables that are too wide for paper, cut into several that fit: each repeats the first column, which names the rows.

On a page they scroll by themselves; on paper sixty columns side by side would be a letter wide each.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import product
from math import ceil

from lxml import etree


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell in its row, with the columns that it covers."""

    cell: etree._Element
    columns: range


def column_count(table: etree._Element) -> int:
    return max((placed.columns.stop for row in _grid(table) for placed in row), default=0)


def in_bands(table: etree._Element, widest: int) -> Iterator[tuple[range, etree._Element]]:
    """Tables of at most ``widest`` columns, each with the columns of the whole that stand beside its first one.

    A cell that reaches from one into the next is in both.
    """
    grid = _grid(table)
    for columns in _bands(column_count(table), widest):
        band = deepcopy(table)
        for row, placed in zip(list(band.iter("tr")), grid, strict=True):
            row[:] = list(_cut(placed, {0, *columns}))
        yield columns, band


def _bands(count: int, widest: int) -> Iterator[range]:
    """The columns after the first, shared out evenly."""
    others = count - 1
    bands = ceil(others / (widest - 1))
    for band in range(bands):
        yield range(1 + others * band // bands, 1 + others * (band + 1) // bands)


def _grid(table: etree._Element) -> Sequence[Sequence[PlacedCell]]:
    """The cells of each row with their columns: those taken by a cell of a row above are passed over."""
    covered: set[tuple[int, int]] = set()
    return [list(_placed(number, row, covered)) for number, row in enumerate(table.iter("tr"))]


def _placed(number: int, row: Iterable[etree._Element], covered: set[tuple[int, int]]) -> Iterator[PlacedCell]:
    column = 0
    for cell in row:
        while (number, column) in covered:
            column += 1
        columns = range(column, column + int(cell.get("colspan", "1")))
        below = range(number, number + int(cell.get("rowspan", "1")))
        covered.update(product(below, columns))
        column = columns.stop
        yield PlacedCell(cell, columns)


def _cut(row: Iterable[PlacedCell], wanted: set[int]) -> Iterator[etree._Element]:
    for placed in row:
        width = len(wanted.intersection(placed.columns))
        if width:
            cell = deepcopy(placed.cell)
            cell.attrib.pop("colspan", "")
            if width > 1:
                cell.set("colspan", str(width))
            yield cell
