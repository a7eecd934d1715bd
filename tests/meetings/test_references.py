"""References of meetings, read however they are capitalised, and those of actions, written with their digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.references import action_written, panel_and_number

CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=8)
NUMBERS = st.integers(1, 999_999_999)


@given(CODES, NUMBERS)
def test_a_reference_is_read_as_it_was_written(code: str, number: int) -> None:
    assert panel_and_number(f"{code}{number}") == (code, number)
    assert panel_and_number(f"{code.lower()}{number}") == (code, number)


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
        "GRID 12",
        "GRID12/01",
        "ÄÖ12",
        "GRID1234567890",
    ],
)
def test_anything_else_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="is not the reference of a meeting"):
        panel_and_number(text)


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [(2, 2, "SECP47/02"), (2, 1, "SECP47/2"), (2, 4, "SECP47/0002"), (123, 2, "SECP47/123")],
)
def test_an_actions_number_has_so_many_digits(number: int, digits: int, written: str) -> None:
    assert action_written("SECP", 47, number, digits) == written
