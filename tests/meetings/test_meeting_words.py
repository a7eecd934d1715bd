"""Meetings that words mean, found in the database and among those that were read: the same one."""

from datetime import date

import pytest

from meetings.enums import MeetingState
from meetings.meeting_words import meeting_among, meeting_meant
from meetings.models import Meeting
from tests.conftest import Cast


@pytest.fixture
def meetings(cast: Cast) -> list[Meeting]:
    """47 in August 2017, 48 in a month that alone is known, 49 without a day; and 48 of another panel."""
    rows = [
        Meeting(panel=cast.panel, number=47, held_on=date(2017, 8, 11)),
        Meeting(panel=cast.panel, number=48, held_in=date(2017, 9, 1)),
        Meeting(panel=cast.panel, number=49),
        Meeting(panel=cast.outsider.person.memberships.get().panel, number=48, held_on=date(2017, 9, 8)),
    ]
    return Meeting.objects.bulk_create(rows)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("next meeting", 48),
        ("the Next Meeting of the panel", 48),
        ("September 2017 meeting", 48),
        ("before the September meeting", 48),
        ("its September Board meeting", 48),
        ("the meeting in September", 48),
        ("the meeting in October", None),
        ("the paper of 8 September for the meeting", None),
        ("the 49th meeting", 49),
        ("meeting no. 49", 49),
        ("GRID49", 49),
        ("OTHER49", None),  # another panel's meeting, or no meeting at all
        ("X-GRID49", None),
        ("August 2017 meeting", None),  # that is the one it is said at
        ("8 September 2017", None),
        ("the 50th meeting", None),
        ("as soon as possible", None),
        ("", None),
    ],
)
def test_words_mean_a_later_meeting_of_the_panel(meetings: list[Meeting], words: str, number: int | None) -> None:
    first = meetings[0]

    asked = meeting_meant(words, after=first, among=Meeting.objects.all())
    read = meeting_among(words, after=first, meetings=reversed(meetings))

    assert (asked and asked.number, read and read.number) == (number, number)
    assert asked is None or asked.panel_id == first.panel_id


def test_the_next_meeting_is_one_that_is_held(meetings: list[Meeting]) -> None:
    first, cancelled, following, _ = meetings
    cancelled.state = MeetingState.CANCELLED
    cancelled.save()

    assert meeting_meant("next meeting", after=first, among=Meeting.objects.all()) == following
    assert meeting_among("next meeting", after=first, meetings=meetings) == following
    assert meeting_among("the 48th meeting", after=first, meetings=meetings) == cancelled
