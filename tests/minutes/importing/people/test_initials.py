"""Initials are resolved by the list of those who came; what nobody answers to is in doubt."""

import pytest

from minutes.importing.people.initials import initials_of
from tests.minutes.importing.reading import read

MINUTES = """\
Forum of the Mill

Present: Ines Calder (IC, chair), Dr. Jonas Field (JF) and Kira van Holm (KH)
Apologies: Lew Barton (LB)

1. Sails

ACTION: KH to mend them.

ACTION: IC/XY to pay.

ACTION: LB and JF to look.

2. Close

The DCC to close.
"""


def test_those_whose_initials_stand_behind_their_names() -> None:
    parsed = read(MINUTES)

    assert dict(parsed.initials) == {
        "IC": "Ines Calder",
        "JF": "Dr. Jonas Field",
        "KH": "Kira van Holm",
        "LB": "Lew Barton",
    }
    assert [(doubt.line, doubt.text) for doubt in parsed.doubts if doubt.kind == "unknown initials"] == [(10, "IC/XY")]


@pytest.mark.parametrize(
    "present",
    [
        "Present: Jo Low [JL], Bob Fry [BF]",
        "Present: Jo Low (Chair, JL), Bob Fry (Clerk) (BF)",
        "Present: Jo Low (JL – Chair), Bob Fry (BF – Clerk)",
        "Present: Jo Low (“JL”), Bob Fry ('BF')",
        "Present: Jo Low – JL, Bob Fry – BF",
        "Present\nJL – Jo Low (Chair)\nBF – Bob Fry",
        "Present\nJo Low      JL     Chair\nBob Fry     BF     Member",
        "Name | Body | Initials\n--- | --- | ---\nJo Low (Chair) | Gas Board | JL\nBob Fry | Water Board | BF",
        "1. Present\n\nJo Low (JL), Bob Fry (BF)",
    ],
)
def test_a_list_says_in_many_forms_whose_initials_are_which(present: str) -> None:
    rest = "2. Fees\n\nACTION: JL to pay.\n\n3. Close\n\nThe end.\n"
    opening = "" if present.startswith("1.") else "\n\n1. Welcome\n\nHello."

    assert dict(read(f"{present}{opening}\n\n{rest}").initials) == {"JL": "Jo Low", "BF": "Bob Fry"}


@pytest.mark.parametrize("text", ["Kim Moor (DCC)", "the code (SEC)", "Ann Ost (Chair)", "(AO) Ann Ost", "A (AA)"])
def test_what_stands_in_brackets_is_not_always_initials(text: str) -> None:
    assert initials_of([text]) == {}


def test_without_such_a_list_no_initials_are_in_doubt() -> None:
    parsed = read("1. Sails\n\nACTION: DCC to mend them.\n\n2. Close\n\nThe end.\n")

    assert parsed.doubts == ()
