"""The voters of a decision by correspondence: the places with a vote, who answers for each of them, and who may not
read a question.

The places are those of the day on which the questions are opened. Who holds one may change while they are open: whoever
holds it on the day answers for it, and their standing alternates may where the panel's rules let alternates count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from meetings.attendance.quorum import Table, one_each
from meetings.enums import Role
from meetings.models import Meeting, Membership, Person, Seat, Voter
from meetings.panels.rules import PanelRules

ALONE = (Role.CHAIR, Role.DEPUTY_CHAIR)  # who follows in one of these without a seat takes its place


@dataclass(frozen=True, slots=True)
class Entitled:
    """Somebody who may answer for a place today: its holder, or an alternate of theirs."""

    person: Person
    alternate_for: Person | None = None
    is_cleared: bool = False

    def may_read(self, *, confidential: bool) -> bool:
        return self.is_cleared or not confidential


def voters_to_be(meeting: Meeting, seats: Iterable[Seat], memberships: Sequence[Membership]) -> list[Voter]:
    """Return the places with a vote, vacant ones included, as rows that can be written: who holds one first, in the
    order in which they are called, then those that nobody holds."""
    table = Table.laid(seats, memberships)
    there, sitting = set(table.seats), one_each(memberships)
    held = [each for each in sitting if each.seat is None or (each.seat in there and each.seat.has_vote)]
    places: list[tuple[Seat | None, Person | None, str]] = [(each.seat, each.person, each.role) for each in held]
    places += [(seat, None, "") for seat in table.vacant if seat.has_vote]
    return [
        Voter(
            meeting=meeting,
            position=position,
            seat=seat,
            person=person,
            role=role,
            place=str(seat or Role(role).label),
            category=seat.category if seat else "",
        )
        for position, (seat, person, role) in enumerate(places, start=1)
    ]


def holder_of(voter: Voter, memberships: Iterable[Membership]) -> Membership | None:
    """Return who holds a place among these memberships; a place without a seat is its holder's own, or the chair's."""
    sitting = one_each(memberships)
    if voter.seat_id:
        return next((each for each in sitting if each.seat_id == voter.seat_id), None)
    seatless = [each for each in sitting if each.seat_id is None]
    own = next((each for each in seatless if each.person_id == voter.person_id), None)
    following = (each for each in seatless if each.role == voter.role and each.role in ALONE)
    return own or next(following, None)


def entitled_to(voter: Voter, memberships: Sequence[Membership], rules: PanelRules) -> list[Entitled]:
    """Return who may answer for a place, its holder first; nobody where it is vacant."""
    held = holder_of(voter, memberships)
    if held is None:
        return []
    people: list[tuple[Person, Person | None]] = [(held.person, None)]
    if rules.alternates_count:
        people += [(alternate, held.person) for alternate in _alternates_of(held.person, memberships)]
    return [Entitled(person, of, is_cleared=_is_cleared(person, memberships)) for person, of in people]


def _alternates_of(person: Person, memberships: Sequence[Membership]) -> list[Person]:
    own = {each.pk for each in memberships if each.person_id == person.pk}
    alternates = {each.person for each in memberships if each.stands_in_for_id in own}
    return sorted(alternates - {person}, key=str)


def _is_cleared(person: Person, memberships: Iterable[Membership]) -> bool:
    return any(each.reads_confidential for each in memberships if each.person_id == person.pk)


def who_cannot_read(voters: Iterable[Voter], memberships: Sequence[Membership], rules: PanelRules) -> Iterator[Voter]:
    """Yield the places that somebody holds, and for which nobody could answer a confidential question."""
    for voter in voters:
        entitled = entitled_to(voter, memberships, rules)
        if entitled and not any(each.is_cleared for each in entitled):
            yield voter


def terms_that_end(voters: Iterable[Voter], memberships: Sequence[Membership], closes_on: date) -> Iterator[Membership]:
    """Yield the memberships of holders that end before the last day of the window."""
    for voter in voters:
        held = holder_of(voter, memberships)
        if held and held.ends_on and held.ends_on < closes_on:
            yield held
