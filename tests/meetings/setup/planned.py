"""A panel as it is planned."""

from meetings.enums import Purpose
from meetings.panels.rules import PanelRules
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint

PLAN = PanelPlan(
    name="Harbour Panel",
    code="HARB",
    rules=PanelRules(quorum=2, has_casting_vote=True),
    outcome_words=("ENDORSED", "NOTED"),
    standing_items=(
        StandingPoint("Minutes of the last meeting", Purpose.DECISION, 10),
        StandingPoint("Other business", comes_last=True),
    ),
    seats=(PlannedSeats("Members", 2, "The council"), PlannedSeats("Members"), PlannedSeats("Clerk", has_vote=False)),
)
