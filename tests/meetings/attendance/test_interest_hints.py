"""An agenda that names an interest is pointed out by whole words, whatever their capitals."""

import pytest

from meetings.attendance.interest_hints import hints, phrases_of
from meetings.item_numbers import ItemNumber
from meetings.models import Organisation, StandingInterest
from tests.growth import LIMIT, growth


def interest(organisation: str = "", words: str = "", pk: int = 1) -> StandingInterest:
    return StandingInterest(pk=pk, organisation=Organisation(name=organisation) if organisation else None, words=words)


def found(title: str, *interests: StandingInterest) -> list[str]:
    return [hint.found for hint in hints({ItemNumber(4): [title]}, interests)]


@pytest.mark.parametrize(
    ("title", "organisation", "words", "expected"),
    [
        ("Application of Harbour Power", "Harbour Power", "", ["Harbour Power"]),
        ("HARBOUR  POWER: licence", "Harbour Power", "", ["Harbour Power"]),
        ("Harbour-Power licence", "Harbour Power", "", ["Harbour Power"]),
        ("Harbour Powers", "Harbour Power", "", []),
        ("A seaharbour power", "Harbour Power", "", []),
        ("Works at Quay Street", "Harbour Power", "Pier, Quay Street", ["Quay Street"]),
        ("Harbour Power at Quay Street", "Harbour Power", "Quay Street", ["Harbour Power"]),
        ("An item", "", "an, , it", []),
        ("An item", "", "", []),
        ("Was ist los?", "", "???", []),
    ],
)
def test_whole_words_are_found_once(title: str, organisation: str, words: str, expected: list[str]) -> None:
    assert found(title, interest(organisation, words)) == expected


def test_words_of_two_titles_are_no_phrase() -> None:
    titles = {ItemNumber(4): ["The harbour", "Power stations"]}

    assert list(hints(titles, [interest("Harbour Power")])) == []


def test_hints_come_item_by_item_with_each_interest_once() -> None:
    tomos, mei = interest("Harbour Power", pk=1), interest(words="power", pk=2)
    titles = {ItemNumber(9): ["Power"], ItemNumber(2): ["Harbour Power", "Harbour Power again"]}

    assert [(str(hint.item), hint.interest.pk) for hint in hints(titles, [tomos, mei])] == [
        ("2", 1),
        ("2", 2),
        ("9", 2),
    ]


def test_many_interests_and_many_titles_are_read_in_proportion_to_both() -> None:
    def made(size: int) -> tuple[dict[ItemNumber, list[str]], list[StandingInterest]]:
        titles = {ItemNumber(number): [f"Report of office{number}"] for number in range(1, size)}
        return titles, [interest(words=f"office{number}", pk=number) for number in range(1, size)]

    assert growth(lambda given: list(hints(*given)), made, 100) < LIMIT


def test_what_is_looked_for_stands_once_and_is_long_enough() -> None:
    assert phrases_of(interest("Harbour  Power", "Harbour Power, ab, Quay  Street")) == ["Harbour Power", "Quay Street"]
