"""A meeting to which papers are handed in."""

import pytest

from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.papers.papers import make_meeting


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.panel, state=MeetingState.PLANNED)
