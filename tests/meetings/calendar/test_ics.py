"""Meetings as calendar programs read them: parsed back, folded, escaped, the same from time to time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from meetings.calendar.ics import calendar_file
from meetings.calendar.services.arranging import Arrangement, cancel_meeting, move_meeting
from meetings.calendar.services.feeds import make_feed, revoke_feed
from meetings.calendar.services.planning import plan_meetings
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel
from tests.conftest import Cast
from tests.factories import make_panel

SITE = "https://minutes.example.org"
LONDON = ZoneInfo("Europe/London")
HOSTILE = 'Room 1; "The Vault", 4\\5 Lantern Yard\nEND:VEVENT\r\nBEGIN:VALARM\x07 ' + "Ünïcødé " * 12


@pytest.fixture(autouse=True)
def _in_the_spring() -> Iterator[None]:
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    arrangement = Arrangement(date(2027, 9, 10), time(10), time(15, 30), "4 Lantern Yard, London; room 2")
    return plan_meetings(cast.panel, [arrangement], by=cast.secretary)[0]


def unsaved(**values: object) -> Meeting:
    panel = Panel(code="GRID", name="Grid Code Panel")
    return Meeting(panel=panel, number=48, arranged_at=datetime(2027, 6, 1, 9, tzinfo=UTC), **values)


def events(body: bytes) -> list[Event]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


def only_event(meeting: Meeting) -> Event:
    (event,) = events(calendar_file([meeting], name="Grid Code Panel", site=SITE))
    return event


def test_a_meeting_says_when_where_which_and_where_to_read_on(meeting: Meeting) -> None:
    event = only_event(meeting)

    assert (str(event["uid"]), event["sequence"], str(event["status"])) == (str(meeting.uid), 0, "CONFIRMED")
    assert str(event["summary"]) == "Grid Code Panel, meeting 1"
    assert str(event["location"]) == "4 Lantern Yard, London; room 2"
    assert event["dtstart"].dt == datetime(2027, 9, 10, 10, tzinfo=LONDON)
    assert event["dtend"].dt == datetime(2027, 9, 10, 15, 30, tzinfo=LONDON)
    assert str(event["url"]) == "https://minutes.example.org/meetings/GRID1/"
    assert str(event["description"]).endswith("\nhttps://minutes.example.org/meetings/GRID1/")


def test_the_panels_time_zone_comes_with_it(meeting: Meeting) -> None:
    meeting.panel.rules = {"time_zone": "Pacific/Auckland"}

    calendar = Calendar.from_ical(calendar_file([meeting], name="Grid", site=SITE))

    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Pacific/Auckland"]
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2027, 9, 9, 22, tzinfo=UTC)


def test_without_a_time_it_is_the_whole_day_and_without_a_date_nothing() -> None:
    event = only_event(unsaved(held_on=date(2027, 9, 10)))

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 9, 10), date(2027, 9, 11))
    assert events(calendar_file([unsaved(held_in=date(2027, 9, 1))], name="Grid", site=SITE)) == []


def test_moved_and_cancelled_it_is_the_same_meeting_with_a_later_sequence(cast: Cast, meeting: Meeting) -> None:
    with time_machine.travel(datetime(2027, 6, 1, 9, tzinfo=UTC), tick=False):
        moved = move_meeting(meeting, Arrangement(date(2027, 9, 17)), site=SITE, by=cast.secretary)
    with time_machine.travel(datetime(2027, 6, 2, 9, tzinfo=UTC), tick=False):
        off = cancel_meeting(moved, "It is secret why.", site=SITE, by=cast.secretary)

    before, after = only_event(moved), only_event(off)

    assert (before["uid"], before["sequence"]) == (after["uid"], 1)
    assert (before["dtstamp"].dt, after["dtstamp"].dt) == (
        datetime(2027, 6, 1, 9, tzinfo=UTC),
        datetime(2027, 6, 2, 9, tzinfo=UTC),
    )
    assert (after["sequence"], str(after["status"])) == (2, "CANCELLED")
    assert b"secret" not in calendar_file([off], name="Grid", site=SITE)


def test_held_after_all_it_is_confirmed_with_a_later_sequence(cast: Cast, meeting: Meeting) -> None:
    with time_machine.travel(datetime(2027, 6, 1, 9, tzinfo=UTC), tick=False):
        off = cancel_meeting(meeting, "Off.", site=SITE, by=cast.secretary)
        back = reinstate_meeting(meeting, site=SITE, by=cast.secretary)

    before, after = only_event(off), only_event(back)

    assert (before["uid"], before["sequence"]) == (after["uid"], 1)
    assert (after["sequence"], str(after["status"])) == (2, "CONFIRMED")


def test_the_same_meetings_give_the_same_bytes_at_any_time(meeting: Meeting) -> None:
    def made() -> bytes:
        return calendar_file([Meeting.objects.select_related("panel").get()], name="Grid", site=SITE)

    first = made()

    with time_machine.travel(datetime(2031, 1, 1, tzinfo=UTC)):
        assert made() == first


def lines_of(body: bytes) -> list[bytes]:
    """As they are before they are unfolded; every one ends with CR and LF."""
    assert body.endswith(b"\r\n")
    return body[:-2].split(b"\r\n")


@given(st.one_of(st.just(HOSTILE), st.text(max_size=300)))
def test_whatever_a_place_is_called_it_stays_one_value_of_folded_lines(place: str) -> None:
    body = calendar_file([unsaved(held_on=date(2027, 9, 10), starts_at=time(10), place=place)], name="Grid", site=SITE)

    assert max(map(len, lines_of(body))) <= 75
    assert not any(byte < 32 for line in lines_of(body) for byte in line)
    (event,) = events(body)
    assert event.subcomponents == []
    expected = "".join(each for each in " ".join(place.split()) if each.isprintable())
    assert str(event.get("location", "")) == expected


def feed_of(client: Client, token: str, **headers: str) -> object:
    return client.get(f"/calendar/{token}.ics", headers=headers)


def summaries(response: object) -> list[str]:
    return [str(event["summary"]) for event in events(response.content)]  # type: ignore[attr-defined]


def test_a_feed_has_the_meetings_of_ones_own_panels_of_today(cast: Cast, meeting: Meeting, client: Client) -> None:
    plan_meetings(make_panel("THIRD", "Third Panel"), [Arrangement(date(2027, 9, 10))], by=cast.operator)
    token = make_feed(by=cast.observer)

    response = feed_of(client, token)

    assert summaries(response) == ["Grid Code Panel, meeting 1"]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert "sessionid" not in response.cookies


def test_who_leaves_the_panel_reads_an_empty_calendar(cast: Cast, meeting: Meeting, client: Client) -> None:
    token = make_feed(by=cast.observer)
    cast.observer.person.memberships.update(ends_on=date(2021, 1, 1))

    assert summaries(feed_of(client, token)) == []


def test_what_lies_in_the_bin_or_long_back_is_not_in_a_feed(cast: Cast, meeting: Meeting, client: Client) -> None:
    token = make_feed(by=cast.member)
    Meeting.objects.update(binned_at=datetime(2026, 1, 1, tzinfo=UTC))
    plan_meetings(cast.panel, [Arrangement(date(2021, 9, 10))], by=cast.secretary)

    assert summaries(feed_of(client, token)) == []


def test_nothing_is_sent_again_that_has_not_changed(cast: Cast, meeting: Meeting, client: Client) -> None:
    token = make_feed(by=cast.member)
    etag = feed_of(client, token)["ETag"]

    same = feed_of(client, token, if_none_match=etag)
    cancel_meeting(meeting, "Off.", site=SITE, by=cast.secretary)
    other = feed_of(client, token, if_none_match=etag)

    assert (same.status_code, same.content, same["Cache-Control"]) == (304, b"", "private, no-cache")
    assert (other.status_code, other["ETag"] == etag) == (200, False)


def test_an_address_leads_nowhere_once_it_is_withdrawn_replaced_or_its_account_closed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    first = make_feed(by=cast.member)
    second = make_feed(by=cast.member)
    third = make_feed(by=cast.chair)
    revoke_feed(by=cast.chair)

    statuses = [feed_of(client, token).status_code for token in (first, second, third, "made-up")]
    cast.member.is_active = False
    cast.member.save()

    assert statuses == [410, 200, 410, 404]
    assert feed_of(client, second).status_code == 404


@pytest.mark.parametrize("count", [1, 200])
def test_a_feed_takes_three_queries_whatever_it_holds(
    cast: Cast, client: Client, count: int, django_assert_num_queries
) -> None:
    days = [date(2027, 1, 4) + timedelta(days=number) for number in range(count)]
    Meeting.objects.bulk_create(
        Meeting(panel=cast.panel, number=number, held_on=day, starts_at=time(10), state=MeetingState.PLANNED)
        for number, day in enumerate(days, start=1)
    )
    token = make_feed(by=cast.member)

    with django_assert_num_queries(3):
        response = feed_of(client, token)

    assert len(summaries(response)) == count


def test_the_file_of_one_meeting_is_for_those_of_its_panel(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)

    response = client.get("/meetings/grid1.ics")

    assert response["Content-Disposition"] == 'attachment; filename="GRID1.ics"'
    assert summaries(response) == ["Grid Code Panel, meeting 1"]
    client.force_login(cast.outsider)
    assert client.get("/meetings/GRID1.ics").status_code == 404
