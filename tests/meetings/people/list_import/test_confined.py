"""A workbook is read by a process with limits, and comes to the same there."""

from datetime import date

import pytest

from core.errors import Unacceptable
from meetings.people.list_import import confined
from meetings.people.list_import.confined import read_confined
from meetings.people.list_import.importer import read_in
from meetings.people.list_import.parser import read_member_list
from meetings.people.list_import.tables import MORE_THAN_A_LIST, UNREADABLE_WORKBOOK
from tests.conftest import Cast
from tests.meetings.people.list_import.tables import workbook


def test_a_list_is_what_it_would_be_in_this_process() -> None:
    content = workbook(["Name", "From", "Notes", "Cleared"], ["Ada Quill", date(2024, 5, 1), "x", "yes"], ["Bo", "?"])

    assert read_confined(content, file_name="members.xlsx") == read_member_list(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 and more", UNREADABLE_WORKBOOK),
        (workbook(["Name"]), "There is nobody in this list: it is empty below the headings."),
    ],
)
def test_a_refusal_comes_out_of_its_process(content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        read_confined(content, file_name="members.xlsx")

    assert str(refusal.value) == sentence


def test_a_list_that_takes_too_much_is_refused_where_it_is_handed_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "LIMITS", confined.LIMITS._replace(step=0.01))
    content = workbook(["Name"], *([f"Person {number}"] for number in range(5_000)))

    with pytest.raises(Unacceptable) as refusal:
        read_in(cast.panel, content, file_name="members.xlsx", by=cast.secretary)

    assert str(refusal.value) == MORE_THAN_A_LIST
