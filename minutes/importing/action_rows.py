"""The rows of a table of actions set in columns by blanks, where a cell may run over lines and gaps part the rows."""

from bisect import bisect_right
from collections.abc import Sequence

from .action_tables import ActionColumns, columns_of
from .lexicon import starts_lower
from .lines import SourceLine
from .parsed import RowOverLines, Table
from .tables import cells_of, is_divided, read_table, starts_of

_LEEWAY = 3  # columns that a cell may begin before its head
_NUMBERS_ROWS = ("no", "no.", "ref", "ref.", "item", "minute", "number", "#", "agenda item", "action no", "action no.")


def read_action_rows(lines: Sequence[SourceLine], start: int) -> tuple[Table, int, list[RowOverLines]] | None:
    """The table of actions whose head stands on this line, the index behind it, and which rows run over lines.

    None where no such head stands here, or no row that goes with it.
    """
    head = cells_of(lines[start])
    columns = columns_of(head)
    if columns is None or columns.owner is None or is_divided(lines[start]):
        return None
    rows = _Rows(head, starts_of(lines[start]), columns)
    end = start + 1
    while end < len(lines) and rows.take(lines[end]):
        end += 1
    return rows.table(lines[start], end) if rows.cells else None


class _Rows:
    def __init__(self, head: Sequence[str], starts: Sequence[int], columns: ActionColumns) -> None:
        self._head = tuple(head)
        self._starts = starts
        self._columns = columns
        self._is_numbered = head[0].casefold() in _NUMBERS_ROWS
        self.cells: list[list[list[str]]] = []
        self._lines: list[list[int]] = []

    def take(self, line: SourceLine) -> bool:
        """Take the line as a row, or as more of the last one; False where it belongs to no row."""
        row = self._row(line)
        if row is None:
            return False
        begins = self._begins(row, line)
        if not begins and (not self.cells or (line.after_gap and not self._is_numbered)):
            return False
        if begins:
            self.cells.append([[] for _ in self._head])
            self._lines.append([])
        for cell, words in zip(self.cells[-1], row, strict=True):
            cell += [words] if words else []
        self._lines[-1].append(line.number)
        return True

    def _row(self, line: SourceLine) -> list[str] | None:
        """The cells by the columns that they stand in; None where they do not, or none stands behind the first."""
        if is_divided(line):
            return None
        row = [""] * len(self._head)
        for start, cell in zip(starts_of(line), cells_of(line), strict=True):
            column = bisect_right(self._starts, start + _LEEWAY) - 1
            if column < 0 or row[column]:
                return None
            row[column] = cell
        runs_over = len(self._starts) > 1 and not any(row[1:]) and (self._is_numbered or line.after_gap)
        return None if runs_over or self._runs_across(line) else row

    def _runs_across(self, line: SourceLine) -> bool:
        """Tell whether a line of text runs across the columns, which no cell does."""
        starts = starts_of(line)
        return len(starts) == 1 and any(
            start < column < line.end - _LEEWAY for start in starts for column in self._starts
        )

    def _begins(self, row: Sequence[str], line: SourceLine) -> bool:
        if self._is_numbered:
            return bool(row[0])
        task, owner = row[self._columns.task], row[self._columns.owner or 0]
        return bool(task) and bool(owner) and not (starts_lower(task) and self.cells and not line.after_gap)

    def table(self, head: SourceLine, end: int) -> tuple[Table, int, list[RowOverLines]]:
        rows = tuple(tuple(" ".join(cell) for cell in row) for row in self.cells)
        over_lines = [
            RowOverLines(tuple(lines), " ".join(filter(None, row)))
            for row, lines in zip(rows, self._lines, strict=True)
            if len(lines) > 1
        ]
        return Table(self._head, rows, (head.number, *(lines[0] for lines in self._lines))), end, over_lines


def lines_of_action_tables(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The indexes of the lines that are rows of tables of actions: a number in them is that of no item."""
    found: set[int] = set()
    index = 0
    while index < len(lines):
        end = _end_of_table(lines, index)
        found.update(range(index, end))
        index = max(end, index + 1)
    return frozenset(found)


def _end_of_table(lines: Sequence[SourceLine], start: int) -> int:
    columns = columns_of(cells_of(lines[start]))
    if columns is None or columns.owner is None:
        return start
    table = read_table(lines, start) if is_divided(lines[start]) else read_action_rows(lines, start)
    return table[1] if table is not None else start
