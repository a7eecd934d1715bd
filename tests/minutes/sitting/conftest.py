import pytest
from django.test import Client

from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Meeting
from minutes.models import Minutes
from tests.conftest import Cast


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    meeting = create_meeting(cast.panel, 12, by=cast.secretary)
    add_items(meeting, [PlannedItem(1, "Welcome"), PlannedItem(2, "Budget")], by=cast.secretary)
    return meeting


@pytest.fixture
def desk(cast: Cast, minutes: Minutes, client: Client) -> Client:
    """The secretary's, who keeps the minutes of meeting 12."""
    client.force_login(cast.secretary)
    return client
