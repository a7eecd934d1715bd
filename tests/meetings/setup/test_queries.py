"""The set-up of a panel as a plan for another."""

from core.accounts.models import User
from meetings.setup.queries import planned_as
from meetings.setup.services.new_panel import person_of, set_up_panel
from tests.meetings.setup.planned import PLAN


def test_the_set_up_of_a_panel_is_a_plan_for_another(administrator: User) -> None:
    panel = set_up_panel(PLAN, secretary=person_of(administrator, by=administrator), by=administrator)

    planned = planned_as(panel)

    assert (planned.rules, planned.outcome_words, planned.seat_count) == (PLAN.rules, ("ENDORSED",), PLAN.seat_count)
    assert planned.standing_items == PLAN.standing_items
