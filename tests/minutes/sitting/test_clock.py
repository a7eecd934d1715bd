"""The meeting begins, is adjourned, goes on and is closed: each in one press, by the panel's clock."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.attendance.held import Break, Held, held_words
from meetings.attendance.queries import held_of
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.sitting.clock import (
    adjourn_sitting,
    close_sitting,
    digest_of,
    record_meeting_held,
    resume_sitting,
    start_sitting,
)
from minutes.sitting.closing import close_meeting
from minutes.sitting.opening import open_meeting
from tests.conftest import Cast

ONE = ItemNumber(1)


def at(clock: str, day: int = 9) -> time_machine.travel:
    """A time of day in London, where it is summer."""
    hour, minute = map(int, clock.split(":"))
    return time_machine.travel(datetime(2024, 5, day, hour - 1, minute, 40, tzinfo=UTC), tick=False)


@pytest.fixture
def held(minutes: Minutes) -> Meeting:
    """Meeting 12, of 9 May 2024, as it is held."""
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN, place="4 Lantern Yard")
    minutes.meeting.refresh_from_db()
    return minutes.meeting


def test_a_day_in_five_presses(cast: Cast, held: Meeting) -> None:
    by = {"by": cast.secretary}
    with at("10:04"):
        start_sitting(held, **by)
    with at("12:30"):
        adjourn_sitting(held, ONE, is_within=True, reason="lunch", **by)
    with at("13:15"):
        resume_sitting(held, **by)
    with at("15:12"):
        close_sitting(held, **by)

    kept = held_of(held)
    said = "The meeting was held at 4 Lantern Yard, opened at 10:04 and closed at 15:12."
    assert held_words(kept, held.held_on) == said
    (lunch,) = kept.breaks
    assert (lunch.item, lunch.is_within, lunch.reason) == (ONE, True, "lunch")
    assert f"{lunch.adjourned_at:%H:%M:%S} {lunch.resumed_at:%H:%M}" == "12:30:00 13:15"
    verbs = AuditEvent.objects.filter(verb__startswith="meetings.sitting_").order_by("seq")
    assert [event.verb.partition("sitting_")[2] for event in verbs] == ["started", "adjourned", "resumed", "closed"]


@pytest.mark.parametrize("day", [8, 10])
def test_on_another_day_it_is_not_held(cast: Cast, held: Meeting, day: int) -> None:
    with at("10:04", day), pytest.raises(WrongState, match="GRID12 is not held now"):
        start_sitting(held, by=cast.secretary)


def test_it_goes_on_the_next_morning_and_not_a_month_later(cast: Cast, held: Meeting) -> None:
    with at("22:30"):
        start_sitting(held, by=cast.secretary)
        adjourn_sitting(held, ONE, is_within=False, by=cast.secretary)
    with at("09:00", 10):
        resume_sitting(held, by=cast.secretary)
    with at("09:00", 30), pytest.raises(WrongState, match="GRID12 is not held now"):
        close_sitting(held, by=cast.secretary)


def test_it_is_not_closed_while_it_is_adjourned(cast: Cast, held: Meeting) -> None:
    with at("10:04"):
        start_sitting(held, by=cast.secretary)
        adjourn_sitting(held, ONE, is_within=False, by=cast.secretary)
        with pytest.raises(Unacceptable, match="Resume it before you close it"):
            close_sitting(held, by=cast.secretary)


@pytest.mark.parametrize(
    "press",
    [
        start_sitting,
        lambda meeting, by: adjourn_sitting(meeting, ONE, is_within=True, by=by),
        resume_sitting,
        close_sitting,
        lambda meeting, by: record_meeting_held(meeting, Held(place="There"), seen=digest_of(Held()), by=by),
    ],
)
def test_only_the_secretariat_presses(cast: Cast, held: Meeting, press: Callable[..., object]) -> None:
    with at("10:04"), pytest.raises(NotAllowed):
        press(held, by=cast.chair)


def test_a_meeting_that_is_not_open_takes_no_press(cast: Cast, held: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.CLOSED)

    with at("10:04"), pytest.raises(WrongState, match="GRID12 is not open"):
        start_sitting(held, by=cast.secretary)


def test_opening_and_closing_the_meeting_record_it_where_they_are_asked_to(cast: Cast, planned: Meeting) -> None:
    Meeting.objects.update(held_on=datetime(2024, 5, 9, tzinfo=UTC).date())
    planned.refresh_from_db()
    with at("10:04"):
        open_meeting(planned, by=cast.secretary, starts_now=True)
    with at("15:12"):
        close_meeting(planned, by=cast.secretary, ends_now=True)

    assert held_words(held_of(planned), planned.held_on) == "The meeting was opened at 10:04 and closed at 15:12."
    assert Meeting.objects.get(pk=planned.pk).state == MeetingState.CLOSED


def test_opened_and_closed_without_a_word_of_time_nothing_is_recorded(cast: Cast, planned: Meeting) -> None:
    open_meeting(planned, by=cast.secretary)
    close_meeting(planned, by=cast.secretary)

    assert held_of(planned) == Held()


def test_times_are_mended_until_the_minutes_leave_the_draft(cast: Cast, held: Meeting, operator: User) -> None:
    with at("10:04"):
        start_sitting(held, by=cast.secretary)
    seen = digest_of(held_of(held))
    mended = held_of(held)._replace(place="The Annexe")

    record_meeting_held(held, mended, seen=seen, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Somebody else has recorded something"):
        record_meeting_held(held, Held(), seen=seen, by=cast.secretary)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)
    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        record_meeting_held(held, Held(), seen=digest_of(mended), by=cast.secretary)

    assert held_of(held) == mended
    assert Break(ONE, None) not in mended.breaks
