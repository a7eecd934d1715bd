"""The hash chain of the audit trail: its links, and a name for what was done to a broken one. Pure: no Django.

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


class Position(NamedTuple):
    """A position in the chain: the number of an event, and its hash."""

    seq: int
    hash: str


ORIGIN = Position(0, "0" * 64)


class Deed(NamedTuple):
    """The deed of an event, as it is hashed."""

    at: str
    actor_id: int
    verb: str
    subject_type: str
    subject_id: str
    facts: str

    def hash_after(self, previous_hash: str) -> str:
        """Return the hash of this deed behind that event; as a JSON list, no two deeds share a text."""
        return sha256(canonical_json([previous_hash, *self]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """A deed at its position in the chain, as it is stored."""

    seq: int
    previous_hash: str
    hash: str
    deed: Deed

    @classmethod
    def after(cls, position: Position, deed: Deed) -> "Link":
        return cls(position.seq + 1, position.hash, deed.hash_after(position.hash), deed)

    @property
    def position(self) -> Position:
        return Position(self.seq, self.hash)

    @property
    def is_genuine(self) -> bool:
        """Tell whether deed, previous hash and hash belong together, wherever the link now stands."""
        return self.hash == self.deed.hash_after(self.previous_hash)

    def follows(self, position: Position) -> bool:
        return self.seq == position.seq + 1 and self.previous_hash == position.hash and self.is_genuine


class FaultKind(StrEnum):
    CHANGED = "Event {seq} was changed after it was written."
    DELETED = "Event {seq} is missing: it was deleted."
    INSERTED = "Event {seq} was inserted: SmartGov did not write it there."
    SWAPPED = "Events {seq} and {other} have changed places."
    HEAD_DISAGREES = "The head of the chain does not agree with event {seq}: one of the two was changed."
    HEAD_MISSING = "The head of the chain is missing: it was deleted."


@dataclass(frozen=True, slots=True)
class Fault:
    """The first broken link: what was done to it, and to which event."""

    kind: FaultKind
    seq: int = 0
    other: int | None = None

    def __str__(self) -> str:
        return self.kind.format(seq=self.seq, other=self.other)


def first_fault(links: Iterable[Link], head: Position | None) -> Fault | None:
    """Return the first fault of a chain whose links are given in their order; None if it is as it was written.

    Holds two positions and no more, however long the chain. One tampering is named for what it is. Two that look
    the same from here are an event changed together with its hash, and an event deleted together with its
    number and the head's; both are called changed.
    """
    if head is None:
        return Fault(FaultKind.HEAD_MISSING)
    walk = iter(links)
    older, last = None, ORIGIN
    for link in walk:
        if last == head:
            return Fault(FaultKind.INSERTED, link.seq)
        if not link.follows(last):
            return _broken_at(link, older, last, walk, head)
        older, last = last, link.position
    return _broken_at_head(last, head)


def _broken_at_head(last: Position, head: Position) -> Fault | None:
    if last == head:
        return None
    if last.seq < head.seq and last.hash != head.hash:
        return Fault(FaultKind.DELETED, last.seq + 1)
    return Fault(FaultKind.HEAD_DISAGREES, last.seq)


def _broken_at(link: Link, older: Position | None, last: Position, rest: Iterator[Link], head: Position) -> Fault:
    if link.seq > last.seq + 1:
        return Fault(FaultKind.DELETED, last.seq + 1)
    if link.seq <= last.seq:
        return Fault(FaultKind.INSERTED, link.seq)
    if not link.is_genuine:
        return _changed_or_forged(link, last, rest)
    if older and link.previous_hash == older.hash:
        return Fault(FaultKind.INSERTED, last.seq)
    return _out_of_place(link, last, rest, head)


def _changed_or_forged(link: Link, last: Position, rest: Iterator[Link]) -> Fault:
    """Name a link that is not genuine: a forged one was put between two events that still hold to each other."""
    successor = next(rest, None)
    is_forged = successor is not None and successor.previous_hash == last.hash
    return Fault(FaultKind.INSERTED if is_forged else FaultKind.CHANGED, link.seq)


def _out_of_place(link: Link, last: Position, rest: Iterator[Link], head: Position) -> Fault:
    """Name a genuine link that does not follow the last, by the one further on that does."""
    neighbour = link
    for candidate in rest:
        if candidate.previous_hash == last.hash:
            return _swapped_or_inserted(link, neighbour, candidate)
        neighbour = candidate
    if last == ORIGIN or neighbour.seq < head.seq:
        return Fault(FaultKind.DELETED, link.seq)
    return Fault(FaultKind.CHANGED, last.seq)


def _swapped_or_inserted(link: Link, neighbour: Link, candidate: Link) -> Fault:
    """Name two that have changed places, where the first would follow whatever stands before the other."""
    before = candidate if neighbour is link else neighbour
    if link.previous_hash == before.hash:
        return Fault(FaultKind.SWAPPED, link.seq, candidate.seq)
    return Fault(FaultKind.INSERTED, link.seq)
