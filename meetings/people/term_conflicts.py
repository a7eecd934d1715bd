"""The terms of a panel, and why one cannot be added. Pure: the rows have been read."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from core import english
from meetings.enums import Role
from meetings.models import Mandate, Membership, Person, Seat

Dated = Membership | Mandate  # with a first day, and a last one or none


class Roster:
    """The memberships of one panel. One that is among them already is not in its own way.

    Those of one person in one role, of one seat, and in the chair follow one another, as nothing else is let in: who
    holds at some time is found by the days, however many there are.
    """

    def __init__(self, memberships: Iterable[Membership] = ()) -> None:
        self._numbers: dict[int, int] = {}  # in which order they came
        self._terms: dict[tuple[object, ...], Terms] = defaultdict(Terms)
        for membership in memberships:
            self.add(membership)

    def add(self, membership: Membership) -> None:
        self._numbers[key_of(membership)] = len(self._numbers)
        for terms in self._of(membership):
            terms.add(membership)

    def replace(self, membership: Membership) -> None:
        """Put it in the place of the row that it is, which has the same person, seat and role."""
        for terms in self._of(membership):
            terms.replace(membership)

    def _of(self, membership: Membership) -> Iterator["Terms"]:
        yield self._in_role(membership)
        if membership.seat:
            yield self._seated(membership.person)
            yield self._in_seat(membership.seat)
        if membership.role == Role.CHAIR:
            yield self._chairs

    def _in_role(self, membership: Membership) -> "Terms":
        """Return the terms of the same person in the same role for the same member; rows need not be written yet."""
        member = _stands_for(membership)
        return self._terms["role", key_of(membership.person), membership.role, member and key_of(member)]

    def _seated(self, person: Person) -> "Terms":
        return self._terms["seated", key_of(person)]

    def _in_seat(self, seat: Seat) -> "Terms":
        return self._terms["seat", seat.pk]

    @property
    def _chairs(self) -> "Terms":
        return self._terms["chairs",]

    def alike(self, wanted: Membership) -> list[Membership]:
        """Return those of the same person in the same role, for the same member, at the same time."""
        return self._in_order(self._in_role(wanted).overlapping(wanted))

    def in_seat(self, seat: Seat, wanted: Membership) -> list[Membership]:
        """Return who sits there at the same time."""
        return self._in_order(self._in_seat(seat).overlapping(wanted))

    def _in_order(self, memberships: Iterable[Membership]) -> list[Membership]:
        return sorted(memberships, key=lambda membership: self._numbers[key_of(membership)])

    def clash(self, wanted: Membership) -> str:
        """Return why this membership cannot stand beside the others, in a sentence; "" where it can."""
        return next(self._clashes(wanted), "")

    def _clashes(self, wanted: Membership) -> Iterator[str]:
        yield from _faults_of_its_own(wanted)
        alike = _others(wanted, self._in_role(wanted).overlapping(wanted))
        seated = _others(wanted, self._seated(wanted.person).overlapping(wanted)) if wanted.seat else []
        for other in self._in_order([*alike, *(membership for membership in seated if membership not in alike)]):
            if other in alike:
                yield f"{other} overlaps: {term(other)}."
            if other in seated:
                yield f"{other.person} already has a seat: {other.seat}, {term(other)}."
        if wanted.seat:
            for other in _others(wanted, self.in_seat(wanted.seat, wanted)):
                yield f"The seat {other.seat} is taken: {other.person}, {term(other)}."
        if wanted.role == Role.CHAIR:
            for other in self._in_order(_others(wanted, self._chairs.overlapping(wanted))):
                yield f"A panel has one chair at a time: {other.person}, {term(other)}."


class Terms:
    """Memberships by their days."""

    def __init__(self) -> None:
        self._by_day: list[Membership] = []
        self._by_key: dict[int, Membership] = {}
        self._is_sequence = True  # no two of them overlap

    def add(self, membership: Membership) -> None:
        index = bisect_right(self._by_day, membership.starts_on, key=_first_day)
        beside = self._by_day[max(index - 1, 0) : index + 1]
        self._is_sequence = self._is_sequence and not any(overlap(neighbour, membership) for neighbour in beside)
        self._by_day.insert(index, membership)
        self._by_key[key_of(membership)] = membership

    def replace(self, membership: Membership) -> None:
        before = self._by_key[key_of(membership)]
        index = bisect_left(self._by_day, before.starts_on, key=_first_day)
        del self._by_day[
            next(position for position in range(index, len(self._by_day)) if self._by_day[position] is before)
        ]
        self.add(membership)

    def overlapping(self, wanted: Membership) -> list[Membership]:
        if not self._is_sequence:
            return [membership for membership in self._by_day if overlap(membership, wanted)]
        end = bisect_right(self._by_day, wanted.ends_on or date.max, key=_first_day)
        start = end
        while start and overlap(self._by_day[start - 1], wanted):
            start -= 1
        return self._by_day[start:end]


def _first_day(membership: Membership) -> date:
    return membership.starts_on


def key_of(row: Membership | Person) -> int:
    """Return what tells rows apart, of which some are not written yet and others were read twice."""
    return row.pk or -id(row)


def _others(wanted: Membership, memberships: Iterable[Membership]) -> list[Membership]:
    return [other for other in memberships if other is not wanted and (not wanted.pk or other != wanted)]


def overlap(one: Dated, other: Dated) -> bool:
    """Return whether there is a day on which both hold."""
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)


def covers(membership: Dated, day: date) -> bool:
    return membership.starts_on <= day <= (membership.ends_on or date.max)


def term(membership: Dated) -> str:
    """Return such words as "1 April 2017 to 31 March 2020", or "from 1 April 2017 on"."""
    start = english.day(membership.starts_on)
    return f"{start} to {english.day(membership.ends_on)}" if membership.ends_on else f"from {start} on"


def _stands_for(membership: Membership) -> Person | None:
    return membership.stands_in_for.person if membership.stands_in_for else None


def _faults_of_its_own(wanted: Membership) -> Iterator[str]:
    seat, member = wanted.seat, wanted.stands_in_for
    if seat and seat.panel_id != wanted.panel_id:
        yield f"{seat} is a seat of another panel."
    if seat and wanted.role in (Role.ALTERNATE, Role.OBSERVER):
        yield f"{wanted.get_role_display()}s do not have a seat of their own."
    if seat and seat.ends_on and (wanted.ends_on is None or wanted.ends_on > seat.ends_on):
        yield f"The seat {seat} is given up: its last day is {english.day(seat.ends_on)}."
    if member:
        yield from _faults_of_an_alternate(wanted, member)


def _faults_of_an_alternate(wanted: Membership, member: Membership) -> Iterator[str]:
    if member.panel_id != wanted.panel_id or not member.sits:
        yield f"{member.person} does not sit on the {wanted.panel.noun}, so nobody can stand in for them."
    if member.person == wanted.person:
        yield "Nobody stands in for themselves."
    if wanted.starts_on < member.starts_on or (wanted.ends_on or date.max) > (member.ends_on or date.max):
        yield (
            f"An alternate stands in within the term of the member: {member.person}, {term(member)}. "
            "Give the alternate a term within that."
        )
