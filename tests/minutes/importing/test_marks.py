"""The marks that list entries begin with."""

import pytest

from tests.minutes.importing.reading import blocks_of


@pytest.mark.parametrize("glyph", [*"•·▪–-*◦●■‣¢.§Ø©eoqvü\uf0b7\uf0a7"])
def test_every_glyph_of_a_list_is_dropped(glyph):
    assert blocks_of(f"The Board asked for:\n\n{glyph} more light; and\n{glyph} less noise.") == [
        ("text", "The Board asked for:"),
        ("list", ["more light; and", "less noise."]),
    ]


def test_glyphs_that_were_read_differently_are_siblings_at_the_same_indentation():
    assert blocks_of("The Board:\ne NOTED the paper;\no NOTED the cost; and\n\n¢ APPROVED the\nworks.") == [
        ("text", "The Board:"),
        ("list", ["NOTED the paper;", "NOTED the cost; and", "APPROVED the works."]),
    ]


def test_enumerators_are_wording_and_stay():
    assert blocks_of(
        "The Board AGREED:\n(a) the rules, that\n    (i) boats pay; and\n    (ii) ships pay; and\n(b) the map."
    ) == [
        ("text", "The Board AGREED:"),
        ("list", [("(a) the rules, that", ["(i) boats pay; and", "(ii) ships pay; and"]), "(b) the map."]),
    ]


def test_a_bracketed_letter_inside_a_sentence_starts_no_entry():
    assert blocks_of(
        "The rule that was to be struck out by the Board is the one in Section H3.24\n(c) of the code."
    ) == [("text", "The rule that was to be struck out by the Board is the one in Section H3.24 (c) of the code.")]


def test_a_lone_letter_after_a_complete_sentence_marks_an_entry_too():
    assert blocks_of("The proposal is listed below.\n\ne HMP0041 — Rules of the quay\n\nIt was read.") == [
        ("text", "The proposal is listed below."),
        ("list", ["HMP0041 — Rules of the quay"]),
        ("text", "It was read."),
    ]
