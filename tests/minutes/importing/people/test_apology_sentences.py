"""Sentences that say who sent apologies."""

import pytest

from minutes.importing.parsed import Apology
from minutes.importing.people.apology_sentences import read_sentence, with_others
from minutes.importing.people.names import People
from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import apologies_of


def test_a_sentence_of_an_early_item_adds_to_a_block_in_front():
    source = (
        "Apologies: Ann Ost\n\n1. Welcome\n\nApologies were received from Mrs Ost and Kim Moor.\n\n2. Fees\n\nLow.\n"
    )

    assert apologies_of(source) == [("", "Ann Ost"), ("", "Kim Moor")]


def test_nobody_is_added_twice():
    apologies = [Apology("Gas", "Ann Ost", 1)]

    assert with_others(apologies, [Apology("", "Cllr Ost", 5), Apology("", "Bo Low", 5)]) == (
        Apology("Gas", "Ann Ost", 1),
        Apology("", "Bo Low", 5),
    )


@pytest.mark.parametrize("words", ["apologies from ", "noted that ", "sent ", "Ann Ost ", "was unable to ", "Ost’s "])
@pytest.mark.parametrize("end", ["apologies", "x"])
def test_a_sentence_is_read_in_proportion_to_its_length(words, end):
    def read(text: str) -> None:
        read_sentence(text, People())

    assert growth(read, lambda size: f"{words * (size // len(words))}{end}", 2_000) < LIMIT
