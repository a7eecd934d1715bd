"""A meeting says when it is, whose time that is, and how it is called."""

from datetime import date, time

from meetings.calendar.services.meetings import create_meeting
from meetings.panels.rules import PanelRules
from tests.conftest import Cast


def test_times_of_a_meeting_say_whose_they_are_where_that_is_another_zone(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 48, held_on=date(2030, 7, 8), by=cast.secretary)
    meeting.starts_at = time(10, 0)

    said_of = {}
    for zone in ("Europe/London", "America/New_York", "UTC"):
        meeting.panel.rules = PanelRules(time_zone=zone).written()
        said_of[zone] = meeting.hours

    assert said_of == {
        "Europe/London": "10:00",
        "America/New_York": "10:00, New York time",
        "UTC": "10:00, UTC",
    }
