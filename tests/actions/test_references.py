import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.references import MOST_DIGITS, Reference
from meetings.references import PANEL_CODE, meeting_written

CODES = st.from_regex(PANEL_CODE, fullmatch=True)


@given(CODES, st.integers(1), st.integers(1), st.integers(2, MOST_DIGITS))
def test_a_reference_is_parsed_back_from_what_it_prints_and_printed_again_as_it_was(
    code: str, meeting: int, number: int, digits: int
) -> None:
    reference = Reference(code, meeting, number, digits)

    again = Reference.parse(str(reference))

    assert again == reference
    assert str(again) == str(reference)


@given(CODES, st.integers(1), st.integers(1), st.integers(0, 40))
def test_any_leading_noughts_mean_the_same_action(code: str, meeting: int, number: int, noughts: int) -> None:
    written = Reference.parse(f"{meeting_written(code, meeting)}/{'0' * noughts}{number}")

    assert written == Reference(code, meeting, number)
    assert written.plain == str(Reference(code, meeting, number))
    assert len({written, Reference(code, meeting, number, 3)}) == 1


@pytest.mark.parametrize("text", ["SECP47/2", "secp47/02", "SECP 47/02", " SECP47 / 2 "])
def test_case_blanks_and_a_missing_nought_are_forgiven(text: str) -> None:
    assert str(Reference.parse(text)) == "SECP47/02"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A-B247/01", ("A-B", 247)),
        ("grid-c12/1", ("GRID-C", 12)),
        ("A-B2-47/01", ("A-B2", 47)),
        ("a-b2 47/1", ("A-B2", 47)),
        ("H&W1-2/01", ("H&W1", 2)),
        ("AB-2-47/01", ("AB-2", 47)),
    ],
)
def test_figures_of_a_code_are_never_taken_for_those_of_a_meeting(text: str, names: tuple[str, int]) -> None:
    reference = Reference.parse(text)

    assert (reference.panel_code, reference.meeting_number) == names


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [(2, 2, "SECP47/02"), (2, 3, "SECP47/002"), (99, 3, "SECP47/099"), (100, 2, "SECP47/100"), (100, 3, "SECP47/100")],
)
def test_a_number_has_at_least_its_digits(number: int, digits: int, written: str) -> None:
    assert str(Reference("SECP", 47, number, digits)) == written


def test_a_number_keeps_nine_digits_at_the_most() -> None:
    assert str(Reference.parse("SECP47/0000000002")) == "SECP47/000000002"
    assert str(Reference.parse("SECP47/1000000002")) == "SECP47/1000000002"


def test_references_are_in_order_by_number_however_they_are_written() -> None:
    written = ["SECP47/100", "SECP47/099", "SECP47/9", "SECP9/05", "SECP47/0010"]

    assert [str(each) for each in sorted(map(Reference.parse, written))] == [
        "SECP9/05",
        "SECP47/09",
        "SECP47/0010",
        "SECP47/099",
        "SECP47/100",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "SECP47", "47/02", "SECP47/00", "SECP47/000", "SECP047/02", "SECP47/02 and more", "S47/02"],
)
def test_anything_else_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="is not the reference of an action"):
        Reference.parse(text)
