"""The set-up of a panel that there is, as a plan for another."""

from collections import Counter
from dataclasses import replace

from core.audience import Sensitivity
from meetings.enums import Purpose
from meetings.models import Panel, Seat
from meetings.panels.rules import PanelRules
from meetings.panels.seat_details import details_of
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint


def planned_as(panel: Panel) -> PanelPlan:
    """Return a panel's set-up as a plan for another: rules, seats, words and public standing items; nobody's name."""
    today = Seat.objects.on(panel.today).filter(panel=panel).order_by("pk")
    seats = [PlannedSeats(seat.category, **details_of(seat)) for seat in today]
    return PanelPlan(
        name=panel.name,
        code=panel.code,
        rules=PanelRules.read(panel.rules),
        outcome_words=tuple(panel.outcome_words.values_list("word", flat=True)),
        standing_items=tuple(
            StandingPoint(
                item.title, Purpose(item.purpose) if item.purpose else None, item.minutes_allotted, item.comes_last
            )
            for item in panel.standing_items.filter(sensitivity=Sensitivity.PUBLIC)
        ),
        seats=tuple(replace(planned, count=count) for planned, count in Counter(seats).items()),
    )
