"""The meeting's own presses in the drafting room, and the page on which its times are mended."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from time_machine import Traveller

from core.audience import Sensitivity
from meetings.attendance.held import Break, Held
from meetings.attendance.queries import held_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.held import record_held
from meetings.enums import MeetingState, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from minutes.sitting.clock import start_sitting
from tests.conftest import Cast
from tests.factories import item_of, make_member
from tests.minutes.filling import filled_in
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


def sent_of(page: str, changes: dict[str, str]) -> dict[str, list[str]]:
    return filled_in(page, changes, form="held-form")


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


def test_times_are_mended_on_a_page_of_their_own(held: Meeting, desk: Client) -> None:
    page = desk.get(PAGE).content.decode()
    sent = sent_of(
        page,
        {
            "started_at": "2024-05-09T10:04",
            "closed_at": "2024-05-09T15:12",
            "place": "4 Lantern Yard",
            "held_as": "both",
            "item-0": "1",
            "where-0": "within",
            "adjourned-at-0": "2024-05-09T12:30",
            "resumed-at-0": "2024-05-09T13:15",
            "reason-0": "lunch",
        },
    )
    answer = desk.post(PAGE, sent)
    again = desk.get(PAGE).content.decode()

    assert answer["Location"] == "/meetings/GRID12/"
    kept = held_of(held)
    assert (f"{kept.started_at:%H:%M}", kept.place, kept.held_as) == ("10:04", "4 Lantern Yard", "both")
    assert kept.breaks[0][:1] == (ItemNumber(1),)
    assert kept.breaks[0].is_within
    shown = sent_of(again, {})
    assert {name for name in sent if shown[name] != sent[name]} == {"seen", "csrfmiddlewaretoken"}
    assert shown["item-1"] == [""]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"started_at": "2024-05-09T10:04", "closed_at": "2024-05-09T09:30"},
            "It was opened at 10:04, so it cannot have been closed at 09:30.",
        ),
        (
            {"closed_at": "2024-05-09T15:12", "item-0": "1", "adjourned-at-0": "2024-05-09T16:00"},
            "It was closed at 15:12, so it cannot have been adjourned at 16:00.",
        ),
        ({"item-0": "1"}, "Say when the meeting was adjourned."),
        ({"reason-0": "lunch"}, "Say at which item the meeting was adjourned."),
        ({"item-0": "14", "adjourned-at-0": "2024-05-09T16:00"}, "Item 14 is not on the agenda."),
        ({"started_at": "soon"}, "Give a day and a time such as 2024-05-09 12:05."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    held: Meeting, desk: Client, changes: dict[str, str], sentence: str
) -> None:
    sent = sent_of(desk.get(PAGE).content.decode(), changes)
    answer = desk.post(PAGE, sent)

    assert answer.status_code == 400
    assert sentence in page_text(answer)
    assert held_of(held) == Held()


def test_of_two_who_mend_at_once_the_second_is_told(held: Meeting, cast: Cast, desk: Client) -> None:
    sent = sent_of(desk.get(PAGE).content.decode(), {"place": "Mine"})
    record_held(held, Held(place="Theirs"), by=cast.secretary)

    answer = desk.post(PAGE, sent)
    again = desk.post(PAGE, sent_of(answer.content.decode(), {}))

    assert answer.status_code == 400
    assert "Somebody else has recorded something of this" in page_text(answer)
    assert again.status_code == 302
    assert held_of(held).place == "Mine"


def test_why_it_was_adjourned_at_a_secret_item_is_kept_from_the_uncleared(
    held: Meeting, cast: Cast, client: Client
) -> None:
    classify_item(item_of(held.minutes, 2), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)
    secret = Break(ItemNumber(2), MORNING, is_within=True, reason="Ms Quill was sent for")
    record_held(held, Held(breaks=(secret,)), by=cast.secretary)
    uncleared = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    client.force_login(uncleared)

    page = client.get(PAGE).content.decode()
    client.post(PAGE, sent_of(page, {"place": "The Annexe"}))

    assert "Quill" not in page
    assert held_of(held) == Held(place="The Annexe", breaks=(secret,))
