from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import english

GOOD_FRIDAY = date(2017, 4, 14)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 items"), (1, "1 item"), (2, "2 items"), (21, "21 items"), (1000, "1000 items")]
)
def test_a_count_agrees_with_its_noun(number: int, words: str) -> None:
    assert english.count(number, "item") == words


def test_a_noun_with_a_plural_of_its_own_has_it() -> None:
    assert english.count(2, "person", "people") == "2 people"
    assert english.spelt_count(1, "person", "people") == "one person"
    assert english.spelt_count(3, "person", "people") == "three people"


def test_a_choice_has_an_or_before_the_last() -> None:
    assert [english.or_list(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


def test_a_count_in_words_agrees_with_its_noun() -> None:
    assert [english.spelt_count(number, "item") for number in (0, 1, 2, 11)] == [
        "no items",
        "one item",
        "two items",
        "11 items",
    ]


@pytest.mark.parametrize(("number", "word"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11")])
def test_small_numbers_are_spelt(number: int, word: str) -> None:
    assert english.spelt(number) == word


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (47, "47th"),
        (101, "101st"),
        (111, "111th"),
        (122, "122nd"),
    ],
)
def test_ordinals_end_as_they_are_spoken(number: int, words: str) -> None:
    assert english.ordinal(number) == words


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["red"], "red"), (["red", "blue"], "red and blue"), (["red", "green", "blue"], "red, green and blue")],
)
def test_a_list_ends_with_and(words: list[str], listed: str) -> None:
    assert english.and_list(words) == listed


def test_days_and_hours_are_written_in_full() -> None:
    assert english.day(GOOD_FRIDAY) == "14 April 2017"
    assert english.weekday(GOOD_FRIDAY) == "Friday 14 April 2017"
    assert english.month(GOOD_FRIDAY) == "April 2017"
    assert english.hours(time(10), time(15, 30)) == "10:00 to 15:30"
    assert english.hours(time(10), None) == "10:00"
    assert english.hours(None, None) == ""


@pytest.mark.parametrize("other", ["Gas Shippers", "gas  shippers ", "GAS\tSHIPPERS"])
def test_capitals_and_blanks_make_no_other_words(other: str) -> None:
    assert english.fold(other) == english.fold("Gas Shippers") == "gas shippers"


@given(st.text())
def test_folding_twice_is_folding_once(words: str) -> None:
    assert english.fold(english.fold(words)) == english.fold(words)
