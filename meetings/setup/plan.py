"""A panel as it is planned, before there is one: what a template or a file holds. Pure."""

from dataclasses import dataclass, field

from meetings.enums import Purpose
from meetings.panels.rules import PanelRules


@dataclass(frozen=True, slots=True)
class PlannedSeats:
    """So many seats of one category, who appoints to them, and whether they have a vote."""

    category: str
    count: int = 1
    appointed_by: str = ""
    has_vote: bool = True


@dataclass(frozen=True, slots=True)
class StandingPoint:
    """An item that is on every agenda; ``minutes`` is the time it is usually given. One that ``comes_last`` ends it."""

    title: str
    purpose: Purpose | None = None
    minutes: int | None = None
    comes_last: bool = False


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """A panel as planned; ``about`` says what kind it is; ``outcome_words`` are those beside SmartGov's own."""

    name: str = ""
    code: str = ""
    about: str = ""
    rules: PanelRules = field(default_factory=PanelRules)
    outcome_words: tuple[str, ...] = ()
    seats: tuple[PlannedSeats, ...] = ()
    standing_items: tuple[StandingPoint, ...] = ()

    @property
    def seat_count(self) -> int:
        return sum(seats.count for seats in self.seats)
