"""What brackets behind a name tell."""

import pytest

from minutes.importing.people.brackets import are_initials, told_of


@pytest.mark.parametrize(
    ("text", "name", "are"),
    [
        ("AO", "Ann Ost", True),
        ("KvH", "Kira van Holm", False),
        ("DCC", "Ann Ost", False),
        ("AO", "Cllr Ost", True),
        ("DCC", "Mr Cole", False),
    ],
)
def test_initials_are_told_by_the_words_of_a_name(text: str, name: str, are: bool) -> None:
    assert are_initials(text, name) is are


@pytest.mark.parametrize(
    ("within", "told"),
    [
        ("Gas Networks", "Gas Networks"),
        ("AO, Gas Networks", "Gas Networks"),
        ("AO; dial-in until item 5", ""),
        ("items 3–7 only", ""),
        ("prior engagement", ""),
        ("family", ""),
        ("who would join later", ""),
        ("Other Gas Parties", "Other Gas Parties"),
        ("Small Businesses", "Small Businesses"),
    ],
)
def test_how_and_why_is_no_category(within: str, told: str) -> None:
    assert told_of("Ann Ost", within) == told
