"""A record of attendance: the part that each had in a meeting. Pure."""

from collections.abc import Sequence
from datetime import time
from typing import Any, NamedTuple

from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import Person, Seat


class Attendee(NamedTuple):
    """Somebody's part in a meeting; ``from_item`` and ``to_item`` only where they came late or left early.

    From ``from_item`` to ``manner`` it tells of their first stay; ``returns`` are the others, in order. ``vote_to`` is
    the member to whom they passed their vote, ``initials`` are those by which the minutes may name them.
    """

    kind: AttendanceKind
    name: str
    category: str = ""
    person: Person | None = None
    seat: Seat | None = None
    alternate_for: Person | None = None
    from_item: ItemNumber | None = None
    to_item: ItemNumber | None = None
    left_during: bool = False
    arrived_at: time | None = None
    left_at: time | None = None
    manner: str = ""
    returns: tuple[Stay, ...] = ()
    vote_to: Person | None = None
    initials: str = ""

    @property
    def stays(self) -> tuple[Stay, ...]:
        """All their stays; of somebody who was there throughout, the one that says no more than that."""
        return (Stay.read(self), *self.returns)

    def with_stays(self, stays: Sequence[Stay]) -> "Attendee":
        """Return them with these stays in place of their own."""
        first, *returns = stays
        return self._replace(**first._asdict(), returns=tuple(returns))

    @property
    def row_values(self) -> dict[str, Any]:
        """The values of the row of their part; the returns have rows of their own."""
        values = self._asdict()
        del values["returns"]
        return values
