"""The hash chain of the audit trail: what a link is, and how a broken one is named. Pure: no Django.

The hash leaves the position out: it follows from the previous hash. So a link that was moved or renumbered is
still seen to be genuine, and *swapped*, *inserted* and *deleted* can be told from *changed*. Who rewrites or
cuts off everything from one link on, and the head as well, leaves no trace inside the database: that is found
only by comparing the head with one noted elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from core.audit.canonical import canonical_json


class Place(NamedTuple):
    """How far the chain has come: the position of an event, and its hash."""

    seq: int
    hash: str


ORIGIN = Place(0, "0" * 64)


class Entry(NamedTuple):
    """What happened, as it is hashed."""

    at: str
    actor_id: int
    verb: str
    subject_type: str
    subject_id: str
    facts: str

    def hash_after(self, previous_hash: str) -> str:
        """The hash of this entry in that place; as a JSON list, no two entries share a text."""
        return sha256(canonical_json([previous_hash, *self]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """An entry in its place in the chain, as it is stored."""

    seq: int
    previous_hash: str
    hash: str
    entry: Entry

    @classmethod
    def after(cls, place: Place, entry: Entry) -> "Link":
        return cls(place.seq + 1, place.hash, entry.hash_after(place.hash), entry)

    @property
    def place(self) -> Place:
        return Place(self.seq, self.hash)

    @property
    def is_genuine(self) -> bool:
        """Whether entry, previous hash and hash belong together, wherever the link now stands."""
        return self.hash == self.entry.hash_after(self.previous_hash)

    def follows(self, place: Place) -> bool:
        return self.seq == place.seq + 1 and self.previous_hash == place.hash and self.is_genuine


class Kind(StrEnum):
    CHANGED = "Event {seq} was changed after it was written."
    DELETED = "Event {seq} is missing: it was deleted."
    INSERTED = "Event {seq} was inserted: SmartGov did not write it there."
    SWAPPED = "Events {seq} and {other} have changed places."
    HEAD_DISAGREES = "The head of the chain does not agree with event {seq}: one of the two was changed."
    HEAD_MISSING = "The head of the chain is missing: it was deleted."


@dataclass(frozen=True, slots=True)
class Fault:
    """The first broken link: what was done to it, and to which event."""

    kind: Kind
    seq: int = 0
    other: int | None = None

    def __str__(self) -> str:
        return self.kind.format(seq=self.seq, other=self.other)


def first_fault(links: Iterable[Link], head: Place | None) -> Fault | None:
    """The first place where the chain, given in order of position, is not what was written; None if intact.

    Holds two places and no more, however long the chain. One tampering is named for what it is. Two that look
    the same from here are an event changed together with its hash, and an event deleted together with its
    number and the head's; both are called changed.
    """
    if head is None:
        return Fault(Kind.HEAD_MISSING)
    walk = iter(links)
    older, last = None, ORIGIN
    for link in walk:
        if last == head:
            return Fault(Kind.INSERTED, link.seq)
        if not link.follows(last):
            return _broken_at(link, older, last, walk, head)
        older, last = last, link.place
    return _broken_at_head(last, head)


def _broken_at_head(last: Place, head: Place) -> Fault | None:
    if last == head:
        return None
    if last.seq < head.seq and last.hash != head.hash:
        return Fault(Kind.DELETED, last.seq + 1)
    return Fault(Kind.HEAD_DISAGREES, last.seq)


def _broken_at(link: Link, older: Place | None, last: Place, rest: Iterator[Link], head: Place) -> Fault:
    if link.seq > last.seq + 1:
        return Fault(Kind.DELETED, last.seq + 1)
    if link.seq <= last.seq:
        return Fault(Kind.INSERTED, link.seq)
    if not link.is_genuine:
        return _changed_or_forged(link, last, rest)
    if older and link.previous_hash == older.hash:
        return Fault(Kind.INSERTED, last.seq)
    return _out_of_place(link, last, rest, head)


def _changed_or_forged(link: Link, last: Place, rest: Iterator[Link]) -> Fault:
    """A changed event had its successor; a forged one was put between two that still hold to each other."""
    successor = next(rest, None)
    is_forged = successor is not None and successor.previous_hash == last.hash
    return Fault(Kind.INSERTED if is_forged else Kind.CHANGED, link.seq)


def _out_of_place(link: Link, last: Place, rest: Iterator[Link], head: Place) -> Fault:
    """A genuine link that does not follow the last: look further on for the one that does."""
    neighbour = link
    for candidate in rest:
        if candidate.previous_hash == last.hash:
            return _swapped_or_inserted(link, neighbour, candidate)
        neighbour = candidate
    if last == ORIGIN or neighbour.seq < head.seq:
        return Fault(Kind.DELETED, link.seq)
    return Fault(Kind.CHANGED, last.seq)


def _swapped_or_inserted(link: Link, neighbour: Link, candidate: Link) -> Fault:
    """Two have changed places if the first would follow whatever stands before the other."""
    before = candidate if neighbour is link else neighbour
    if link.previous_hash == before.hash:
        return Fault(Kind.SWAPPED, link.seq, candidate.seq)
    return Fault(Kind.INSERTED, link.seq)
