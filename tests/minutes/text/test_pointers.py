"""Sentences that send the reader to the confidential minutes."""

import pytest

from minutes.text.pointers import points_to_confidential_minutes


@pytest.mark.parametrize(
    "sentence",
    [
        "Further information can be found within the Confidential Minutes from this Panel meeting.",
        "The discussion is recorded in the confidential minutes.",
        "See the Confidential Annex.",
        "For more, please refer to the separate confidential annex to these minutes.",
        "The vote was minuted in confidence.",
        "Details are set out in Confidential Appendix A.",
        "What was said is kept in the confidential session record.",
        "The figures are given in the confidential version.",
        "Minutes of this item are confidential and are kept apart.",
        "The record of this discussion is confidential.",
    ],
)
def test_a_sentence_that_sends_the_reader_there_is_a_pointer(sentence: str) -> None:
    assert points_to_confidential_minutes(f"The Panel spoke of staff. {sentence}") is True


@pytest.mark.parametrize(
    "sentence",
    [
        "The Panel approved the confidential minutes of the last meeting.",
        "SECAS had CIRCULATED confidential minutes.",
        "A slip in the confidential minutes of the July meeting was put right.",
        "An error found in the confidential minutes of the last meeting was put right.",
        "The member gave a confidential update.",
        "The papers for this item were confidential.",
        "The minutes of the last meeting are confidential.",
    ],
)
def test_a_sentence_that_only_speaks_of_them_is_none(sentence: str) -> None:
    assert points_to_confidential_minutes(sentence) is False
