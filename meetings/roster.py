"""Who is what on a panel and when, and why somebody cannot be added. Pure: what it is about has been read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from meetings.enums import Role
from meetings.models import Membership, Person, Seat


class Roster:
    """The memberships of one panel. One that is among them already is not in its own way."""

    def __init__(self, memberships: Iterable[Membership] = ()) -> None:
        self._of_person: dict[int, list[Membership]] = defaultdict(list)
        self._in_seat: dict[int | None, list[Membership]] = defaultdict(list)
        self._chairs: list[Membership] = []
        for each in memberships:
            self.add(each)

    def add(self, membership: Membership) -> None:
        for among in self._lists(membership):
            among.append(membership)

    def replace(self, membership: Membership) -> None:
        """In the place of the row that it is, which has the same person, seat and role."""
        for among in self._lists(membership):
            among[among.index(membership)] = membership

    def _lists(self, membership: Membership) -> Iterator[list[Membership]]:
        yield self.of(membership.person)
        if membership.seat:
            yield self.in_seat(membership.seat)
        if membership.role == Role.CHAIR:
            yield self._chairs

    def of(self, person: Person) -> list[Membership]:
        """Of somebody who is not written yet too: known by who they are, having no key."""
        return self._of_person[person.pk or -id(person)]

    def in_seat(self, seat: Seat) -> list[Membership]:
        return self._in_seat[seat.pk]

    def clash(self, wanted: Membership) -> str:
        """Why this membership cannot stand beside the others, in a sentence; "" where it can."""
        return next(self._clashes(wanted), "")

    def _clashes(self, wanted: Membership) -> Iterator[str]:
        yield from _faults_of_its_own(wanted)
        for other in _at_the_same_time(wanted, self.of(wanted.person)):
            if other.role == wanted.role and _stands_for(other) == _stands_for(wanted):
                yield f"{other} overlaps: {term(other)}."
            if wanted.seat and other.seat:
                yield f"{other.person} sits already: {other.seat}, {term(other)}."
        if wanted.seat:
            for other in _at_the_same_time(wanted, self.in_seat(wanted.seat)):
                yield f"The seat {other.seat} is taken: {other.person}, {term(other)}."
        if wanted.role == Role.CHAIR:
            for other in _at_the_same_time(wanted, self._chairs):
                yield f"There cannot be two in the chair: {other.person}, {term(other)}."


def overlap(one: Membership, other: Membership) -> bool:
    """Whether there is a day on which both hold."""
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)


def covers(membership: Membership, day: date) -> bool:
    return membership.starts_on <= day <= (membership.ends_on or date.max)


def term(membership: Membership) -> str:
    """ "1 April 2017 to 31 March 2020", or "from 1 April 2017 on"."""
    start = in_full(membership.starts_on)
    return f"{start} to {in_full(membership.ends_on)}" if membership.ends_on else f"from {start} on"


def in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"  # in a list of thousands Django's own way takes most of the time


def _at_the_same_time(wanted: Membership, others: Iterable[Membership]) -> Iterator[Membership]:
    return (
        each for each in others if each is not wanted and (not wanted.pk or each != wanted) and overlap(each, wanted)
    )


def _stands_for(membership: Membership) -> Person | None:
    return membership.stands_in_for.person if membership.stands_in_for else None


def _faults_of_its_own(wanted: Membership) -> Iterator[str]:
    seat, member = wanted.seat, wanted.stands_in_for
    if seat and seat.panel_id != wanted.panel_id:
        yield f"{seat} is a seat of another panel."
    if seat and wanted.role in (Role.ALTERNATE, Role.OBSERVER):
        yield f"{wanted.get_role_display()}s have no seat of their own."
    if seat and seat.ends_on and (wanted.ends_on is None or wanted.ends_on > seat.ends_on):
        yield f"The seat {seat} is given up: its last day is {in_full(seat.ends_on)}."
    if member:
        yield from _faults_of_an_alternate(wanted, member)


def _faults_of_an_alternate(wanted: Membership, member: Membership) -> Iterator[str]:
    if member.panel_id != wanted.panel_id or not member.sits:
        yield f"{member.person} does not sit on the panel, so nobody can stand in for them."
    if member.person == wanted.person:
        yield "Nobody stands in for themselves."
    if wanted.starts_on < member.starts_on or (wanted.ends_on or date.max) > (member.ends_on or date.max):
        yield (
            f"An alternate stands in within the term of the member: {member.person}, {term(member)}. "
            "Give the alternate such a term."
        )
