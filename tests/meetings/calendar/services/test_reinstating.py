"""A cancellation taken back: who is told, what stands again, and when it is too late."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from core.audit.trail import AuditEvent
from core.errors import Unacceptable, WrongState
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.arranging import Arrangement, add_meeting, cancel_meeting, move_meeting
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.numbering import renumber_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import SITE

FRIDAY = date(2023, 9, 8)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    (planned,) = plan_meetings(cast.panel, [Arrangement(FRIDAY, time(10), place="4 Lantern Yard")], by=cast.secretary)
    return planned


@pytest.fixture
def off(cast: Cast, meeting: Meeting) -> Meeting:
    cancelled = cancel_meeting(meeting, "Too few of us.", site=SITE, by=cast.secretary)
    mail.outbox.clear()
    return cancelled


def test_the_meeting_stands_again_as_it_was_and_all_who_were_told_are_told(cast: Cast, off: Meeting) -> None:
    back = reinstate_meeting(off, site=SITE, by=cast.secretary)

    assert (back.number, back.held_on, back.state, back.why_cancelled) == (1, FRIDAY, "planned", "")
    assert back.sequence == off.sequence + 1
    assert [each.subject for each in mail.outbox] == ["GRID1 will be held after all"] * 5
    assert "held after all: Friday 8 September 2023, 10:00, 4 Lantern Yard" in mail.outbox[0].body
    assert "https://minutes.example.org/meetings/GRID1/coming/" in mail.outbox[0].body
    assert "Too few" not in mail.outbox[0].body
    assert AuditEvent.objects.latest("seq").verb == "meetings.meeting_reinstated"


@pytest.mark.parametrize(("is_recalled", "state"), [(False, "agenda_issued"), (True, "planned")])
def test_an_agenda_that_stood_issued_stands_so_again(
    cast: Cast, meeting: Meeting, is_recalled: bool, state: str
) -> None:
    plan_items(meeting, [NewItem(Details("Welcome"))], by=cast.secretary)
    issue_agenda(meeting, site=SITE, by=cast.secretary)
    if is_recalled:
        recall_agenda(meeting, "The wrong day", site=SITE, by=cast.secretary)
    cancel_meeting(meeting, "Too few of us.", site=SITE, by=cast.secretary)

    assert reinstate_meeting(meeting, site=SITE, by=cast.secretary).state == state


def test_its_number_was_known_so_it_keeps_it_and_stays_out_of_the_bin(cast: Cast, off: Meeting) -> None:
    back = reinstate_meeting(off, site=SITE, by=cast.secretary)

    with pytest.raises(WrongState, match="keeps its number"):
        renumber_meeting(back, 9, by=cast.secretary)
    with pytest.raises(WrongState, match="cannot be put in the bin"):
        bin_meeting(back, by=cast.secretary)


def test_it_can_be_moved_and_cancelled_again(cast: Cast, off: Meeting) -> None:
    back = reinstate_meeting(off, site=SITE, by=cast.secretary)
    move_meeting(back, Arrangement(date(2023, 9, 15)), site=SITE, by=cast.secretary)

    again = cancel_meeting(back, "Still too few.", site=SITE, by=cast.secretary)

    assert (again.held_on, again.why_cancelled, again.sequence) == (date(2023, 9, 15), "Still too few.", 4)


@pytest.mark.parametrize("state", [each for each in MeetingState if each is not MeetingState.CANCELLED])
def test_what_is_not_cancelled_is_not_put_back(cast: Cast, meeting: Meeting, state: MeetingState) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match="Meeting GRID1 has not been cancelled"):
        reinstate_meeting(meeting, site=SITE, by=cast.secretary)
    assert mail.outbox == []


def test_a_day_that_is_over_does_not_come_back(cast: Cast, off: Meeting) -> None:
    day_after = datetime(2023, 9, 9, 9, tzinfo=ZoneInfo("Europe/London"))

    with time_machine.travel(day_after, tick=False), pytest.raises(WrongState, match="Friday 8 September 2023 is over"):
        reinstate_meeting(off, site=SITE, by=cast.secretary)


def test_on_a_day_on_which_the_panel_meets_by_now_it_is_not_held(cast: Cast, off: Meeting) -> None:
    plan_meetings(cast.panel, [Arrangement(FRIDAY)], by=cast.secretary)

    with pytest.raises(Unacceptable, match="Meeting 2 is on Friday 8 September 2023 already"):
        reinstate_meeting(off, site=SITE, by=cast.secretary)
    assert Meeting.objects.get(number=1).state == "cancelled"


def test_an_extraordinary_meeting_can_be_on_the_day_of_another(cast: Cast) -> None:
    extra = add_meeting(cast.panel, Arrangement(FRIDAY), kind=MeetingKind.EXTRAORDINARY, by=cast.secretary)
    cancel_meeting(extra, "Too few of us.", site=SITE, by=cast.secretary)
    plan_meetings(cast.panel, [Arrangement(FRIDAY)], by=cast.secretary)

    assert reinstate_meeting(extra, site=SITE, by=cast.secretary).state == "planned"
