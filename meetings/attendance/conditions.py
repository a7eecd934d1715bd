"""Conditions of a quorum besides a number: so many of a class of seats, and the chair or a deputy. Pure."""

from dataclasses import dataclass

from core import english
from meetings.panels.rules import QuorumChair, QuorumClass

_CHAIRS = {QuorumChair.CHAIR: "the chair", QuorumChair.EITHER: "the chair or a deputy chair"}
_NO_CHAIR = {QuorumChair.CHAIR: "the chair {} not there", QuorumChair.EITHER: "neither the chair nor a deputy {} there"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a quorum asks for. ``rule`` names it where the rule is told, ``needed`` where it is not met;
    ``now`` and ``past`` say what is missing, as a sentence and as a part of one, and nothing where it is met."""

    rule: str
    needed: str
    now: str = ""
    past: str = ""

    @property
    def is_met(self) -> bool:
        return not self.now


def class_condition(wanted: QuorumClass, there: int) -> Condition:
    """Return how it stands with one class, of which so many are there."""
    rule, needed = f"at least {_of(wanted.at_least, wanted)}", _of(wanted.at_least, wanted)
    if there >= wanted.at_least:
        return Condition(rule, needed)
    is_one = there <= 1
    now = f"Of the {wanted.name} {english.spelt(there) if there else 'none'} {'is' if is_one else 'are'} there"
    past = f"{english.spelt(there) if there else 'none'} of the {wanted.name} {'was' if is_one else 'were'} there"
    asked = english.spelt(wanted.at_least)
    are_needed = f"{asked} {'is' if wanted.at_least == 1 else 'are'} needed"
    return Condition(rule, needed, f"{now}, and {are_needed}.", f"{past} where {are_needed}")


def chair_condition(wanted: QuorumChair, *, is_there: bool) -> Condition | None:
    """Return how it stands with the chair; None where nobody need be in it."""
    if wanted is QuorumChair.NOT_NEEDED:
        return None
    named = _CHAIRS[wanted]
    if is_there:
        return Condition(named, named)
    missing = _NO_CHAIR[wanted]
    now = missing.format("is")
    return Condition(named, named, f"{now[0].upper()}{now[1:]}.", missing.format("was"))


def _of(number: int, wanted: QuorumClass) -> str:
    return f"{english.spelt(number)} of the {wanted.name}"
