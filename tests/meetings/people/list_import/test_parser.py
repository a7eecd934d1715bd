"""Lists of members as people keep them: what is read, what is wrong with a line, what is asked."""

import contextlib
import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Unacceptable
from meetings.enums import Role
from meetings.people.list_import.parser import ROLES, Entry, read_member_list
from meetings.people.list_import.tables import LARGEST_FILE, MOST_LINES

HEADINGS = "Name,E-mail,Organisation,Seat,Role,From,To,Cleared"
ADA = "Ada Quill,ada@example.org,Quill & Co,Large Suppliers,Member,1 April 2017,31/03/2020,yes"
PLAIN = st.text(st.characters(categories=("L", "N", "Zs", "P")), max_size=30).map(lambda text: " ".join(text.split()))


def read(text: str, encoding: str = "utf-8") -> list[Entry]:
    return list(read_member_list(text.encode(encoding)).entries)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_line_is_read_into_its_parts() -> None:
    (entry,) = read(f"{HEADINGS}\n{ADA}\n")

    assert entry == Entry(
        line=2,
        name="Ada Quill",
        email="ada@example.org",
        organisation="Quill & Co",
        category="Large Suppliers",
        role="member",
        starts_on=date(2017, 4, 1),
        ends_on=date(2020, 3, 31),
        is_cleared=True,
        cells=tuple(ADA.split(",")),
    )


def test_columns_stand_in_any_order_under_their_usual_other_names() -> None:
    (entry,) = read(
        "Term end;Surname;Clearance;First name;Email address;Company;Start date\n;Quill;N;Ada;ada@example.org;Q;\n"
    )

    assert (entry.name, entry.email, entry.organisation, entry.is_cleared) == (
        "Ada Quill",
        "ada@example.org",
        "Q",
        False,
    )


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
    ("said", "role"),
    [
        ("", "member"),
        ("Chairman", "chair"),
        ("Vice-Chair", "deputy_chair"),
        ("Clerk", "secretary"),
        ("observer", "observer"),
    ],
)
def test_roles_are_known_by_their_usual_names(said: str, role: str) -> None:
    assert read(f"Name,Role\nAda,{said}")[0].role == role


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",a@example.org,,,,,,", "There is no name."),
        ("Ada,not an address,,,,,,", "“not an address” is not an e-mail address."),
        ("Ada,a@b,,,,,,", "“a@b” is not an e-mail address."),
        (
            "Ada,,,,Wizard,,,",
            "“Wizard” is no role. Known are Chair, Deputy chair, Member, Secretary, Deputy secretary, "
            "Observer and Alternate.",
        ),
        ("Ada,,,,,,,perhaps", "“perhaps” under Cleared is neither yes nor no."),
        ("Ada,,,,,1 May 2017,1 April 2017,", "The term ends (1 April 2017) before it starts (1 May 2017)."),
        ("Ada,,,,,31/04/2017,,", "“31/04/2017” is not a day. Write it as 1 April 2017 or 01/04/2017."),
        ("Ada,,,,Alternate,,,", "Say under “Alternate for” whom they stand in for."),
        (f"{'A' * 201},,,,,,,", "A name can have 200 letters."),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_a_sentence(line: str, sentence: str) -> None:
    assert read(f"{HEADINGS}\n{line}")[0].errors == (sentence,)


def test_a_day_with_the_month_first_makes_doubts_of_all_that_can_be_read_so() -> None:
    entries = read("Name,From\nAda,04/25/2017\nBo,04/05/2017\nCy,30/05/2017\n")

    assert [bool(entry.doubts) for entry in entries] == [True, True, False]
    assert not read("Name,From\nBo,04/05/2017\n")[0].doubts


def test_one_person_in_one_place_stands_there_once_and_an_address_belongs_to_one() -> None:
    entries = read(
        "Name,E-mail,Role\n"
        "Ada,ada@example.org,\n"
        "ADA ,ada@example.org,Member\n"
        "Bo,ada@example.org,\n"
        "Ada,ada@example.org,Chair\n"
    )

    assert [entry.errors for entry in entries] == [
        (),
        ("The same person stands in line 2 already.",),
        ("The address is that of Ada in line 2.",),
        (),
    ]


def test_headings_that_mean_nothing_here_are_named() -> None:
    assert read_member_list(b"Name,Telephone,Shoe size\nAda,1,2\n").unread == ("Telephone", "Shoe size")


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
        (b"a" * (LARGEST_FILE + 1), "can have 5 MB"),
        (b"Name\n" + b"Ada\n" * (MOST_LINES + 1), "can have 10,000 lines"),
    ],
)
def test_a_file_that_holds_no_list_is_refused_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        read_member_list(content)


@given(st.lists(st.tuples(PLAIN.filter(bool), PLAIN), min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_whatever_names_are_written_they_are_read_back(rows: list[tuple[str, str]], separator: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([("Name", "Organisation"), *rows])

    entries = read(file.getvalue())

    assert [(entry.name, entry.organisation) for entry in entries] == rows


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_anything_but_a_list_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Unacceptable):
        assert read_member_list(content).entries


def test_the_roles_that_are_known_by_name_are_those_that_a_panel_has() -> None:
    assert set(ROLES.values()) == set(Role.values)
