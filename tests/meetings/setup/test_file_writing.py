"""A plan that was written is read as it was."""

from hypothesis import given

from meetings.setup.file import read_panel_file
from meetings.setup.file_writing import write_panel_file
from meetings.setup.plan import PanelPlan
from tests.meetings.setup.plans import PLANS


@given(PLANS)
def test_a_plan_that_was_written_is_read_as_it_was(plan: PanelPlan) -> None:
    assert read_panel_file(write_panel_file(plan).encode()) == plan
