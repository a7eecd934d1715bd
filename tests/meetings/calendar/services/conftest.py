"""It is June 2023, and the autumn is planned."""

from collections.abc import Iterator
from datetime import date, time

import pytest
import time_machine

from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.meetings import create_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import FRIDAYS, TEN, TODAY


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def autumn(cast: Cast) -> list[Meeting]:
    """Meetings 48, 49 and 50, after 47 in August."""
    create_meeting(cast.panel, 47, held_on=date(2023, 8, 11), by=cast.secretary, state=MeetingState.CLOSED)
    fridays = [Arrangement(day, TEN, time(15), "4 Lantern Yard") for day in FRIDAYS]
    return plan_meetings(cast.panel, fridays, by=cast.secretary)
