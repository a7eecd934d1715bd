import pytest

from actions.models import Action
from actions.services import (
    issue_action_numbers,
)
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, uuid_of, write


@pytest.fixture
def owed(cast: Cast, minutes: Minutes) -> Action:
    """Member's to answer, and issued; the secret one is the observer's, who is not cleared."""
    write(
        minutes,
        1,
        action("owed", "Member to write by 3 May 2024.") + action("secret", "Observer to whisper.", secret=True),
    )
    issue_action_numbers(minutes.meeting, by=cast.operator)
    return Action.objects.get(pk=uuid_of("owed"))
