"""Whoever may vote at an item, who stands aside there, and who can have been in the chair. Pure.

The chair is taken by the chair where they are there and take part, else by a deputy, else by one of those present
whom they choose (the Companies (Model Articles) Regulations 2008, schedule 1, articles 12 and 13).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetings.attendance.quorum import Room, Table
from meetings.attendance.stays import is_there
from meetings.attendance.voters import Voter
from meetings.enums import AttendanceKind, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Seat
from meetings.panels.rules import PanelRules


@dataclass(frozen=True, slots=True)
class Electorate:
    """``voters`` is None where nobody has recorded who was there; ``aside`` would have a vote, and take no part.

    ``seats_with_vote`` counts all places that have one, filled or not; ``chairing`` are names.
    """

    rules: PanelRules
    seats: Sequence[Seat]
    seats_with_vote: int
    voters: Sequence[Voter] | None
    aside: Sequence[Voter] = ()
    chairing: Sequence[str] = ()

    @property
    def number(self) -> int | None:
        """The number of votes that can be cast; None where nobody knows."""
        return None if self.voters is None else len(self.voters)

    def seats_of(self, categories: Sequence[str]) -> int:
        """Return how many seats of these categories have a vote."""
        return sum(seat.has_vote and seat.category in categories for seat in self.seats)


def electorate_at(room: Room, item: ItemNumber, *, is_recorded: bool = True) -> Electorate:
    """Return who may vote at an item; ``is_recorded`` is whether somebody has recorded who was there."""
    seatless = Table.laid(room.seats, room.memberships).seatless
    with_vote = sum(seat.has_vote for seat in room.seats) + len(seatless)
    if not is_recorded:
        return Electorate(room.rules, room.seats, with_vote, None)
    voters = room.voters_at(item)
    keys = {voter.key for voter in voters}
    everybody = replace(room, recusals={}).voters_at(item)
    aside = [voter for voter in everybody if voter.key not in keys]
    return Electorate(room.rules, room.seats, with_vote, voters, aside, _chairing(room, item))


def _chairing(room: Room, item: ItemNumber) -> list[str]:
    roles = Table.laid(room.seats, room.memberships).roles
    there = list(_there(room, item))
    for role in (Role.CHAIR, Role.DEPUTY_CHAIR):
        if named := [name for name, individual in there if individual in roles[role]]:
            return named
    return [name for name, _ in there]


def _there(room: Room, item: ItemNumber) -> Iterator[tuple[str, object]]:
    """Yield those present who take part in the item, by name and as the table knows them."""
    table = Table.laid(room.seats, room.memberships)
    for attendee in room.attendees:
        is_present = attendee.kind is AttendanceKind.PRESENT and is_there(attendee.stays, item)
        if is_present and not room.stands_aside(attendee, item):
            yield attendee.name, table.individual(attendee)
