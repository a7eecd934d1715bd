"""The set-up of a panel that there is, as a plan for another."""

from collections import Counter

from django.utils import timezone

from core.audience import Sensitivity
from meetings.enums import Purpose
from meetings.models import Panel, Seat
from meetings.panels.rules import PanelRules
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint


def planned_as(panel: Panel) -> PanelPlan:
    """Return a panel's set-up as a plan for another: rules, seats, words and public standing items; nobody's name."""
    standing = Seat.objects.on(timezone.localdate()).filter(panel=panel)
    seats = standing.order_by("pk").values_list("category", "appointed_by", "has_vote")
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
        seats=tuple(
            PlannedSeats(category, count, appointed_by, has_vote)
            for (category, appointed_by, has_vote), count in Counter(seats).items()
        ),
    )
