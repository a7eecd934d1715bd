"""How far work is, as the clock tells it, and when it is thrown away."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core.background.progress import SILENT_AFTER, STUCK_AFTER, Step, step_by_clock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("is_at_work", "quiet_for", "step"),
    [
        (False, SILENT_AFTER, Step.WAITING),
        (False, SILENT_AFTER + MOMENT, Step.UNANSWERED),
        (True, SILENT_AFTER + MOMENT, Step.AT_WORK),
        (True, STUCK_AFTER, Step.AT_WORK),
        (True, STUCK_AFTER + MOMENT, Step.STUCK),
        (False, STUCK_AFTER + MOMENT, Step.STUCK),
    ],
)
def test_quiet_tells_how_far_work_is(is_at_work: bool, quiet_for: timedelta, step: Step) -> None:
    with time_machine.travel(NOON, tick=False):
        assert step_by_clock(is_at_work=is_at_work, quiet_since=NOON - quiet_for) is step
