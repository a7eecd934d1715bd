"""Lines of a page as paragraphs, without a word lost, changed or moved."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pdf.paragraphs import in_paragraphs

PROSE = """\
The Panel considered the report of the Operations Group on the third quarter, and
noted that two of the four Users had not sent their statements by the day that was
agreed. The Secretariat is to write to both."""
ITS_PARAGRAPH = PROSE.replace("\n", " ")


def test_lines_of_a_paragraph_are_one() -> None:
    assert in_paragraphs(PROSE) == ITS_PARAGRAPH


def test_a_sentence_goes_on_with_a_name_or_a_number() -> None:
    lines = PROSE.replace("noted", "DCC noted").replace("agreed. The", "2017 agreed. The")

    assert in_paragraphs(lines) == lines.replace("\n", " ")


def test_paragraphs_stay_apart_where_the_first_ends_short() -> None:
    assert in_paragraphs(f"{PROSE}\n{PROSE}") == f"{ITS_PARAGRAPH}\n\n{ITS_PARAGRAPH}"


def test_a_line_that_ended_with_room_to_spare_ends_its_paragraph() -> None:
    lines = f"{PROSE}\nThe costs of this are not known, and nobody has asked of them\nuntil now."

    assert in_paragraphs(lines).endswith("asked of them\nuntil now.")


@pytest.mark.parametrize(
    "lines",
    [
        "3 Maintenance\n3.1 Requests of the year",
        "Harbour Room,\n4 Lantern Yard,\nLondon",
        "Year Sum\n2016 17\n2017 21",
        "SECMP0040 Initial assessment of the costs of firmware, Priya Nair, SECAS, 2017\n"
        "SECMP0041 Second assessment of the costs of firmware, Mei Tanaka, BEIS, 2017\n",
        "",
        "\n\n",
        "One\n\nTwo",
    ],
    ids=["headings", "an address", "figures", "rows of a table", "nothing", "blank lines", "a blank line"],
)
def test_lines_that_are_no_prose_stay_as_they_are(lines: str) -> None:
    assert in_paragraphs(lines) == lines.strip()


@pytest.mark.parametrize("mark", ["•", "–", "-", "1.", "12)", "(a)", "iv)", "3.2", "\uf095"])
def test_an_item_of_a_list_begins_a_line_and_goes_on_over_its_own(mark: str) -> None:
    first, second, third = PROSE.split("\n")

    made = in_paragraphs(f"{first}\n{mark} {second}\n{third}\n{mark} {first}")

    assert made == f"{first}\n\n{mark} {second} {third}\n\n{mark} {first}"


def test_what_follows_a_colon_begins_a_line() -> None:
    first, second, third = PROSE.replace("quarter, and", "quarter, with:").split("\n")

    assert in_paragraphs(f"{first}\n{second}\n{third}") == f"{first}\n\n{second} {third}"


HYPHENS = [
    "-\n",
    "\x02",
    "\ufffe",
    "\u2010\n",
]  # the second and third are what PDFium writes for a hyphen and its line end


@pytest.mark.parametrize("end", HYPHENS)
def test_a_hyphen_belongs_unless_the_page_has_the_word_without(end: str) -> None:
    kept = "-" if end in ("\x02", "\ufffe") else end[0]

    assert in_paragraphs(f"to the sub{end}committee") == f"to the sub{kept}committee"
    assert in_paragraphs(f"A temporary plan.\nThe tempo{end}rary plan") == "A temporary plan.\n\nThe temporary plan"
    assert in_paragraphs(f"the Sub{end}Committee; a subcommittee") == f"the Sub{kept}Committee; a subcommittee"
    assert in_paragraphs(f"the years 2017{end}2018") == f"the years 2017{kept}2018"


def test_a_soft_hyphen_goes_and_a_dash_stays() -> None:
    assert in_paragraphs("tempo\u00ad\nrary") == "temporary"
    assert in_paragraphs("A word -\nmore") == "A word -\nmore"
    assert in_paragraphs("A word-\n- more") == "A word-\n- more"


def test_lines_of_a_column_are_as_wide_as_those_around_them() -> None:
    column = "\n".join(f"and so the {number} words go on in a column," for number in ("first", "other", "third"))

    assert in_paragraphs(f"{column}\nin the end.") == f"{column} in the end.".replace("\n", " ")


LINES = st.lists(st.text(st.sampled_from("ab Pé.,:;-1(•\u00ad\x02\u2010"), max_size=60), max_size=12)


@given(LINES)
def test_no_sign_is_lost_or_moved_but_blanks_and_hyphens(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert re.sub(r"[\s\u00ad\x02\u2010-]", "", in_paragraphs(text)) == re.sub(r"[\s\u00ad\x02\u2010-]", "", text)


@given(st.lists(st.lists(st.sampled_from("word Panel of 2017 x. (a) 1. • yes: no,".split()), max_size=14), max_size=12))
def test_without_hyphens_the_words_are_the_same_in_the_same_order(lines: list[list[str]]) -> None:
    text = "\n".join(map(" ".join, lines))

    assert in_paragraphs(text).split() == text.split()


def test_a_page_of_many_short_lines_is_read_line_by_line() -> None:
    text = "a-\n" * 10_000

    assert len(in_paragraphs(text)) == 20_000
