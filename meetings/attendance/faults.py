"""The rules for a record of attendance, whoever makes it. Pure: all that it needs has been read."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from core import english
from meetings.attendance.initials import initials_faults
from meetings.attendance.passed_votes import faults_of_passing
from meetings.attendance.record import Attendee
from meetings.attendance.stays import Stay, stay_faults
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import Person


class Fault(NamedTuple):
    """A fault of one of the attendees: their place in the list, the field, and a sentence; in which of their stays,
    counted from nought, where it is one of those."""

    place: int
    field: str
    sentence: str
    stay: int = 0


def attendance_faults(attendees: Sequence[Attendee], items: Collection[ItemNumber]) -> Iterator[Fault]:
    """Yield the faults of a record. ``items`` are the numbers of the meeting's agenda."""
    for place, attendee in enumerate(attendees):
        if not attendee.name:
            yield Fault(place, "name", _who_is_missing(attendee))
        elif any(_is_the_same(attendee, other) for other in _those_before(place, attendees)):
            yield Fault(place, "name", f"{attendee.name} is named twice. One person has one part in a meeting.")
        for stay, field, sentence in stay_faults(attendee.stays, items):
            yield Fault(place, field, sentence, stay)
        if attendee.kind in AttendanceKind.AWAY and attendee.stays != (Stay(),):
            yield Fault(place, "from_item", "Only somebody who was there came or left at an item.")
    for place, sentence in faults_of_passing(attendees):
        yield Fault(place, "vote_to", sentence)
    for place, sentence in initials_faults(attendees):
        yield Fault(place, "initials", sentence)
    for place, sentence in _faults_of_standing_in(attendees):
        yield Fault(place, "name", sentence)


def _faults_of_standing_in(attendees: Sequence[Attendee]) -> Iterator[tuple[int, str]]:
    """Yield where somebody stands in for an alternate who is not there: of those nobody has an alternate."""
    alternates = [attendee for attendee in attendees if attendee.kind is AttendanceKind.ALTERNATE]
    there = [attendee for attendee in attendees if attendee.kind is AttendanceKind.PRESENT]
    for place, attendee in enumerate(attendees):
        absent = attendee.alternate_for
        if absent is None or any(_is_person(other, absent) for other in there):
            continue
        for other in alternates:
            if other.alternate_for and other.alternate_for != absent and _is_person(other, absent):
                named = f"{absent} is the alternate of {other.alternate_for} and is not there"
                yield place, f"{named}. Nobody stands in for an alternate: say who stood in for {other.alternate_for}."


def _is_person(attendee: Attendee, person: Person) -> bool:
    if attendee.person:
        return attendee.person == person
    return english.fold(attendee.name) == english.fold(person.name)


def _who_is_missing(attendee: Attendee) -> str:
    return f"Say who stood in for {attendee.alternate_for}." if attendee.alternate_for else "Say who it was."


def _those_before(place: int, attendees: Sequence[Attendee]) -> Iterator[Attendee]:
    """People the panel knows come before names that were typed: of two that are the same, the typed one is the slip."""
    own = (attendees[place].person is None, place)
    return (other for at, other in enumerate(attendees) if (other.person is None, at) < own)


def _is_the_same(one: Attendee, other: Attendee) -> bool:
    """Two people can have one name; a name that nobody is known by is taken for whoever has it.

    An alternate can stand in for several, and for one while they have a seat themselves: they are there anyway.
    """
    kinds = {one.kind, other.kind}
    if AttendanceKind.ALTERNATE in kinds and not kinds.intersection(AttendanceKind.AWAY):
        return False
    if one.person and other.person:
        return one.person == other.person
    return english.fold(one.name) == english.fold(other.name)
