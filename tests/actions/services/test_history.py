import pytest

from actions.models import Action, ActionState
from actions.services import (
    answer_action,
    close_action,
    issue_action_numbers,
    withdraw_action,
)
from core.errors import Unacceptable, WrongState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, uuid_of, write


def test_a_draft_or_an_action_that_is_over_takes_no_answer(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("owed", "Member to write."))
    owed = Action.objects.get(pk=uuid_of("owed"))

    with pytest.raises(WrongState, match="not issued yet"):
        answer_action(owed, ActionState.ON_TARGET, by=cast.member)
    issue_action_numbers(minutes.meeting, by=cast.operator)
    close_action(owed, at=minutes.meeting, by=cast.secretary)
    with pytest.raises(WrongState, match="is closed"):
        answer_action(owed, ActionState.ON_TARGET, by=cast.member)
    with pytest.raises(WrongState):
        withdraw_action(owed, "Twice.", by=cast.secretary)


def test_a_note_can_be_so_long_and_no_longer(cast: Cast, owed: Action) -> None:
    with pytest.raises(Unacceptable, match="2000 characters"):
        answer_action(owed, ActionState.ON_TARGET, note="x" * 2001, by=cast.member)
