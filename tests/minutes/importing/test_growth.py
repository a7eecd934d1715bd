"""No published text takes longer to be read than its length deserves, whatever its lines are made of."""

import pytest

from minutes.importing.parser import parse
from tests.factories import SEEDED_WORDS
from tests.growth import LIMIT, growth

SIZE = 1_000  # characters, and eight times as many


@pytest.mark.parametrize("words", ["O", "0O", "Confidential", "no. ", "Annex A. ", "¢ May 2017", "Mr Ode ", "Members "])
@pytest.mark.parametrize("before", ["", "Apologies: ", "Present\n"])
def test_a_line_of_any_words_is_read_in_proportion_to_its_length(before: str, words: str) -> None:
    def text(size: int) -> str:
        run = words * (size // len(words))
        return f"1. Welcome\n\n{before}{run}x\n2. Business\n{run}”\n"

    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    assert growth(read, text, SIZE) < LIMIT


@pytest.mark.parametrize("words", ["a", "May", "a-", '18" May ', "9t June ", "31t “May ", "the the ", "SECMPO0010 "])
def test_faults_of_a_broken_line_are_found_in_proportion_to_its_length(words: str) -> None:
    def text(size: int) -> str:
        return f"1. Welcome\n\nThe text {words * (size // len(words))}\nmore words.\n2. Business\nEnd.\n"

    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    assert growth(read, text, SIZE) < LIMIT
