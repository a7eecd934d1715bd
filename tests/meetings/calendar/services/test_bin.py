"""Meetings laid in the bin, taken out of it, and deleted with time."""

from datetime import date, timedelta

import pytest
import time_machine

from core.errors import Unacceptable, WrongState
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.arranging import Arrangement, add_meeting
from meetings.calendar.services.bin import bin_meeting, empty_bin_of_meetings, number_to_restore, restore_meeting
from meetings.calendar.services.meetings import create_meeting
from meetings.calendar.services.numbering import renumber_meeting
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import FRIDAYS, SITE, TODAY, numbered, trail


def test_what_lies_in_the_bin_is_nowhere_and_comes_back_as_it_was(cast: Cast, autumn: list[Meeting]) -> None:
    bin_meeting(autumn[0], by=cast.secretary)
    assert sorted(numbered(cast)) == [47, 49, 50]

    back = restore_meeting(autumn[0], number_to_restore(autumn[0]), by=cast.secretary)

    assert (back.number, back.held_on, back.sequence) == (48, FRIDAYS[0], 1)
    with pytest.raises(WrongState, match="not in the bin any more"):
        restore_meeting(autumn[0], 48, by=cast.secretary)


def test_where_its_number_was_given_away_a_meeting_comes_back_under_one_that_is_free(
    cast: Cast, autumn: list[Meeting]
) -> None:
    bin_meeting(autumn[2], by=cast.secretary)
    add_meeting(cast.panel, Arrangement(date(2023, 12, 8)), kind=MeetingKind.ORDINARY, by=cast.secretary)

    with pytest.raises(Unacceptable, match="There is already a meeting 50"):
        restore_meeting(autumn[2], 50, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Meetings are counted from 1"):
        restore_meeting(autumn[2], 0, by=cast.secretary)

    assert number_to_restore(autumn[2]) == 51
    assert restore_meeting(autumn[2], 60, by=cast.secretary).number == 60


def test_only_a_planned_meeting_goes_into_the_bin(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=48).update(state=MeetingState.AGENDA_ISSUED)

    with pytest.raises(WrongState, match="issued for meeting GRID48, so it cannot be put in the bin"):
        bin_meeting(autumn[0], by=cast.secretary)


def test_the_bin_is_emptied_after_thirty_days_of_what_nothing_hangs_on(cast: Cast, autumn: list[Meeting]) -> None:
    add_items(autumn[1], [PlannedItem(1, "Welcome")], by=cast.secretary)
    for meeting in autumn[:2]:
        bin_meeting(meeting, by=cast.secretary)

    with time_machine.travel(TODAY + timedelta(days=30), tick=False):
        assert empty_bin_of_meetings() == 0
    with time_machine.travel(TODAY + timedelta(days=31), tick=False):
        assert empty_bin_of_meetings() == 1

    assert sorted(Meeting.with_binned.values_list("number", flat=True)) == [47, 49, 50]
    assert trail()[-1] == "meetings.meeting_deleted"


def test_a_meeting_whose_agenda_was_recalled_keeps_its_number_and_stays_out_of_the_bin(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 7, by=cast.secretary, held_on=date(2030, 5, 10))
    plan_items(meeting, [NewItem(Details("Welcome"))], by=cast.secretary)
    issue_agenda(meeting, site=SITE, by=cast.secretary)
    recall_agenda(meeting, "The wrong day", site=SITE, by=cast.secretary)
    meeting.refresh_from_db()

    with pytest.raises(WrongState, match="cannot be put in the bin"):
        bin_meeting(meeting, by=cast.secretary)
    with pytest.raises(WrongState, match="keeps its number"):
        renumber_meeting(meeting, 9, by=cast.secretary)
