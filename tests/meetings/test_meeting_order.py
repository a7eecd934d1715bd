"""What comes before and after what: meetings by number, decisions by correspondence beside them by day."""

from datetime import date

import pytest

from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.meeting_order import earlier_than, sittings_after
from meetings.models import Meeting
from tests.conftest import Cast


@pytest.fixture
def house(cast: Cast) -> dict[str, Meeting]:
    for number, day in ((46, date(2017, 7, 7)), (47, date(2017, 8, 4)), (48, date(2017, 9, 1)), (49, None)):
        create_meeting(cast.panel, number, held_on=day, by=cast.secretary)
    Meeting.objects.filter(number__in=(46, 47)).update(state=MeetingState.CLOSED)
    for day in (date(2017, 7, 20), date(2017, 8, 10), None):
        decision = create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)
        Meeting.objects.filter(pk=decision.pk).update(held_on=day)
    return {meeting.reference: meeting for meeting in Meeting.objects.select_related("panel")}


def before(meeting: Meeting) -> set[str]:
    return {row.reference for row in Meeting.objects.filter(earlier_than(meeting)).select_related("panel")}


def after(meeting: Meeting) -> set[str]:
    return {row.reference for row in Meeting.objects.filter(sittings_after(meeting)).select_related("panel")}


def test_before_a_meeting_came_those_of_lower_numbers_and_what_was_closed_by_its_day(house: dict[str, Meeting]) -> None:
    assert before(house["GRID47"]) == {"GRID46", "GRID-C1"}
    assert before(house["GRID48"]) == {"GRID46", "GRID47", "GRID-C1", "GRID-C2"}
    assert before(house["GRID49"]) == {"GRID46", "GRID47", "GRID48", "GRID-C1", "GRID-C2"}


def test_before_a_decision_came_what_was_held_or_closed_on_earlier_days(house: dict[str, Meeting]) -> None:
    assert before(house["GRID-C2"]) == {"GRID46", "GRID47", "GRID-C1"}


def test_meetings_come_after_a_decision_by_day_and_those_without_one_while_they_are_to_come(
    house: dict[str, Meeting],
) -> None:
    assert after(house["GRID47"]) == {"GRID48", "GRID49"}
    assert after(house["GRID-C1"]) == {"GRID47", "GRID48", "GRID49"}
    assert after(house["GRID-C2"]) == {"GRID48", "GRID49"}


def test_rows_and_conditions_agree(house: dict[str, Meeting]) -> None:
    for meeting in house.values():
        if meeting.held_on or not meeting.series:
            found = {other.reference for other in house.values() if other.is_sitting_after(meeting)}
            assert found == after(meeting)


def test_which_is_later_is_told_of_a_meeting_and_a_decision(house: dict[str, Meeting]) -> None:
    decision, same_day = house["GRID-C2"], house["GRID48"]
    assert decision.is_after(house["GRID47"])
    assert same_day.is_after(decision)
    same_day.held_on = decision.held_on
    assert same_day.is_after(decision)
    assert not decision.is_after(same_day)
    assert house["GRID49"].is_after(decision)
    assert not decision.is_after(house["GRID49"])
