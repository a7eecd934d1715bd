"""It is February 2023, and a secretary sits at their desk."""

from collections.abc import Iterator
from datetime import date, time

import pytest
import time_machine
from django.test import Client

from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.planning import plan_meetings
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.views.pages import TODAY


@pytest.fixture(autouse=True)
def _in_february() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def desk(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def spring(cast: Cast) -> list[Meeting]:
    days = [date(2023, 3, 10), date(2023, 4, 21), date(2023, 6, 9)]
    return plan_meetings(cast.panel, [Arrangement(day, time(10), time(15), "Yard") for day in days], by=cast.secretary)
