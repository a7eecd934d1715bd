"""Meetings under other numbers."""

from datetime import date

import pytest

from core.errors import Unacceptable, WrongState
from meetings.calendar.services.arranging import Arrangement, move_meeting
from meetings.calendar.services.numbering import put_numbers_in_order, renumber_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import FRIDAYS, SITE, numbered, trail


def test_a_taken_number_makes_room(cast: Cast, autumn: list[Meeting]) -> None:
    renumber_meeting(autumn[2], 48, by=cast.secretary)

    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[2], 49: FRIDAYS[0], 50: FRIDAYS[1]}
    assert trail()[-1] == "meetings.meetings_renumbered"


def test_a_free_number_is_taken_and_nobody_else_moves(cast: Cast, autumn: list[Meeting]) -> None:
    renumber_meeting(autumn[0], 60, by=cast.secretary)

    assert sorted(numbered(cast)) == [47, 49, 50, 60]


def test_a_number_under_which_something_was_issued_never_changes(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=49).update(state=MeetingState.AGENDA_ISSUED)

    for meeting, number, refusal in (
        (autumn[0], 47, Unacceptable),
        (autumn[2], 48, Unacceptable),
        (Meeting.objects.get(number=49), 60, WrongState),
    ):
        with pytest.raises(refusal, match="keeps its number: something was issued under it"):
            renumber_meeting(meeting, number, by=cast.secretary)

    assert sorted(numbered(cast)) == [47, 48, 49, 50]


def test_numbers_are_put_in_the_order_of_the_days_as_far_as_they_are_free(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=48).update(state=MeetingState.AGENDA_ISSUED)
    move_meeting(autumn[1], Arrangement(date(2023, 12, 8)), site=SITE, by=cast.secretary)

    put_numbers_in_order(cast.panel, by=cast.secretary)

    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[0], 49: FRIDAYS[2], 50: date(2023, 12, 8)}
    with pytest.raises(WrongState, match="The numbers already follow the dates"):
        put_numbers_in_order(cast.panel, by=cast.secretary)
