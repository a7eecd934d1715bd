"""Whoever may vote at an item: a vote for each place that has one, and who casts it. Pure."""

from dataclasses import dataclass

from meetings.models import Person, Seat


@dataclass(frozen=True, slots=True)
class Voter:
    """One vote: the place it belongs to, and who casts it, for themselves or ``alternate_for`` somebody.

    A member who stands in for another as well has two.
    """

    place: Seat | Person
    name: str
    person: Person | None = None
    alternate_for: Person | None = None

    @property
    def key(self) -> str:
        """The name of the place in forms and rows: it is one vote, whoever casts it."""
        return f"{'seat' if isinstance(self.place, Seat) else 'person'}-{self.place.pk}"

    @property
    def category(self) -> str:
        """The category of the seat; nothing for somebody who sits without one."""
        return self.place.category if isinstance(self.place, Seat) else ""

    def __str__(self) -> str:
        return f"{self.name}, for {self.alternate_for}" if self.alternate_for else self.name
