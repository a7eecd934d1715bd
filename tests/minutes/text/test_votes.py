"""Votes as minutes print them, by number and by name."""

import pytest

from minutes.text.votes import is_tally, votes_against
from tests.growth import LIMIT, growth


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("For 7, against 2, abstained 1.", 2),
        ("(For: 7; Against: 2; Abstentions: 1)", 2),
        ("Votes for: 7 Votes against: 2", 2),
        ("Ayes 5, noes 3.", 3),
        ("In favour: seven; against: none", 0),
        ("7 in favour, 2 against.", 2),
        ("Four were in favour and two against.", 2),
        ("5 votes for, 2 votes against, 1 abstention", 2),
        ("For: 5 (Moss, Fenn); Against: 2 (Cole, Ode)", 2),
        ("For: Moss, Fenn and Hale; Against: Cole, Ode; Abstained: Root", 2),
        ("For: Cllr A. Moss; Against: Cllr B. Cole. Abstained: Cllr C. Root", 1),
        ("For: Moss; Against: none", 0),
        ("For: Moss, Hale Against: Cole, Root Abstained: Fenn", 2),
        ("For (3): Moss, Fenn, Hale. Against (1): Cole.", 1),
        ("RESOLVED to proceed against two tenants.", None),
        ("The vote for the chair was held.", None),
        ("Four were against the price.", None),
    ],
)
def test_votes_against_are_counted_where_both_sides_are_told(text: str, against: int | None) -> None:
    assert votes_against(text) == against


def test_a_text_that_only_counts_or_names_movers_is_a_tally() -> None:
    told = (
        "(Proposed Cllr Ode)",
        "Seconded: Cllr Fry",
        "(four in favour, one against)",
        "For: 4, against: 1",
        "Against: Moss, Fenn",
        "Abstentions: 1",
        "The vote",
        "For the Clerk to write.",
    )
    assert [is_tally(text) for text in told] == [True] * 6 + [False] * 2


@pytest.mark.parametrize("words", ["for 7 ", "For: ", "7 votes for ", "Against: ", "(proposed ", "against, "])
def test_votes_are_read_in_proportion_to_the_length_of_a_text(words: str) -> None:
    def read(text: str) -> None:
        votes_against(text)
        is_tally(text)

    assert growth(read, lambda size: words * (size // len(words)), 4_000) < LIMIT
