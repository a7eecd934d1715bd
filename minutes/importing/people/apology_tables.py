"""Apologies in tables of attendance: said in a cell of a row, or by the head of a column."""

import re
from collections.abc import Iterator, Sequence

from minutes.importing.parsed import Apology, Block, Table

from .names import People

_SENT_THEM = re.compile(
    r"(?:sent |gave |with )?apolog(?:y|ies)(?: (?:received|sent|given|tendered))?|apols?\.?|absent with apologies|"
    r"absent \(?(?:with )?apologies\)?|apologies \(?absent\)?",
    re.I,
)
_HEADS_COLUMN = re.compile(
    r"(?:sent )?apologies(?: (?:received|sent|for absence|from))?:?|absent(?: with apologies| \(apologies\))?:?", re.I
)
_HEADS_CODES = re.compile(r".*\bapolog(?:y|ies)\b.*", re.I)
_CODE = re.compile(r"A|Ap|Apol|Apols|Apology", re.I)
_MORE = re.compile(r"\s*\([^()]*\)$")  # why, or who came instead
_TICK = re.compile(r"[✓✔✗✘xX●•*]|yes|y", re.I)


def apologies_in_tables(blocks: Sequence[Block], people: People) -> Iterator[Apology]:
    """Those whose row in a table of attendance says that they sent them; another cell of it is their category."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _in_table(block, people)


def _in_table(table: Table, people: People) -> Iterator[Apology]:
    head = table.header or (table.rows[0] if table.rows else ())
    for row, line in zip(table.rows, table.lines[len(table.lines) - len(table.rows) :], strict=True):
        if row is not head:
            yield from _in_columns(row, head, line, people)
        yield from _in_row(row, head, line, people)


def _in_columns(row: Sequence[str], head: Sequence[str], line: int, people: People) -> Iterator[Apology]:
    """Those named under a head that says that they sent apologies, beside those who came; or ticked under it."""
    for cell, above in zip(row, head, strict=False):
        if not _HEADS_COLUMN.fullmatch(above):
            continue
        if _TICK.fullmatch(cell):
            yield from _of_row([other for other in row if not _TICK.fullmatch(other)], line, people)
        else:
            named = people.named_in(cell, surnames=True)
            yield from (Apology(category, name, line) for name, category in named if not _SENT_THEM.fullmatch(cell))


def _in_row(row: Sequence[str], head: Sequence[str], line: int, people: People) -> Iterator[Apology]:
    said = [cell for cell, above in zip(row, [*head, *[""] * len(row)], strict=False) if _says_so(cell, above)]
    if said and len(row) > 1:
        yield from _of_row([cell for cell in row if cell not in said], line, people)


def _says_so(cell: str, above: str) -> bool:
    cell = _MORE.sub("", cell)
    return bool(_SENT_THEM.fullmatch(cell) or (_CODE.fullmatch(cell) and _HEADS_CODES.fullmatch(above)))


def _of_row(others: Sequence[str], line: int, people: People) -> Iterator[Apology]:
    """Those whom the other cells of a row name, with their category from the next cell."""
    cells = [cell for cell in others if cell]
    named = [cell for cell in cells if people.named_in(cell) and cell not in people.known]
    for name, category in people.named_in(named[0]) if named else ():
        beside = next((cell for cell in cells if cell != named[0]), "")
        yield Apology(category or beside, name, line)
