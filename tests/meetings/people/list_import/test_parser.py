"""A line of a list: what is read of it, what is wrong with it, what is asked."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.enums import Role
from meetings.people.list_import.parser import ROLES, MemberEntry, mended, read_member_list
from tests.meetings.people.list_import.tables import read

HEADINGS = "Name,E-mail,Organisation,Seat,Role,From,To,Cleared"
ADA = "Ada Quill,ada@example.org,Quill & Co,Large Suppliers,Member,1 April 2017,31/03/2020,yes"
PLAIN = st.text(st.characters(categories=("L", "N", "Zs", "P")), max_size=30).map(lambda text: " ".join(text.split()))


def test_a_line_is_read_into_its_parts() -> None:
    (entry,) = read(f"{HEADINGS}\n{ADA}\n")

    assert entry == MemberEntry(
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
        ("Ada,not an address,,,,,,", "“not an address” is not an email address."),
        ("Ada,a@b,,,,,,", "“a@b” is not an email address."),
        (
            "Ada,,,,Wizard,,,",
            "“Wizard” is not a role. The roles are Chair, Deputy chair, Member, Secretary, Deputy secretary, "
            "Observer and Alternate.",
        ),
        ("Ada,,,,,,,perhaps", "“perhaps” under Cleared is neither yes nor no."),
        ("Ada,,,,,1 May 2017,1 April 2017,", "The term ends (1 April 2017) before it starts (1 May 2017)."),
        ("Ada,,,,,31/04/2017,,", "“31/04/2017” is not a date. Write it as 1 April 2017 or 01/04/2017."),
        ("Ada,,,,Alternate,,,", "Say under “Alternate for” who they stand in for."),
        (f"{'A' * 201},,,,,,,", "A name can have at most 200 letters."),
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
        ("The same person is already in line 2.",),
        ("The address belongs to Ada in line 2.",),
        (),
    ]


@given(st.lists(st.tuples(PLAIN.filter(bool), PLAIN), min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_whatever_names_are_written_they_are_read_back(rows: list[tuple[str, str]], separator: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([("Name", "Organisation"), *rows])

    entries = read(file.getvalue())

    assert [(entry.name, entry.organisation) for entry in entries] == rows


def test_the_roles_that_are_known_by_name_are_those_that_a_panel_has() -> None:
    assert set(ROLES.values()) == set(Role.values)


def test_a_line_that_is_mended_is_read_as_if_the_file_had_it() -> None:
    read_in = read_member_list(b"Name,E-mail,Phone\nAda Quill,ada,1\nBo Reed,bo@example.org,2\n")
    assert read_in.entries[0].errors

    again = mended(read_in, 2, ("Ada Quill", "ada@example.org", "1"))

    assert [(entry.email, entry.errors) for entry in again.entries] == [("ada@example.org", ()), ("bo@example.org", ())]
    assert again.entries[0].cells == ("Ada Quill", "ada@example.org", "1")
    assert again.entries[1] == read_in.entries[1]


def test_what_is_mended_is_held_against_the_other_lines() -> None:
    read_in = read_member_list(b"Name,E-mail\nAda Quill,ada@example.org\nBo Reed,bo\n")

    again = mended(read_in, 3, ("Bo Reed", "ada@example.org"))

    assert again.entries[1].errors == ("The address belongs to Ada Quill in line 2.",)


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x07", "\u2066"])
@pytest.mark.parametrize("column", ["Name", "Organisation", "Seat"])
def test_a_line_with_what_hides_or_turns_words_is_not_taken(column: str, sign: str) -> None:
    (entry,) = read(f"{column},{'Email' if column == 'Name' else 'Name'}\nDi{sign}Quill,Di Quill\n")

    assert any(f"(U+{ord(sign):04X})" in error for error in entry.errors)


def test_what_nobody_sees_is_no_part_of_a_name() -> None:
    (entry,) = read("\ufeffName,Email\n\u200bDi Qu\u00adill\ufeff,di@example.org\n")

    assert entry.name == "Di Quill"


@pytest.mark.parametrize("name", ["-", "\u200b", "\u202e", "12"])
def test_what_has_no_letter_is_no_name(name: str) -> None:
    (entry,) = read(f"Name,Email\n{name},di@example.org\n")

    assert entry.errors == ("There is no name.",)


def test_a_mended_cell_is_read_as_a_cell_of_the_file_is() -> None:
    member_list = read_member_list(b"Name,Role\nDi,Observer\n")

    (entry,) = mended(member_list, 2, ["Di\n  Wolf ", "Observer"]).entries

    assert entry.name == "Di Wolf"
    assert entry.cells == ("Di Wolf", "Observer")
