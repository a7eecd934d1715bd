"""How many are there, whether they are a quorum, and how that is said, at an item and over a meeting. Pure.

What is counted, and of whom, is the reckoning of ``quorum.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, groupby
from operator import itemgetter
from typing import NamedTuple

from core import english
from meetings.attendance.conditions import Condition
from meetings.item_numbers import ItemNumber
from meetings.panels.rules import QuorumOf


@dataclass(frozen=True, slots=True)
class Presence:
    """The count of a panel's ``seats`` that are filled, by their holders or by alternates, by how many people, with how
    many votes; how many the ``quorum`` asks for where the panel has one; and what made it so, a sentence each.

    They are called by the ``noun``: places where somebody has one without a seat. ``passed`` are the votes that count
    and whose holders are away, who passed them on; ``represented`` those of them whose places count as filled for it.
    """

    present: int
    seats: int
    people: int
    votes: int
    quorum: int | None
    quorum_of: QuorumOf
    reasons: tuple[str, ...]
    noun: str
    conditions: tuple[Condition, ...] = ()
    passed: int = 0
    represented: int = 0

    @property
    def is_quorate(self) -> bool | None:
        """Tell whether they are a quorum; None where the panel has no rule about it."""
        return None if not self.rule else self.missing == 0 and not self._unmet

    @property
    def rule(self) -> str:
        """The rule as it is told: "6 people, among them at least two of the appointees"; nothing without one."""
        besides = english.and_list([condition.rule for condition in self.conditions])
        if self.quorum is None:
            return besides
        return ", among them ".join(filter(None, (self._asked_for(self.quorum), besides)))

    @property
    def _unmet(self) -> list[Condition]:
        return [condition for condition in self.conditions if not condition.is_met]

    @property
    def missing(self) -> int:
        """The number that the quorum still lacks."""
        return max((self.quorum or 0) - self.counted, 0)

    @property
    def counted(self) -> int:
        """The number that is held against the quorum."""
        return self.people + self.represented if self.quorum_of is QuorumOf.PEOPLE else self.present

    @property
    def sentence(self) -> str:
        """The whole reckoning in a sentence."""
        verb = "is" if self.present <= 1 else "are"
        filled = f"{self.present or 'None'} of {english.count(self.seats, self.noun)} {verb} filled"
        passed = f", {english.spelt(self.passed)} of them passed on" if self.passed else ""
        votes = f"{english.count(self.votes, 'vote')}{passed}"
        who = f", by {english.count(self.people, 'person', 'people')} with {votes}"
        said = f"{filled}{who if self.present else ''}."
        if not self.rule:
            return f"{said} There is no rule about a quorum."
        rule = f"The quorum is {self.rule}"
        if self.is_quorate:
            return f"{said} {rule}: quorate."
        are_missing = f", {english.spelt(self.missing)} {'is' if self.missing == 1 else 'are'} missing"
        not_quorate = f"{rule}: not quorate{are_missing if self.missing else ''}."
        return " ".join([said, not_quorate, *(condition.now for condition in self._unmet)])

    @property
    def shortfall(self) -> str:
        """The words for what the quorum lacks: "4 of the 6 people needed were there and the chair was not there"."""
        count = [self._count_lacking] if self.missing else []
        return english.and_list([*count, *(condition.past for condition in self._unmet)])

    @property
    def _count_lacking(self) -> str:
        is_of_people = self.quorum_of is QuorumOf.PEOPLE
        counted = self.counted
        nouns, there = ("people", "there") if is_of_people else (f"{self.noun}s", "filled")
        if is_of_people and self.represented:
            there = "there or had passed on their vote"
        if self.quorum == 1:
            return "nobody was there" if is_of_people else f"no {self.noun} was filled"
        return f"{counted or 'none'} of the {self.quorum} {nouns} needed {'was' if counted <= 1 else 'were'} {there}"

    def __str__(self) -> str:
        said = f"{self.present} of {english.count(self.seats, self.noun)} filled"
        if not self.rule:
            return said
        if self.is_quorate:
            return f"{said} · quorate"
        needed = [self._asked_for(self.quorum)] if self.quorum and self.missing else []
        needed += [condition.needed for condition in self._unmet]
        is_one = len(needed) == 1 and (self.quorum == 1 or not self.missing)
        return f"{said} · not quorate: {english.and_list(needed)} {'is' if is_one else 'are'} needed"

    def _asked_for(self, quorum: int) -> str:
        noun = ("person", "people") if self.quorum_of is QuorumOf.PEOPLE else (self.noun,)
        return english.count(quorum, *noun)


class Stretch(NamedTuple):
    """Items in a row, first and last, at which the same people were there."""

    first: ItemNumber
    last: ItemNumber
    presence: Presence

    @property
    def label(self) -> str:
        return f"Item {self.first}" if self.first == self.last else f"Items {self.first} to {self.last}"


def course_of(stretches: Sequence[Stretch]) -> str:
    """Return the sentence of ``quorum_course`` on these stretches."""
    return quorum_course([(stretch.first, stretch.presence.is_quorate) for stretch in stretches])


def quorum_course(states: Sequence[tuple[ItemNumber, bool | None]]) -> str:
    """Return a sentence on whether there was a quorum throughout these items, or at which it was lost and regained;
    nothing where the panel has no rule about it.

    Whoever stands aside for an item is missing at it, so it can be lost by that as well.
    """
    runs = [next(run) for _, run in groupby(states, key=itemgetter(1))]
    if not runs or any(is_quorate is None for _, is_quorate in runs):
        return ""
    is_first = bool(runs[0][1])
    if len(runs) == 1:
        return "There was a quorum throughout." if is_first else "There was no quorum at any time."
    turned = [item for item, _ in runs[1:]]
    turns = english.and_list([f"{turn} at item {item}" for turn, item in zip(_turns(is_first), turned, strict=False)])
    return f"The quorum was {turns}." if is_first else f"There was no quorum at first: it was {turns}."


def _turns(was_there: bool) -> Iterator[str]:
    """Yield what became of the quorum, turn by turn."""
    yield from ("lost", "regained") if was_there else ("reached", "lost", "regained")
    yield from cycle(("lost again", "regained"))
