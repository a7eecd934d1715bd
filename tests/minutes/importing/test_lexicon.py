"""The words by which minutes are known."""

import pytest

from minutes.importing.lexicon import (
    ends_heading,
    introduces,
    is_complete,
    is_dangling,
    is_sentence,
    is_title_case,
    may_be_heading,
    outcome_words_in,
    starts_lower,
)


@pytest.mark.parametrize("text", ["It rose.", "Who pays?", "the fee; and", "The Panel:", "“It rose.”", "a fee, or"])
def test_a_sentence_an_introduction_and_an_entry_are_complete(text: str) -> None:
    assert is_complete(text)
    assert not is_dangling(text)


@pytest.mark.parametrize("text", ["that the", "boats and", "the quay (", "members of", "boats,"])
def test_a_line_that_needs_another_word_dangles(text: str) -> None:
    assert is_dangling(text)
    assert not is_complete(text)


@pytest.mark.parametrize("text", ["The wall is cracked", "The Board NOTED it", "She noted the fee", "CLERK to write"])
def test_a_finite_verb_an_outcome_or_a_task_makes_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["Matters raised", "Fees to be raised", "AGREED", "Costs of the Quay"])
def test_what_has_no_finite_verb_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


@pytest.mark.parametrize("text", ["Fees", "Who decides, and when it is voted on", "Views, and what it would cost"])
def test_a_question_or_a_noun_with_its_clause_may_be_a_heading(text: str) -> None:
    assert may_be_heading(text)
    assert ends_heading(text)


def test_an_outcome_is_no_heading() -> None:
    assert not may_be_heading("The Board NOTED what is to be done")


def test_outcome_words_are_the_usual_ones_and_the_panels_own_in_their_order() -> None:
    assert outcome_words_in("The Panel PARKED and NOTED the PLAN", ["PARKED"]) == ["PARKED", "NOTED"]
    assert outcome_words_in("The Panel PARKED and NOTED the PLAN", []) == ["NOTED"]


@pytest.mark.parametrize(
    ("text", "is_so"), [("Report of the Clerk", True), ("Report of the clerk", False), ("1", False)]
)
def test_title_case_looks_at_words_of_weight(text: str, *, is_so: bool) -> None:
    assert is_title_case(text) is is_so


def test_a_dash_or_colon_introduces_and_quotation_marks_hide_no_small_letter() -> None:
    assert introduces("The Panel –")
    assert not introduces("The Panel.")
    assert starts_lower("“and so")
    assert not starts_lower("“And so")
