"""Numbers of agenda items: how they are written and stored, in which order they stand, and the next one at a place."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.stored import from_plain, to_plain
from meetings.item_numbers import (
    MOST_LETTERS,
    MOST_SUB_ITEMS,
    ItemNumber,
    Place,
    in_order,
    next_at_the_end,
    next_before,
    next_under,
    places,
)

NUMBERS = st.builds(ItemNumber, st.integers(1, 999), st.integers(0, MOST_LETTERS), st.integers(0, MOST_SUB_ITEMS))


def read(text: str) -> list[ItemNumber]:
    return [ItemNumber.read(word) for word in text.split()]


@given(NUMBERS)
def test_a_number_is_read_back_from_its_text_its_key_and_its_plain_form(number: ItemNumber) -> None:
    assert {ItemNumber.read(str(number)), ItemNumber.from_key(number.key), ItemNumber.read(number.plain)} == {number}


@given(NUMBERS, NUMBERS)
def test_keys_stand_in_the_order_of_the_numbers(one: ItemNumber, other: ItemNumber) -> None:
    parts = [(number.main, number.letter, number.sub) for number in (one, other)]

    assert (one < other) == (one.key < other.key) == (parts[0] < parts[1])
    assert (one == other) == (str(one) == str(other))


@given(st.integers(0, 99_999))
def test_a_whole_number_is_itself(number: int) -> None:
    assert ItemNumber(number) == number
    assert hash(ItemNumber(number)) == hash(number)
    assert ItemNumber(number).plain == number
    assert {number: "kept"}[ItemNumber(number)] == "kept"
    assert number <= ItemNumber(number) < number + 1


def test_numbers_are_printed_as_minutes_have_them() -> None:
    shown = [(str(number), number.heading, f"{number:02}") for number in read("5 14 14A 23.1 14b.12")]

    assert shown == [
        ("5", "5.", "05"),
        ("14", "14.", "14"),
        ("14A", "14A.", "14A"),
        ("23.1", "23.1", "23.1"),
        ("14B.12", "14B.12", "14B.12"),
    ]


@pytest.mark.parametrize(
    "text", ["", "A", "14AA", "14.", "14.0", "14.A", "1.2.3", "14.100", "-1", "1e3", "١٤", "9" * 6]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not the number of an item"):
        ItemNumber.read(text)


@pytest.mark.parametrize("parts", [(1, 27), (1, -1), (1, 0, 100)])
def test_no_number_has_more_letters_or_sub_items_than_are_told_apart(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="No item is numbered"):
        ItemNumber(*parts)


def test_a_number_never_changes() -> None:
    with pytest.raises(AttributeError, match="does not change"):
        ItemNumber(14).main = 15  # type: ignore[misc]


@dataclass(frozen=True)
class Row:
    number: ItemNumber


@pytest.mark.parametrize(("number", "plain"), [(14, 14), ("14A", "14A"), ("23.1", "23.1")])
def test_what_is_stored_has_a_whole_number_or_a_text(number: int | str, plain: int | str) -> None:
    row = Row(ItemNumber.read(number))

    assert to_plain(row) == {"number": plain}
    assert from_plain(Row, to_plain(row)) == row


ISSUED = read("1 2 3 4 5")


@given(st.lists(st.tuples(st.sampled_from(["end", "under", "before"]), st.integers(0, 50)), max_size=30))
def test_whatever_is_added_stands_in_its_place_and_nothing_else_moves(added: list[tuple[str, int]]) -> None:
    here = list(ISSUED)
    for where, index in added:
        heads = [number for number in here if not number.sub]
        head = heads[index % len(heads)]
        new = {
            "end": lambda: next_at_the_end(here),
            "under": lambda head=head: next_under(head, here),
            "before": lambda: next_before(ItemNumber(5), here) or next_at_the_end(here),
        }[where]()
        assert new not in here
        before = [number for number in here if number < new]
        here.append(new)
        here.sort()
        assert here[: len(before)] == before
        if where == "end":
            assert here[-1] == new
        elif where == "under":
            assert new.head == head
            assert not [number for number in here if head < number.head and number < new]
        else:
            assert ItemNumber(4) < new < ItemNumber(5)
            assert not [number for number in here if new < number < ItemNumber(5)]
    assert [number for number in here if number in ISSUED] == ISSUED


def test_an_item_before_the_last_takes_the_next_letter_of_the_one_before_it() -> None:
    assert next_before(ItemNumber(5), read("1 2 3 4 4.1 5 5.1 6")) == ItemNumber.read("4A")
    assert next_before(ItemNumber(5), read("1 2 3 4 4A 4A.1 4B 5")) == ItemNumber.read("4C")


@pytest.mark.parametrize(
    ("follower", "here"), [("1", "1 2"), ("5", "4 4Z 5"), ("4B", "4 4B 5")], ids=["the first", "behind Z", "a letter"]
)
def test_there_is_not_always_a_number_before_an_item(follower: str, here: str) -> None:
    assert next_before(ItemNumber.read(follower), read(here)) is None


def test_a_sub_item_has_no_sub_items() -> None:
    with pytest.raises(ValueError, match="is a sub-item itself"):
        next_under(ItemNumber.read("23.1"), read("23 23.1"))


def test_an_item_has_no_more_sub_items_than_are_told_apart() -> None:
    with pytest.raises(ValueError, match="No item is numbered"):
        next_under(ItemNumber(23), [ItemNumber(23, sub=sub) for sub in range(MOST_SUB_ITEMS + 1)])


@given(st.lists(NUMBERS, unique=True).map(sorted))
def test_numbers_in_order_have_no_gap_and_sub_items_stay_with_their_item(numbers: list[ItemNumber]) -> None:
    renumbered = list(in_order(numbers))

    heads = [number for number in renumbered if not number.sub]
    assert heads == list(range(1, len(heads) + 1))
    assert renumbered == sorted(renumbered)
    assert list(in_order(renumbered)) == renumbered


def test_items_that_moved_keep_their_sub_items() -> None:
    assert list(in_order(read("3 3.1 3.2 1 2 2.4"))) == read("1 1.1 1.2 2 3 3.1")
    assert list(in_order(read("1 1A 1A.1 2"))) == read("1 2 2.1 3")


def test_places_are_counted_among_items_or_among_the_sub_items_of_one() -> None:
    assert list(places(read("1 1.1 1.2 1A 2 2.1"))) == [
        Place(1, 3, 1),
        Place(1, 2, 1),
        Place(2, 2, 1),
        Place(2, 3, 2),
        Place(3, 3, 3),
        Place(1, 1, 3),
    ]
