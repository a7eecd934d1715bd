"""Meetings whose agenda is being prepared."""

import pytest

from meetings.models import Meeting
from meetings.panels.services import set_letterhead
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_minutes
from tests.meetings.agenda.planning import plan_meeting


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel)


@pytest.fixture
def letterhead(cast: Cast) -> None:
    set_letterhead(cast.panel, address_line="1 High Street, Ely", by=cast.secretary)


@pytest.fixture
def thirteenth(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel, 13, ("Welcome",))


@pytest.fixture
def earlier(cast: Cast) -> Minutes:
    return make_minutes(cast.panel, 12, ("Welcome", "Budget", "Risks", "Dates"))
