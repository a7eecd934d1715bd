"""The results that a line of a list can come to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from meetings.models import Membership, Person

from .parser import MemberEntry

OUT, TAKE, NEW_PERSON = "out", "take", "new"  # answers; somebody who is meant is answered by their id


class RowKind(StrEnum):
    """The fate of a line; the value is what the page calls it."""

    NEW = "New person"
    KNOWN = "Known person"
    CHANGE = "Change"
    SAME = "Nothing to do"
    DOUBT = "Doubt"
    ERROR = "Error"
    LEFT_OUT = "Left out"


TAKEN = (RowKind.NEW, RowKind.KNOWN, RowKind.CHANGE)
NOT_TAKEN = (RowKind.ERROR, RowKind.DOUBT, RowKind.LEFT_OUT)
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A line and what it comes to.

    ``said`` is what will happen, is asked or is wrong, in sentences; ``choices`` are the answers that can be given,
    each with its words. ``membership`` is as it would be written, with its person; they get an account at ``address``
    if that is not empty, and come from ``organisation`` if that is not None.
    """

    entry: MemberEntry
    kind: RowKind
    said: tuple[str, ...] = ()
    choices: Choices = ()
    answer: str = ""
    membership: Membership | None = None
    address: str = ""
    organisation: str | None = None

    @property
    def can_be_mended(self) -> bool:
        return self.kind in (RowKind.DOUBT, RowKind.ERROR)


class Faulty(Exception):
    """The reason why a line cannot be taken."""


class Doubtful(Exception):
    """The question that must be answered first, and its answers."""

    def __init__(self, question: str, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__(question)
        self.choices = tuple(choices)


def counts(rows: Iterable[PlannedRow]) -> dict[RowKind, int]:
    """Return how many lines come to what, without what none comes to."""
    counted = Counter(row.kind for row in rows)
    return {kind: counted[kind] for kind in RowKind if counted[kind]}


def named(person: Person) -> str:
    return f"the {person} of {person.organisation}" if person.organisation else f"the {person} who is known already"
