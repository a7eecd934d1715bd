"""A meeting ahead, and who sits at it."""

import pytest

from core.accounts.models import User
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Meeting
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.attendance.coming import NEXT_MONTH


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Chair and Member sit; the quorum is three people."""
    cast.panel.rules = {"quorum": 3}
    cast.panel.save()
    meeting = create_meeting(cast.panel, 31, by=cast.secretary, held_on=NEXT_MONTH)
    add_items(meeting, [PlannedItem(1, "Welcome"), PlannedItem(2, "Budget")], by=cast.secretary)
    return meeting


@pytest.fixture
def bo(cast: Cast) -> User:
    return make_member(cast.panel, "bo@example.org", Role.MEMBER)
