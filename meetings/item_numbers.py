"""Numbers of agenda items: 14, 14A that came between 14 and 15 when those were fixed, 23.1 that belongs to 23. Pure.

A late item takes a letter, as the minutes of councils and boards in Britain number one: it is business of its own, and
13.1 would say that it belongs to 13. One value is what is printed, where the item stands and its address at once, for
none of these may change once a number has left the secretariat.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, total_ordering
from itertools import groupby
from typing import NamedTuple

from core.stored import store_as_plain

MOST_LETTERS = 26
MOST_SUB_ITEMS = 99
_STEP_OF_A_LETTER = 100
_STEP_OF_A_NUMBER = 10_000
_WRITTEN = re.compile(r"(\d{1,5})([A-Z]?)(?:\.([1-9]\d?))?", re.ASCII)


@total_ordering
class ItemNumber:
    """``main`` is the whole number; ``letter`` counts from 1 for A, ``sub`` from 1 for the first sub-item, and each is
    nought where there is none. A whole number is equal to the item's number that it is."""

    __slots__ = ("letter", "main", "sub")

    main: int
    letter: int
    sub: int

    def __init__(self, main: int, letter: int = 0, sub: int = 0) -> None:
        """Raises ValueError for a letter beyond Z or more sub-items than are kept apart."""
        if not (0 <= letter <= MOST_LETTERS and 0 <= sub <= MOST_SUB_ITEMS):
            raise ValueError(f"No item is numbered with letter {letter} and sub-item {sub}.")
        for name, value in zip(("main", "letter", "sub"), (main, letter, sub), strict=True):
            object.__setattr__(self, name, value)

    @classmethod
    def read(cls, value: "ItemNumber | int | str") -> "ItemNumber":
        """Return the number that a whole number is, or that a text writes: 14, 14A, 23.1. Raises ValueError for any
        other text."""
        if isinstance(value, cls):
            return value
        if isinstance(value, int):
            return cls(value)
        written = _WRITTEN.fullmatch(str(value).strip().upper())
        if written is None:
            raise ValueError(f"{value} is not the number of an item.")
        return cls(int(written[1]), ord(written[2]) - ord("A") + 1 if written[2] else 0, int(written[3] or 0))

    @staticmethod
    @lru_cache(maxsize=4096)
    def from_key(key: int) -> "ItemNumber":
        """Return the number that has this key."""
        main, rest = divmod(key, _STEP_OF_A_NUMBER)
        return ItemNumber(main, *divmod(rest, _STEP_OF_A_LETTER))

    @property
    def key(self) -> int:
        """The one whole number that stands for it where it is stored; keys stand in the order of the items."""
        return self.main * _STEP_OF_A_NUMBER + self.letter * _STEP_OF_A_LETTER + self.sub

    @property
    def head(self) -> "ItemNumber":
        """The number of the item that it belongs to: 23 of 23.1, and its own of any that is no sub-item."""
        return ItemNumber(self.main, self.letter)

    @property
    def plain(self) -> int | str:
        """The number as data: a whole number, and a text for any other."""
        return str(self) if self.letter or self.sub else self.main

    @property
    def heading(self) -> str:
        """The number as it stands before a title: "14.", "14A." and "23.1"."""
        return str(self) if self.sub else f"{self}."

    def __str__(self) -> str:
        return format(self, "")

    def __format__(self, form: str) -> str:
        """The format is that of the whole number: 03, 03A, 03.1 with ``02``."""
        letter = chr(ord("A") + self.letter - 1) if self.letter else ""
        return f"{self.main:{form}}{letter}{f'.{self.sub}' if self.sub else ''}"

    def __repr__(self) -> str:
        return f"ItemNumber({str(self)!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"An item's number does not change its {name}.")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.main == other and not self.letter and not self.sub
        return isinstance(other, ItemNumber) and self.key == other.key

    def __lt__(self, other: "ItemNumber | int") -> bool:
        return self.key < ItemNumber.read(other).key

    def __hash__(self) -> int:
        return hash(self.plain)

    def __deepcopy__(self, _memo: object) -> "ItemNumber":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return ItemNumber, (self.main, self.letter, self.sub)


store_as_plain(ItemNumber, ItemNumber.read)


def next_at_the_end(here: Iterable[ItemNumber]) -> ItemNumber:
    """Return the whole number behind all these."""
    return ItemNumber(max((number.main for number in here), default=0) + 1)


def next_under(head: ItemNumber, here: Iterable[ItemNumber]) -> ItemNumber:
    """Return the number of the next sub-item of an item. Raises ValueError where it can have no more, or is one."""
    if head.sub:
        raise ValueError(f"{head} is a sub-item itself.")
    return ItemNumber(
        head.main, head.letter, max((number.sub for number in here if number.head == head), default=0) + 1
    )


def next_before(follower: ItemNumber, here: Iterable[ItemNumber]) -> ItemNumber | None:
    """Return a free number before this item's and behind those of all before it: the next letter of the item before.

    None where there is no such number: before the first item, or behind Z.
    """
    before = max((number.head for number in here if number < follower.head), default=None)
    if before is None or before.letter == MOST_LETTERS or before.main == follower.main:
        return None
    return ItemNumber(before.main, before.letter + 1)


class Place(NamedTuple):
    """The place of an item among the whole agenda's, or of a sub-item among its like: ``at`` which of how many, counted
    from 1, and ``head``, that of the item it belongs to."""

    at: int
    of: int
    head: int


def places(numbers: Sequence[ItemNumber]) -> Iterator[Place]:
    """Yield the place of each of these items, which are in order."""
    groups = [list(group) for _, group in groupby(numbers, key=lambda number: number.head)]
    for at, group in enumerate(groups, start=1):
        for sub, number in enumerate(group):
            yield Place(at, len(groups), at) if not number.sub else Place(sub, len(group) - 1, at)


def in_order(numbers: Sequence[ItemNumber]) -> Iterator[ItemNumber]:
    """Yield numbers without gaps for items in this order. A sub-item that follows its own item, or another of its
    sub-items, stays one; letters, which only stand between numbers that are fixed, become numbers of their own."""
    head, now = None, ItemNumber(0)
    for number in numbers:
        is_sub_item = number.sub and number.head == head
        head = number.head
        now = ItemNumber(now.main, sub=now.sub + 1) if is_sub_item else ItemNumber(now.main + 1)
        yield now
