"""Patterns of words and marks, whatever a regular expression would make of their signs."""

import re

import pytest

from minutes.text.grammar import GRAMMAR, any_mark, any_word


@pytest.mark.parametrize(("text", "is_one"), [("viz", True), ("e.g", True), ("exg", False), ("viz e.g", False)])
def test_a_word_is_any_of_those_given(text: str, *, is_one: bool) -> None:
    assert bool(re.fullmatch(any_word("viz  e.g"), text)) is is_one


def test_a_choice_of_words_stays_one_part() -> None:
    assert re.fullmatch(rf"the {any_word('first last')} item", "the last item")


@pytest.mark.parametrize("mark", [*"]-^\\", "b"])
def test_a_mark_is_any_of_those_given(mark: str) -> None:
    assert bool(re.fullmatch(any_mark("]-^\\"), mark)) is (mark != "b")


def test_what_the_browser_loads_is_read_whole() -> None:
    assert GRAMMAR["outcomes"]["tinted"].split() == ["AGREED", "APPROVED", "DEFERRED", "DISCUSSED", "NOTED"]
    assert {"clauses", "entries", "sentences"} <= GRAMMAR.keys()
