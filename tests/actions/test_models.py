"""An action's name and the words of its history."""

import pytest

from actions.models import Action, ActionChange, ActionState
from meetings.models import Meeting, Panel


@pytest.mark.parametrize(("number", "name"), [(None, "SECAS to report."), (2, "SECP47/02")])
def test_an_action_is_called_by_its_text_until_it_has_a_number(number: int | None, name: str) -> None:
    meeting = Meeting(panel=Panel(code="SECP"), number=47)

    assert str(Action(meeting=meeting, number=number, text="SECAS to report.")) == name


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("open", "at_risk", "At risk"),
        ("closure_proposed", "closed", "Closed"),
        ("closure_proposed", "open", "Closure refused"),
        ("withdrawn", "open", "Reopened"),
    ],
)
def test_a_line_about_the_state_says_what_it_became(old: str, new: str, label: str) -> None:
    assert ActionChange(field="state", old=old, new=new).state_label == label


def test_an_action_is_either_finished_or_unfinished() -> None:
    assert sorted(ActionState.FINISHED + ActionState.UNFINISHED) == sorted(ActionState)
