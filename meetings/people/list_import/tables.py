"""A file that was handed in, as lines of cells: CSV as spreadsheets write it, or XLSX. Pure: no Django."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import openpyxl  # type: ignore[import-untyped] # has no types

from core.errors import Unacceptable

from .dates import Cell
from .headings import known_headings

LARGEST_FILE = 5_000_000  # bytes
LARGEST_UNPACKED = 80_000_000  # bytes: an XLSX of some kilobytes can hold gigabytes
MOST_LINES = 10_000
MOST_COLUMNS = 60
SEPARATORS = (",", ";", "\t")
UNREADABLE_WORKBOOK = (
    "This file cannot be read as a workbook: it is damaged, or is not one. Open it in Excel, save it again as .xlsx or "
    "as CSV, and choose the new file."
)
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


def read_table(content: bytes) -> list[TableLine]:
    """Return the lines of a CSV or XLSX file, told by what it holds and not by its name.

    Raises Unacceptable, with what to do, for a file that is neither, is too large, or cannot be read to its end.
    """
    if len(content) > LARGEST_FILE:
        raise Unacceptable(f"A list can have at most {LARGEST_FILE // 1_000_000} MB; this file is larger.")
    if content.startswith(_OLD_OFFICE):
        raise Unacceptable("This is an older Excel file, or one with a password. Save it as .xlsx without a password.")
    lines = list(_of_workbook(content) if is_workbook(content) else _of_text(_decoded(content)))
    if len(lines) > MOST_LINES:
        raise Unacceptable(f"A list can have at most {MOST_LINES:,} lines. Please split this one.")
    return lines


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
            cells = tuple(" ".join(cell.split()) for cell in row)
            if any(cells):
                yield TableLine(number, cells)
            number = rows.line_num + 1
    except csv.Error as error:
        raise Unacceptable(f"From line {number} on the file cannot be read: a quotation mark is not closed.") from error


def _separator(text: str) -> str:
    """Return the separator by which the first lines have most headings that are known."""
    first_lines = [line for line in text.splitlines()[:10] if line.strip()]

    def headings(separator: str) -> int:
        return max(
            (known_headings([cell.strip('"') for cell in line.split(separator)]) for line in first_lines), default=0
        )

    return max(SEPARATORS, key=headings)


def _of_workbook(content: bytes) -> Iterator[TableLine]:
    """Yield the lines of the first sheet. A formula is not worked out: its text is the cell."""
    try:
        _refuse_bomb(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_row=MOST_LINES + 2, max_col=MOST_COLUMNS, values_only=True)
        for number, row in enumerate(rows, start=1):
            cells = tuple(map(_cell, row))
            if any(cells):
                yield TableLine(number, cells)
    except Unacceptable:
        raise
    except Exception as error:  # openpyxl has no error of its own: what is broken in a file decides which one comes
        raise Unacceptable(UNREADABLE_WORKBOOK) from error


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise Unacceptable("This Excel file holds far more than a list of members. Save only the list.")


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def as_text(cells: Sequence[Cell]) -> list[str]:
    return [cell.isoformat() if isinstance(cell, date) else cell or "" for cell in cells]
