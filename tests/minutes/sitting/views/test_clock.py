"""The meeting's own presses in the drafting room, and the page on which its times are mended."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from time_machine import Traveller

from meetings.attendance.queries import held_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from minutes.models import Minutes
from minutes.sitting.clock import start_sitting
from tests.conftest import Cast
from tests.minutes.sitting.desk import PRESENT
from tests.pages import page_text

ITEM, PAGE = "/drafting/GRID12/2/", "/meetings/GRID12/held/"
MORNING = datetime(2024, 5, 9, 9, 4, tzinfo=UTC)


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Meeting:
    Panel.objects.update(rules={"quorum": 2})
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    meeting = Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)
    record_attendance(meeting, [Attendee(PRESENT, "Chair", person=cast.chair.person)], by=cast.secretary)
    return meeting


@pytest.fixture
def now() -> Iterator[Traveller]:
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


def test_each_press_is_offered_when_its_time_has_come(
    held: Meeting, now: Traveller, cast: Cast, client: Client
) -> None:
    client.force_login(cast.secretary)

    def pressed(verb: str, **sent: str) -> str:
        now.shift(600)
        return page_text(client.post(f"{ITEM}room/{verb}", sent, follow=True))

    before = page_text(client.get(ITEM))
    started, adjourned = pressed("start"), pressed("adjourn", after="yes", why="lunch")
    resumed, closed = pressed("resume"), pressed("close")

    assert 'data-press="start"' in before
    assert "Opened at 10:14" in started
    assert 'data-press="adjourn"' in started
    assert "Adjourned since 10:24" in adjourned
    assert "The quorum is not reckoned while the meeting is adjourned." in adjourned
    assert "not quorate" not in adjourned
    assert "Resumed at 10:34." in resumed
    assert "not quorate" in resumed
    assert "Closed at 10:44" in closed
    assert "room-clock" not in closed
    (lunch,) = held_of(held).breaks
    assert (lunch.item, lunch.is_within, lunch.reason) == (ItemNumber(2), False, "lunch")


def test_a_page_that_keeps_its_text_open_gets_the_room_alone(
    held: Meeting, now: Traveller, cast: Cast, client: Client
) -> None:
    client.force_login(cast.secretary)
    answer = page_text(client.post(f"{ITEM}room/start", headers={"X-Requested-With": "fetch"}))

    assert "<h1" not in answer
    assert "Opened at 10:04." in answer


def test_on_another_day_nothing_is_offered_but_the_page_of_times(held: Meeting, desk: Client) -> None:
    page = page_text(desk.get(ITEM))

    assert 'data-press="start"' not in page
    assert "How it was held" in page


def test_news_bring_the_room_where_somebody_has_pressed(held: Meeting, cast: Cast, desk: Client) -> None:
    shown = desk.get(ITEM).content.decode().partition('data-news="')[2].partition('"')[0]
    first = desk.get(f"{ITEM}news", {"room": shown})
    tag = {"If-None-Match": first["ETag"]}
    unchanged = desk.get(f"{ITEM}news", {"room": shown}, headers=tag)
    with time_machine.travel(MORNING, tick=False):
        start_sitting(held, by=cast.secretary)
    changed = desk.get(f"{ITEM}news", {"room": shown}, headers=tag)

    assert "room" not in first.json()
    assert unchanged.status_code == 304
    assert "Opened at 10:04" in changed.json()["room"]
    assert "room" not in desk.get(f"{ITEM}news").json()
