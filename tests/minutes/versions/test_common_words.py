"""The words that two texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.versions.common_words import MOST_EDITS, Run, common_runs
from tests.growth import LIMIT, growth

WORDS = st.lists(st.sampled_from("abc"), max_size=30)


@given(WORDS, WORDS)
def test_runs_stand_in_both_texts_in_order(old, new):
    old_end = new_end = 0
    for run in common_runs(old, new):
        assert run.length > 0
        assert run.old_start >= old_end
        assert run.new_start >= new_end
        old_end, new_end = run.old_start + run.length, run.new_start + run.length
        assert old[run.old_start : old_end] == new[run.new_start : new_end]


@given(WORDS, WORDS)
def test_as_many_words_are_shared_as_can_be(old, new):
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row, word in enumerate(old):
        for column, other in enumerate(new):
            best = lengths[row][column] + 1 if word == other else 0
            lengths[row + 1][column + 1] = max(best, lengths[row][column + 1], lengths[row + 1][column])

    assert sum(run.length for run in common_runs(old, new)) == lengths[-1][-1]


def test_texts_with_hardly_a_word_in_common_share_their_ends_alone():
    old, new = (["The", *(f"{name}{number}" for number in range(MOST_EDITS)), "end."] for name in "ab")

    assert common_runs(old, new) == [Run(0, 0, 1), Run(MOST_EDITS + 1, MOST_EDITS + 1, 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [("a ", "a "), ("a b ", "b a a "), ("a ", "b "), ("a b c ", "c b a "), ("the of ", "of the the of and ")],
)
def test_any_two_texts_are_compared_in_proportion_to_their_length(old, new):
    def compare(texts: tuple[list[str], list[str]]) -> None:
        common_runs(*texts)

    def texts(size: int) -> tuple[list[str], list[str]]:
        return (old * (size // len(old))).split(), (new * (size // len(new))).split()

    assert growth(compare, texts, 4_000) < LIMIT
