"""Files as lines of cells: separators, encodings and workbooks, and what is no table."""

import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Unacceptable
from meetings.people.list_import.parser import read_member_list
from meetings.people.list_import.tables import LARGEST_FILE, MOST_LINES
from tests.meetings.people.list_import.tables import read, workbook


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separators_and_encodings_that_spreadsheets_write_are_told_apart(separator, encoding, line_end) -> None:
    text = line_end.join([separator.join(("Name", "Organisation")), separator.join(("Zoë Brontë", "Café – Nord"))])

    (entry,) = read(text, encoding)

    assert (entry.name, entry.organisation) == ("Zoë Brontë", "Café – Nord")


def test_a_workbook_has_days_numbers_and_formulas_as_text() -> None:
    content = workbook(
        ["Members of the panel"],
        [],
        ["Name", "E-mail", "From", "To", "Cleared", "Organisation"],
        ["Ada Quill", "ada@example.org", datetime(2017, 4, 1), date(2020, 3, 31), True, 1.0],
        [],
        ["=1+1", "", "01/05/2017", None, "no", None],
    )

    ada, formula = read_member_list(content).entries

    assert (ada.line, ada.starts_on, ada.ends_on, ada.is_cleared) == (4, date(2017, 4, 1), date(2020, 3, 31), True)
    assert (ada.organisation, ada.errors) == ("1", ())
    assert (formula.line, formula.name, formula.starts_on, formula.is_cleared) == (6, "=1+1", date(2017, 5, 1), False)


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
    ],
)
def test_a_file_that_holds_no_list_is_refused_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        read_member_list(content)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_anything_but_a_list_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Unacceptable):
        assert read_member_list(content).entries
