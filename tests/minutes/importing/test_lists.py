"""Lists within lists that no indentation shows: an entry that ends with ":" is followed by other marks."""

import pytest

from tests.minutes.importing.reading import blocks_of, outline, read, within_item


def _list(body: str) -> list[object]:
    """The entries of the one list that stands under "The Board:"."""
    kind, entries = outline(read(within_item(f"The Board:\n\n{body}")).items[0].blocks)[-1]
    assert kind == "list"
    return entries


@pytest.mark.parametrize(("outer", "inner"), [("•", "–"), ("-", "·"), ("▪", "o"), ("*", "-"), ("e", "¢"), ("•", "▪")])
def test_another_glyph_under_an_introduction_is_nested_until_the_first_glyph_comes_back(outer, inner):
    entries = _list(
        f"{outer} NOTED these works:\n\n{inner} the quay; and\n{inner} the mole, as far as the\nold light;\n\n"
        f"{outer} NOTED the cost."
    )

    assert entries == [
        ("NOTED these works:", ["the quay; and", "the mole, as far as the old light;"]),
        "NOTED the cost.",
    ]


@pytest.mark.parametrize(("first", "second"), [("(a)", "(b)"), ("1.", "2."), ("i)", "ii)"), ("A.", "B.")])
def test_glyphs_under_an_enumerated_introduction_are_nested(first, second):
    entries = _list(f"{first} NOTED:\n– the quay; and\n– the mole; and\n{second} NOTED the cost.")

    assert entries == [(f"{first} NOTED:", ["the quay; and", "the mole; and"]), f"{second} NOTED the cost."]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("(a)", "(b)", "(c)"), ("(i)", "(ii)")),
        (("1.", "2.", "3."), ("(a)", "(b)")),
        (("(i)", "(ii)", "(iii)"), ("(1)", "(2)")),
        (("(a)", "(b)", "(c)"), ("i.", "ii.")),
    ],
)
def test_an_enumeration_of_another_make_is_nested_until_the_outer_one_counts_on(outer, inner):
    first, second, third = outer
    one, two = inner
    entries = _list(f"{first} AGREED it;\n{second} CHOSE:\n{one} rope; and\n{two} wire; and\n{third} rose.")

    assert entries == [
        f"{first} AGREED it;",
        (f"{second} CHOSE:", [f"{one} rope; and", f"{two} wire; and"]),
        f"{third} rose.",
    ]


def test_an_i_after_an_h_is_nested_if_an_ii_follows_and_the_ninth_letter_if_not():
    letters = "".join(f"({letter}) {letter.upper()} wharf;\n" for letter in "abcdefg")

    nested = _list(f"{letters}(h) these:\n(i) rope; and\n(ii) wire; and\n(i) tar.")
    ninth = _list(f"{letters}(h) these:\n(i) rope; and\n(j) wire.")

    assert nested[7] == ("(h) these:", ["(i) rope; and", "(ii) wire; and"])
    assert ninth[7:] == ["(h) these:", "(i) rope; and", "(j) wire."]


def test_three_levels_need_no_indentation():
    entries = _list("(a) NOTED:\n• the quay:\n– its foot;\n– its head; and\n• the mole; and\n(b) rose.")

    assert entries == [("(a) NOTED:", [("the quay:", ["its foot;", "its head; and"]), "the mole; and"]), "(b) rose."]


def test_a_nested_list_runs_over_page_furniture():
    source = within_item(
        "The Board:\n\n• NOTED these works:\n– the quay;\nPage 1 of 2\n\f– the mole; and\nPage 2 of 2\n\f• rose."
    )

    assert outline(read(source).items[0].blocks)[-1] == (
        "list",
        [("NOTED these works:", ["the quay;", "the mole; and"]), "rose."],
    )


def test_another_glyph_after_an_entry_that_introduces_nothing_is_a_sibling():
    assert _list("e NOTED the works;\no NOTED the cost; and\ne rose.") == [
        "NOTED the works;",
        "NOTED the cost; and",
        "rose.",
    ]


def test_the_same_glyph_after_an_introduction_is_a_sibling():
    assert _list("• NOTED these:\n• the quay; and\n• the mole.") == ["NOTED these:", "the quay; and", "the mole."]


def test_indentation_that_the_text_shows_decides():
    assert _list("• NOTED these:\n  o the quay;\n  o the mole;\no the cost.") == [
        ("NOTED these:", ["the quay;", "the mole;"]),
        "the cost.",
    ]


def test_limbs_that_decide_need_no_colon_before_them():
    body = (
        "The Governing Body\n(i)   NOTED the report;\n(ii)  AGREED to wait; and\n(iii) RESOLVED that Ann Ost lead it."
    )

    assert blocks_of(body)[-1] == (
        "list",
        ["(i) NOTED the report;", "(ii) AGREED to wait; and", "(iii) RESOLVED that Ann Ost lead it."],
    )
