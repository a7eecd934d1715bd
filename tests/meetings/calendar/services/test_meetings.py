"""A meeting is created once under its number, begins once and ends once, by its secretariat."""

from datetime import date

import pytest

from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.calendar.services.meetings import close_meeting, create_meeting, open_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import trail


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return create_meeting(cast.panel, 48, held_on=date(2023, 9, 8), by=cast.secretary)


def test_a_meeting_that_is_created_is_planned(cast: Cast, planned: Meeting) -> None:
    row = Meeting.objects.get(panel=cast.panel)

    assert (row.number, row.held_on, row.state) == (48, date(2023, 9, 8), MeetingState.PLANNED)
    assert trail()[-1] == "meetings.meeting_created"


@pytest.mark.parametrize("number", [0, 48])
def test_a_number_counts_from_one_and_once(cast: Cast, planned: Meeting, number: int) -> None:
    with pytest.raises(Unacceptable):
        create_meeting(cast.panel, number, by=cast.secretary)

    assert Meeting.objects.count() == 1


def test_it_begins_once_and_ends_once(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(WrongState, match="GRID48 is planned already"):
        close_meeting(planned, by=cast.secretary)
    open_meeting(planned, by=cast.secretary)
    with pytest.raises(WrongState, match="GRID48 is open already"):
        open_meeting(planned, by=cast.secretary)
    close_meeting(planned, by=cast.secretary)

    assert planned.state == Meeting.objects.get().state == MeetingState.CLOSED
    assert trail()[-2:] == ["meetings.meeting_opened", "meetings.meeting_closed"]


def test_what_was_called_off_is_not_opened(cast: Cast, planned: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.CANCELLED)

    with pytest.raises(WrongState, match="GRID48 is cancelled already"):
        open_meeting(planned, by=cast.secretary)


@pytest.mark.parametrize("act", [open_meeting, close_meeting])
def test_nobody_else_opens_or_closes_it(cast: Cast, planned: Meeting, act: object) -> None:
    for who in (cast.chair, cast.outsider):
        with pytest.raises(NotAllowed):
            act(planned, by=who)
