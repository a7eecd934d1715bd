import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.references import Reference


@given(st.from_regex(r"[A-Z]{2,8}", fullmatch=True), st.integers(1, 9999), st.integers(1, 999))
def test_a_reference_is_parsed_back_from_what_it_prints(code: str, meeting: int, number: int) -> None:
    reference = Reference(code, meeting, number)

    assert Reference.parse(str(reference)) == reference


@pytest.mark.parametrize("text", ["SECP47/2", "secp47/02", "SECP 47/02", " SECP47 / 2 "])
def test_case_blanks_and_a_missing_nought_are_forgiven(text: str) -> None:
    assert str(Reference.parse(text)) == "SECP47/02"


@pytest.mark.parametrize("text", ["", "SECP47", "47/02", "SECP47/00", "SECP047/02", "SECP47/02 and more", "S47/02"])
def test_anything_else_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="is not the reference of an action"):
        Reference.parse(text)
