from datetime import UTC, datetime

import pytest

from minutes.enums import PrintingState
from minutes.models import Printing

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "stamps"),
    [
        (PrintingState.QUEUED, {"started_at": None, "finished_at": None}),
        (PrintingState.SETTING, {"started_at": NOW}),
        (PrintingState.DONE, {"finished_at": NOW}),
        (PrintingState.FAILED, {"finished_at": NOW}),
    ],
)
def test_a_state_stamps_when_it_was_reached(state: PrintingState, stamps: dict[str, datetime | None]) -> None:
    assert Printing.stamps(state, NOW) == stamps
