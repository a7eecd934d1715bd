"""Files as lines of cells: separators, encodings and workbooks, and what is no table."""

import contextlib
import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Unacceptable
from meetings.people.list_import.parser import read_member_list
from meetings.people.list_import.tables import LARGEST_FILE, LOWEST_LINE, MOST_LINES
from tests.meetings.people.list_import.tables import read, workbook


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separators_and_encodings_that_spreadsheets_write_are_told_apart(separator, encoding, line_end) -> None:
    text = line_end.join([separator.join(("Name", "Organisation")), separator.join(("Zoë Brontë", "Café – Nord"))])

    (entry,) = read(text, encoding)

    assert (entry.name, entry.organisation) == ("Zoë Brontë", "Café – Nord")


def test_a_workbook_has_days_and_numbers_as_they_are() -> None:
    content = workbook(
        ["Members of the panel"],
        [],
        ["Name", "E-mail", "From", "To", "Cleared", "Organisation"],
        ["Ada Quill", "ada@example.org", datetime(2017, 4, 1), date(2020, 3, 31), True, 1.0],
        [],
        ["Bo Quill", "", "01/05/2017", None, "no", None],
    )

    ada, bo = read_member_list(content).entries

    assert (ada.line, ada.starts_on, ada.ends_on, ada.is_cleared) == (4, date(2017, 4, 1), date(2020, 3, 31), True)
    assert (ada.organisation, ada.errors) == ("1", ())
    assert (bo.line, bo.name, bo.starts_on, bo.is_cleared) == (6, "Bo Quill", date(2017, 5, 1), False)


def test_lines_are_counted_as_a_spreadsheet_shows_them() -> None:
    entries = read('Name,Organisation\n\nAda,"Quill\nand Co"\n,\nBo,B\n')

    assert [(entry.line, entry.name, entry.organisation) for entry in entries] == [
        (3, "Ada", "Quill and Co"),
        (6, "Bo", "B"),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "No column is headed"),
        (b"Ada Quill,ada@example.org\n", "No column is headed"),
        (b"Name,E-mail\n", "There is nobody in this list"),
        (b"Name,Name\nA,B\n", "Two columns are headed “Name”"),
        (b'Name,Role\nAda,"Mem\nber', "From line 2 on the file cannot be read: a quotation mark is not closed."),
        (b"\x00\x01\x02", "neither a CSV nor an XLSX"),
        (b"%PDF-1.7 \x81\x8d", "neither a CSV nor an XLSX"),
        (b"\xd0\xcf\x11\xe0 and more", "without a password"),
        (b"PK\x03\x04 and more", "This file cannot be read as a workbook"),
        (b"a" * (LARGEST_FILE + 1), "can have at most 5 MB"),
        (b"Name\n" + b"Ada\n" * (MOST_LINES + 1), "can have at most 10,000 lines"),
        (b"Name\n" + b"A" * 131_073, "From line 2 on the file cannot be read: a cell has more than 131,072 letters."),
    ],
)
def test_a_file_that_holds_no_list_is_refused_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        read_member_list(content)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_anything_but_a_list_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Unacceptable):
        assert read_member_list(content).entries


def _with_results(content: bytes, results: dict[str, str]) -> bytes:
    """The workbook as a spreadsheet program saves it: a formula's result stands beside it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(packed, "w") as written:
        for name in parts.namelist():
            data = parts.read(name).decode()
            for formula, result in results.items():
                empty = rf"><f>{re.escape(formula)}</f><v(?: ?/>|></v>)"
                data = re.sub(empty, f' t="str"><f>{formula}</f><v>{result}</v>', data)
            written.writestr(name, data)
    return packed.getvalue()


def test_of_a_formula_the_result_counts_that_the_file_shows() -> None:
    content = workbook(["Name", "First", "Last"], ['=B2&" "&C2', "Cy", "Rowe"])
    content = _with_results(content, {'B2&amp;" "&amp;C2': "Cy Rowe"})

    (entry,) = read_member_list(content).entries

    assert entry.name == "Cy Rowe"


@pytest.mark.parametrize(("result", "said"), [("", "Cell A2 is a formula without a result"), ("#REF!", "#REF!")])
def test_a_formula_that_came_to_nothing_is_refused_by_its_cell(result: str, said: str) -> None:
    content = workbook(["Name"], ["=B2"])
    if result:
        content = _with_results(content, {"B2": result})

    with pytest.raises(Unacceptable, match=said):
        read_member_list(content)


def test_a_formula_that_came_to_nothing_where_nothing_is_read_refuses_nothing() -> None:
    content = workbook(["=B9", "A title"], ["Name", "Notes"], ["Ada Quill", "=B9"], ["Bo Quill", None])

    assert [entry.name for entry in read_member_list(content).entries] == ["Ada Quill", "Bo Quill"]
    with pytest.raises(Unacceptable, match="Cell B1 is a formula without a result"):
        read_member_list(workbook(["Name", "=A9"], ["Ada Quill", ""]))


def _with_cell(row: int, column: int) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.active.append(["Ada Quill"])
    book.active.cell(row, column, "Bo Quill")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_lines_far_below_are_read_or_refused_and_never_left_out() -> None:
    read_in = read_member_list(_with_cell(MOST_LINES + 500, 1))

    assert [(entry.line, entry.name) for entry in read_in.entries] == [(2, "Ada Quill"), (10_500, "Bo Quill")]
    with pytest.raises(Unacceptable, match="This sheet goes on below line 100,000"):
        read_member_list(_with_cell(LOWEST_LINE + 1, 1))


@pytest.mark.parametrize(("column", "unread"), [(60, ()), (61, ("the columns from BI on",))])
def test_columns_far_to_the_right_are_named_as_unread(column: int, unread: tuple[str, ...]) -> None:
    assert read_member_list(_with_cell(2, column)).unread == unread


def test_the_first_sheet_that_is_seen_is_read_and_the_others_are_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Lookups"
    book.active.sheet_state = "hidden"
    book.active.append(["Name", "Code"])
    for title, name in (("Members", "Ada Quill"), ("2019", "Old Member")):
        book.create_sheet(title).append(["Name"])
        book[title].append([name])
    file = io.BytesIO()
    book.save(file)

    read = read_member_list(file.getvalue())

    assert [entry.name for entry in read.entries] == ["Ada Quill"]
    assert read.sheet == "Members"
    assert read.unread == ("the sheet “Lookups”", "the sheet “2019”")
