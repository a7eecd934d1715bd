"""Tables of actions: which column says what is to be done, which by whom, and which until when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.references import TEXT_OF_ACTION

from .action_fields import LONGEST_LABEL
from .owners import due_in_cell, owner_in_cell
from .parsed import ActionBlock, Block, Doubt, Piece, Table
from .repeated import RaisedActions

_TASK = re.compile(
    r"(?:agreed |new )?actions?(?: points?| items?| required| agreed| to be taken)?|tasks?|what|description", re.I
)
_OWNER = re.compile(
    r"(?:action |task )?owners?|(?:action |actioned )?by(?: whom)?|(?:by )?who|lead(?: officer)?|"
    r"(?:person|officer)s? responsible|"
    r"responsib(?:le|ility)(?: person| officer)?|assigned to|action by|initials",
    re.I,
)
_DUE = re.compile(
    r"(?:due|deadline|target|completion)(?: date| by)?|(?:by )?when|date(?: due)?|timescale|timing|by date", re.I
)
_STATUS = re.compile(r"status|update|progress|rag|completed?|outcome|closed?|open", re.I)


@dataclass(frozen=True, slots=True)
class ActionColumns:
    """The columns of a table that say what, by whom, and until when; None where none does."""

    task: int
    owner: int | None
    due: int | None
    has_status: bool

    @property
    def are_plain(self) -> bool:
        """Tell whether the table is one of new actions, whatever stands above it."""
        return self.owner is not None and not self.has_status


def columns_of(header: Sequence[str] | None) -> ActionColumns | None:
    """The columns under this header, if one of them says what is to be done."""
    cells = [cell.rstrip(":").strip() for cell in header or ()]
    task = _column(_TASK, cells)
    if task is None:
        return None
    owner, due = _column(_OWNER, cells), _column(_DUE, cells)
    return ActionColumns(task, owner, due, _column(_STATUS, cells) is not None)


def _column(pattern: re.Pattern[str], cells: Sequence[str]) -> int | None:
    return next((index for index, cell in enumerate(cells) if pattern.fullmatch(cell)), None)


@dataclass(slots=True)
class ActionTable:
    """The reader of one such table; rows that repeat an action stay rows, with a doubt."""

    table: Table
    columns: ActionColumns
    raised: RaisedActions
    doubts: list[Doubt]

    def blocks(self) -> Iterator[Block]:
        rows, lines = self.table.rows, self.table.lines
        header, first = self.table.header, len(lines) - len(rows)
        left: list[int] = []
        for index, row in enumerate(rows):
            action = self._action(row, lines[first + index])
            if action is None:
                left.append(index)
                continue
            if left or header:
                yield self._rest(header, left, first)
                left, header = [], None
            yield action
        if left or header:
            yield self._rest(header, left, first)

    def _rest(self, header: tuple[str, ...] | None, rows: Sequence[int], first: int) -> Table:
        """The table of these rows alone."""
        above = self.table.lines[:first] if header else ()
        lines = (*above, *(self.table.lines[first + index] for index in rows))
        return Table(header, tuple(self.table.rows[index] for index in rows), lines)

    def _action(self, row: tuple[str, ...], line: int) -> ActionBlock | None:
        columns = self.columns
        task, owner = row[columns.task], _cell(row, columns.owner)
        if not any(map(str.isalpha, task)):
            return None
        said = owner_in_cell(owner) if owner else None
        label = _label(row, columns.task)
        if len(label) > LONGEST_LABEL:
            self._doubt(
                "long cells", row, line, "This row of a table of actions has more beside its action than is kept."
            )
            return None
        if self.raised.holds(task, said) or not self.raised.references.isdisjoint(row):
            self._doubt(
                "repeated action", row, line, "This action is printed further up too; here it was kept as text."
            )
            return None
        self.raised.add(task, said)
        due = _cell(row, columns.due)
        return ActionBlock(None, label, Piece(task, (line,)), said, due_in_cell(due) if due else None)

    def _doubt(self, kind: str, row: Sequence[str], line: int, message: str) -> None:
        self.doubts.append(Doubt(line, kind, " ".join(row), message))


def _cell(row: Sequence[str], column: int | None) -> str:
    return "" if column is None else row[column]


def _label(row: Sequence[str], task: int) -> str:
    """The cells around the one that says what is to be done, which stands for itself where something follows it."""
    before = " ".join(filter(None, row[:task]))
    behind = " ".join(filter(None, row[task + 1 :]))
    return f"{before} {TEXT_OF_ACTION}  {behind}".strip() if behind else before
