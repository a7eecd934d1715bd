"""What is too long for the record of attendance is kept in the text, and doubted."""

from minutes.importing.parsed import Apology
from minutes.importing.people.lengths import LONGEST, as_recorded, doubts_of_lengths
from tests.minutes.importing.reading import REST, read

FITS, LONG = "x" * LONGEST, "x" * (LONGEST + 1)


def test_a_category_that_is_too_long_is_left_to_the_text_and_a_name_is_none() -> None:
    apologies = [Apology(FITS, "Ann Ost", 1), Apology(LONG, "Kim Moor", 2), Apology("Gas", LONG, 3)]

    assert list(as_recorded(apologies)) == [Apology(FITS, "Ann Ost", 1), Apology("", "Kim Moor", 2)]
    assert [(doubt.line, doubt.kind) for doubt in doubts_of_lengths(apologies)] == [
        (2, "too long for the record"),
        (3, "too long for the record"),
    ]


def test_an_import_says_so() -> None:
    parsed = read(f"Apologies: Ann Ost (Director of {'Long Matters ' * 20})\n{REST}")

    assert [(apology.category, apology.name) for apology in parsed.apologies] == [("", "Ann Ost")]
    assert "too long for the record" in {doubt.kind for doubt in parsed.doubts}
