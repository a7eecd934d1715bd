"""A file that was handed in, as lines of cells: CSV as spreadsheets write it, or XLSX. Pure: no Django."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import openpyxl  # type: ignore[import-untyped] # has no types
from openpyxl.cell.cell import ERROR_CODES  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.characters import one_line
from core.errors import Unacceptable

from .dates import Cell
from .headings import known_headings

LARGEST_FILE = 5_000_000  # bytes
LARGEST_UNPACKED = 80_000_000  # bytes: an XLSX of some kilobytes can hold gigabytes
MOST_LINES = 10_000
LOWEST_LINE = 100_000  # of a sheet; empty lines count here, and take time to read
MOST_COLUMNS = 60
_LAST_COLUMN = 16_384  # that a sheet can have
SEPARATORS = (",", ";", "\t")
UNREADABLE_WORKBOOK = (
    "This file cannot be read as a workbook: it is damaged, or is not one. Open it in Excel, save it again as .xlsx or "
    "as CSV, and choose the new file."
)
MORE_THAN_A_LIST = "This Excel file holds far more than a list of members. Save only the list."
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class NoTable(Unacceptable):
    """The refusal of a file in which nothing was found that could be a list."""


class TableLine(NamedTuple):
    """A line of the table that is not empty, by its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """Return the cell at an index; lines can be shorter than their headings."""
        return self.cells[index] if index < len(self.cells) else None


class CellFault(NamedTuple):
    """A cell whose words are not in the file, by its line and the index of its column, and a sentence on it."""

    line: int
    column: int
    sentence: str


class Table(NamedTuple):
    """The lines of a file. Of a workbook ``sheet`` names the one they stand on, ``unread`` what else it holds.

    ``faults`` are cells that cannot be read; whether that matters depends on their columns.
    """

    lines: list[TableLine]
    sheet: str = ""
    unread: tuple[str, ...] = ()
    faults: tuple[CellFault, ...] = ()


def read_table(content: bytes) -> Table:
    """Return what a CSV or XLSX file holds, told by its content and not by its name.

    Raises Unacceptable, with what to do, for a file that is neither, is too large, or cannot be read to its end.
    """
    if len(content) > LARGEST_FILE:
        raise Unacceptable(f"A list can have at most {LARGEST_FILE // 1_000_000} MB; this file is larger.")
    if content.startswith(_OLD_OFFICE):
        raise Unacceptable("This is an older Excel file, or one with a password. Save it as .xlsx without a password.")
    return _of_workbook(content) if is_workbook(content) else Table(_at_most(_of_text(_decoded(content))))


def _at_most(lines: Iterable[TableLine]) -> list[TableLine]:
    """Return the lines. Raises Unacceptable as soon as there are more than a list can have."""
    taken = list(islice(lines, MOST_LINES + 1))
    if len(taken) > MOST_LINES:
        raise Unacceptable(f"A list can have at most {MOST_LINES:,} lines. Please split this one.")
    return taken


def is_workbook(content: bytes) -> bool:
    """Return whether it begins as a workbook does; what comes then may be damaged."""
    return content.startswith(_ZIP)


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8 with or without its mark, UTF-16 with it, or else Windows-1252, as Excel writes it."""
    has_wide_mark = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if has_wide_mark else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoTable("This is neither a CSV nor an XLSX file. Save the table as one of them.")


def _of_text(text: str) -> Iterator[TableLine]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    number = 1
    try:
        for row in rows:
            cells = tuple(map(one_line, row))
            if any(cells):
                yield TableLine(number, cells)
            number = rows.line_num + 1
    except csv.Error as error:
        raise Unacceptable(f"From line {number} on the file cannot be read: {_csv_fault(error)}") from error


def _csv_fault(error: csv.Error) -> str:
    if "field limit" in str(error):
        return (
            f"a cell has more than {csv.field_size_limit():,} letters. Shorten it, or close the quotation mark with "
            "which it begins."
        )
    return "a quotation mark is not closed."


def _separator(text: str) -> str:
    """Return the separator by which the first lines have most headings that are known."""
    first_lines = [line for line in text.splitlines()[:10] if line.strip()]

    def headings(separator: str) -> int:
        return max(
            (known_headings([cell.strip('"') for cell in line.split(separator)]) for line in first_lines), default=0
        )

    return max(SEPARATORS, key=headings)


def _of_workbook(content: bytes) -> Table:
    """Return the first sheet that is not hidden. Of a formula the result counts, as the file shows it."""
    try:
        _refuse_bomb(content)
        shown, formulas = (_opened(content, results=results) for results in (True, False))
        seen = [sheet.title for sheet in shown.worksheets if sheet.sheet_state == "visible"] or [shown.sheetnames[0]]
        sheet, typed = shown[seen[0]], formulas[seen[0]]
        lines = _at_most(_lines(sheet))
        faults = tuple(_faults(sheet, typed))
        beyond = _beyond(sheet)
    except Unacceptable:
        raise
    except Exception as error:  # openpyxl has no error of its own: what is broken in a file decides which one comes
        raise Unacceptable(UNREADABLE_WORKBOOK) from error
    others = [f"the sheet “{name}”" for name in shown.sheetnames if name != seen[0]]
    return Table(lines, seen[0], (*beyond, *others), faults)


def _opened(content: bytes, *, results: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    return rows


def _lines(sheet: Any) -> Iterator[TableLine]:
    """Return the lines that are not empty, however far down they stand."""
    for number, values in enumerate(_rows(sheet), start=1):
        if number > LOWEST_LINE:
            raise Unacceptable(
                f"This sheet goes on below line {LOWEST_LINE:,}. Delete what stands below the list, or save the list "
                "alone, and choose the file again."
            )
        cells = [_cell(value) for value in values] if values.count(None) < len(values) else []
        while cells and not cells[-1]:  # a sheet can be far wider than its list
            cells.pop()
        if cells:
            yield TableLine(number, tuple(cells))


def _faults(sheet: Any, typed: Any) -> Iterator[CellFault]:
    """Return the formulas that have no result, or an error for one."""
    for number, (results, formulas) in enumerate(zip(_rows(sheet), _rows(typed), strict=True), start=1):
        if results == formulas:
            continue
        for column, (result, formula) in enumerate(zip(results, formulas, strict=True)):
            has_words = result is not None and str(result) not in ERROR_CODES
            if formula == result or has_words or not str(formula).startswith("="):
                continue
            yield CellFault(
                number,
                column,
                f"Cell {get_column_letter(column + 1)}{number} is a formula "
                f"{f'whose result is {result}' if result else 'without a result in the file'}. Open the file in your "
                "spreadsheet program, mend the cell if it needs it, save, and choose the file again.",
            )


def _beyond(sheet: Any) -> tuple[str, ...]:
    """Name the columns behind the last one that is read, if anything stands there."""
    last = min(sheet.max_column or _LAST_COLUMN, _LAST_COLUMN)
    if last <= MOST_COLUMNS:
        return ()
    rows = sheet.iter_rows(min_col=MOST_COLUMNS + 1, max_col=last, max_row=MOST_LINES, values_only=True)
    is_used = any(values.count(None) < len(values) for values in rows)
    return (f"the columns from {get_column_letter(MOST_COLUMNS + 1)} on",) if is_used else ()


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise Unacceptable(MORE_THAN_A_LIST)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return one_line(str(value))


def as_text(cells: Sequence[Cell]) -> list[str]:
    return [cell.isoformat() if isinstance(cell, date) else cell or "" for cell in cells]
