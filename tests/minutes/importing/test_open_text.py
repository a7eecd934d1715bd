"""Which lines belong to what a paragraph states, whatever stands between them."""

import pytest

from minutes.importing.lines import SourceLine
from minutes.importing.open_text import OpenText
from minutes.importing.outcomes import first_limb


def line(text: str, *, after_gap: bool = False) -> SourceLine:
    return SourceLine(2, text, text, 0, after_gap=after_gap)


@pytest.mark.parametrize(
    ("stated", "following", "after_gap", "expected"),
    [
        ("RESOLVED: (a) That it go.", "(b) That it stay.", False, True),
        ("RESOLVED: (a) That it go.", "(c) That it stay.", False, False),
        ("RESOLVED: (a) That it go.", "(b) That it stay.", True, False),
        ("RESOLVED:", "That it go.", True, True),
        ("RESOLVED:", "The Clerk will write.", True, False),
        ("RESOLVED:", "the price be paid.", False, True),
        ("It was AGREED to go.", "For 7, against 2.", True, True),
        ("It was AGREED to go.", "Proposed by Cllr Ode", True, True),
        ("It was late.", "For 7, against 2.", True, False),
        ("It was AGREED to go.", "The vote was close.", True, False),
    ],
)
def test_a_line_belongs_to_what_is_stated(stated: str, following: str, after_gap: bool, expected: bool) -> None:
    text = OpenText([(1, stated)], limb=first_limb(stated))

    assert text.takes(line(following, after_gap=after_gap)) is expected


def test_what_is_closed_is_a_paragraph_of_its_lines() -> None:
    text = OpenText([(1, "It was")])
    text.go_on(line("late."))

    assert text.closed().text.text == "It was late."  # type: ignore[union-attr]
