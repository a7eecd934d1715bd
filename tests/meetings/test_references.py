"""References of meetings, read however they are capitalised, and those of actions, written with their digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.references import (
    PANEL_CODE,
    SERIES_MARK,
    action_written,
    code_and_number,
    code_with_mark,
    is_of_panel,
    meeting_written,
    panels_and_series,
)

CODES = st.from_regex(PANEL_CODE, fullmatch=True)
MARKS = st.from_regex(SERIES_MARK, fullmatch=True)
NUMBERS = st.integers(1, 999_999_999)


@given(CODES, NUMBERS)
def test_a_reference_is_read_as_it_was_written(code: str, number: int) -> None:
    written = meeting_written(code, number)

    assert code_and_number(written) == (code, number)
    assert code_and_number(written.lower()) == (code, number)


@given(CODES, MARKS, NUMBERS)
def test_a_reference_of_a_series_is_read_as_one_code_and_may_be_that_series(code: str, mark: str, number: int) -> None:
    marked = code_with_mark(code, mark)
    written = meeting_written(marked, number)

    assert written == f"{code}-{mark}{number}"
    assert code_and_number(written) == code_and_number(written.lower()) == (marked, number)
    assert panels_and_series(marked) == [(marked, ""), (code, mark)]
    assert is_of_panel(marked, code)
    assert is_of_panel(marked, marked)
    assert not is_of_panel(code, marked)


@pytest.mark.parametrize("code", ["SECP", "A-B2", "H&W", "AB-RISK", "A-B", "AB-2"])
def test_a_code_without_a_mark_is_the_code_of_a_panel_alone(code: str) -> None:
    assert panels_and_series(code) == [(code, "")]


@pytest.mark.parametrize(
    ("code", "number", "written"),
    [
        ("GRID", 12, "GRID12"),
        ("A-B", 247, "A-B247"),
        ("A-B2", 47, "A-B2-47"),
        ("H&W1", 2, "H&W1-2"),
        ("A-2", 4, "A-2-4"),
    ],
)
def test_a_hyphen_parts_the_number_from_a_code_that_ends_with_a_digit(code: str, number: int, written: str) -> None:
    assert meeting_written(code, number) == written
    assert action_written(code, number, 1, 2) == f"{written}/01"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GRID",
        "12",
        "G12",
        "GRIDGRIDG12",
        "GRID012",
        "GRID0",
        "GRID-12",
        "A-12",
        "-AB12",
        "1AB2",
        "A_B12",
        "AB&12",
        "A-B2-012",
        "A-B2 47",
        "A-B2--47",
        "GRID 12",
        "GRID12/01",
        "ÄÖ12",
        "GRID1234567890",
        "GRIDGRIDG-C12",
        "GRIDGRID-ABCD12",
        "GRID-C-12",
    ],
)
def test_anything_else_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="is not the reference of a meeting"):
        code_and_number(text)


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [(2, 2, "SECP47/02"), (2, 1, "SECP47/2"), (2, 4, "SECP47/0002"), (123, 2, "SECP47/123")],
)
def test_an_actions_number_has_so_many_digits(number: int, digits: int, written: str) -> None:
    assert action_written("SECP", 47, number, digits) == written
