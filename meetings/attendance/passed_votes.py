"""Votes that members pass to another member for a meeting: at which items they count, and why not at others. Pure.

A vote is passed once. It counts while whoever passed it is away, and whoever has it is there and takes part.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core import english
from meetings.attendance.record import Attendee
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind
from meetings.models import Person, Seat
from meetings.panels.rules import PassedVotes

Place: TypeAlias = "Seat | Person | None"
Individual: TypeAlias = "Person | str | None"

_COUNTED = {
    PassedVotes.VOTE: "counted in the vote, not for the quorum",
    PassedVotes.VOTE_AND_QUORUM: "counted for the quorum and in the vote",
}


@dataclass(frozen=True, slots=True)
class PassedVote:
    """A vote that ``giver`` passed on; ``why_not`` says why it does not count at what is being decided, if so."""

    giver: Attendee
    place: Place
    why_not: str

    @property
    def counts(self) -> bool:
        return not self.why_not

    def sentence(self, rule: PassedVotes) -> str:
        """Return what is to be said of it."""
        if self.why_not:
            return f"{self.why_not}, so the vote that {self.giver.name} passed to {self.giver.vote_to} does not count."
        return f"{self.giver.name} has passed their vote to {self.giver.vote_to}: {_COUNTED[rule]}."


@dataclass(frozen=True, slots=True)
class Taking:
    """Those who take part in what is being decided: those who fill a ``place``, those who are ``there`` themselves, and
    who stands ``aside``; ``individual`` and ``place_of`` say who and where an attendee is."""

    places: Collection[Place]
    filled: Collection[Place]
    there: Collection[Individual]
    aside: Collection[Individual]
    individual: Callable[[Attendee], Individual]
    place_of: Callable[[Attendee], Place]


def passed_votes(attendees: Iterable[Attendee], taking: Taking, rule: PassedVotes) -> list[PassedVote]:
    """Return each vote that somebody passed on, and whether it counts."""
    givers = [attendee for attendee in attendees if attendee.vote_to]
    away = {taking.individual(attendee) for attendee in givers}
    return [
        PassedVote(attendee, taking.place_of(attendee), _why_not(attendee, taking, rule, away)) for attendee in givers
    ]


def _why_not(giver: Attendee, taking: Taking, rule: PassedVotes, givers: Collection[Individual]) -> str:
    place, who, to = taking.place_of(giver), taking.individual(giver), giver.vote_to
    if rule is PassedVotes.NOT_KNOWN:
        return "By the rules nobody passes on their vote"
    if place not in taking.places or (isinstance(place, Seat) and not place.has_vote):
        return f"{giver.name} has no vote"
    if who == to:
        return "Nobody passes their vote to themselves"
    if who in taking.there:
        return f"{giver.name} is there"
    if place in taking.filled:
        return f"{giver.name} has an alternate"
    if who in taking.aside:
        return f"{giver.name} stands aside because of an interest"
    if to in taking.aside:
        return f"{to} stands aside because of an interest"
    if to not in taking.there:
        return f"{to} has passed on their own vote and is not there" if to in givers else f"{to} is not there"
    return ""


def faults_of_passing(attendees: Sequence[Attendee]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with votes that are passed on: the place in the list, and a sentence."""
    there = [attendee for attendee in attendees if attendee.kind is AttendanceKind.PRESENT]
    for place, giver in enumerate(attendees):
        if giver.vote_to and (sentence := _fault_of_passing(giver, there, attendees)):
            yield place, sentence


def _fault_of_passing(giver: Attendee, there: Sequence[Attendee], attendees: Iterable[Attendee]) -> str:
    to = giver.vote_to
    if giver.kind is AttendanceKind.IN_ATTENDANCE:
        return "Only those who sit have a vote to pass on."
    if giver.kind is AttendanceKind.ALTERNATE:
        return f"{giver.alternate_for or giver.name} has an alternate, so there is no vote to pass on."
    if _is(giver, to):
        return "Nobody passes their vote to themselves."
    if giver.kind is AttendanceKind.PRESENT and _was_there_throughout(giver):
        return f"{giver.name} is there, so their vote is their own."
    if any(other.vote_to for other in attendees if _is(other, to)):
        return f"{to} has passed on their own vote. A vote is passed on once."
    if not any(_is(other, to) for other in there):
        return f"{to} is not recorded as present, so nobody can pass them a vote."
    return ""


def _was_there_throughout(attendee: Attendee) -> bool:
    return len(attendee.stays) == 1 and attendee.stays[0][:2] == Stay()[:2] and not attendee.left_during


def _is(attendee: Attendee, person: Person | None) -> bool:
    if attendee.kind is AttendanceKind.ALTERNATE or person is None:
        return False
    if attendee.person:
        return attendee.person == person
    return english.fold(attendee.name) == english.fold(person.name)
