"""Meetings added, moved, cancelled and renumbered on pages of their own."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel
from tests.conftest import Cast
from tests.meetings.calendar.views.pages import CALENDAR, words
from tests.pages import page_text


def test_one_meeting_is_added_by_hand(desk: Client) -> None:
    sent = {"kind": "extraordinary", "number": 7, "held_on": "2023-04-07", "starts_at": "10:00"}

    refused = desk.post(f"{CALENDAR}new/", sent)
    taken = desk.post(f"{CALENDAR}new/", sent | {"keep": "on"})

    assert refused.status_code == 400
    assert "Friday 7 April 2023 is Good Friday. Choose another day, or tick “Keep it all the same”." in words(refused)
    assert 'name="keep"' in page_text(refused)
    assert 'name="keep"' not in page_text(desk.get(f"{CALENDAR}new/"))
    assert taken.status_code == 302
    assert list(Meeting.objects.values_list("number", "kind", "held_on")) == [(7, "extraordinary", date(2023, 4, 7))]


def test_two_meetings_of_one_number_are_refused_in_a_sentence(desk: Client, cast: Cast) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2023, 3, 10))], by=cast.secretary)

    response = desk.post(f"{CALENDAR}new/", {"kind": "ordinary", "number": 1, "held_on": "2023-04-20"})

    assert "There is already a meeting 1. The next free number is 2." in words(response)
    assert 'value="2023-04-20"' in page_text(response)


def test_a_meeting_is_moved_cancelled_renumbered_and_laid_in_the_bin_by_its_pages(
    desk: Client, spring: list[Meeting]
) -> None:
    desk.post("/meetings/GRID1/move/", {"held_on": "2023-03-17", "place": "Hall"})
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    desk.post("/meetings/GRID3/number/", {"number": 5})
    desk.post("/meetings/GRID5/bin/")

    rows = Meeting.with_binned.order_by("number").values_list("number", "held_on", "state", "place")
    assert list(rows) == [
        (1, date(2023, 3, 17), "planned", "Hall"),
        (2, date(2023, 4, 21), "cancelled", "Yard"),
        (5, date(2023, 6, 9), "planned", "Yard"),
    ]
    assert "Too few of us." in words(desk.get(CALENDAR))
    assert "Bin (1)" in words(desk.get(CALENDAR))
    assert "Meeting 5 9 June 2023 kept until 3 March 2023" in words(desk.get(f"{CALENDAR}bin/"))
    desk.post(f"{CALENDAR}bin/{spring[2].pk}/", {"number": "5"})
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize(
    ("page", "sent", "said"),
    [
        ("move", {"held_on": ""}, "Give the date."),
        ("move", {"held_on": "2023-04-07"}, "Friday 7 April 2023 is Good Friday."),
        ("move", {"held_on": "2023-03-17", "ends_at": "11:00"}, "Say when it starts as well."),
        ("cancel", {"reason": ""}, "Say why the meeting is cancelled"),
        ("number", {"number": "1"}, "It already has this number."),
        ("number", {"number": "0"}, "Meetings are counted from 1, and up to 99999."),
        ("number", {"number": "99999999999"}, "Meetings are counted from 1, and up to 99999."),
        ("move", {"held_on": "9999-12-31"}, "Friday 31 December 9999 is far off. Is the year right?"),
        ("move", {"held_on": "0017-09-08"}, "is far off. Is the year right?"),
        ("number", {"number": "seven"}, "A number has digits only, such as 48."),
    ],
)
def test_what_cannot_be_is_said_where_it_was_typed(
    desk: Client, spring: list[Meeting], page: str, sent: dict[str, str], said: str
) -> None:
    response = desk.post(f"/meetings/GRID1/{page}/", sent)

    assert response.status_code == 400
    assert said in words(response)
    assert mail.outbox == []


def test_a_cancelled_meeting_is_held_after_all_by_its_page(desk: Client, spring: list[Meeting]) -> None:
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    calendar = page_text(desk.get(CALENDAR))
    page = words(desk.get("/meetings/GRID2/reinstate/"))

    response = desk.post("/meetings/GRID2/reinstate/")

    assert 'href="/meetings/GRID2/reinstate/"' in calendar
    assert (
        "It was cancelled for this reason: “Too few of us.” It keeps its number. What was answered before it was "
        "cancelled no longer counts: everybody who sits on the panel must say again whether they are coming. "
        "5 people on the panel are told by email." in page
    )
    assert response["Location"] == f"{CALENDAR}?year=2023"
    again = words(desk.get(CALENDAR))
    assert "Meeting 2 will be held after all." in again
    assert "Too few of us." not in again


def test_a_day_that_is_taken_meanwhile_is_said_on_the_page(cast: Cast, desk: Client, spring: list[Meeting]) -> None:
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    plan_meetings(cast.panel, [Arrangement(date(2023, 4, 21))], by=cast.secretary)

    response = desk.post("/meetings/GRID2/reinstate/")

    assert response.status_code == 400
    assert "Meeting 4 is on Friday 21 April 2023 already. Move or cancel that one first." in words(response)


@pytest.mark.parametrize("page", ["move", "cancel", "number", "bin", "reinstate"])
def test_the_wrong_moment_is_said_before_anything_is_filled_in(desk: Client, spring: list[Meeting], page: str) -> None:
    Meeting.objects.filter(number=1).update(state=MeetingState.OPEN)

    assert desk.get(f"/meetings/GRID1/{page}/").status_code == 409


def test_the_bin_of_another_panel_is_not_there(desk: Client, cast: Cast) -> None:
    (elsewhere,) = plan_meetings(Panel.objects.get(code="OTHER"), [Arrangement(date(2023, 3, 10))], by=cast.operator)
    bin_meeting(elsewhere, by=cast.operator)

    assert desk.post(f"{CALENDAR}bin/{Meeting.with_binned.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("move", {"held_on": "2025-03-14"}),
        ("cancel", {"reason": "Too few of us."}),
        ("number", {"number": "9"}),
        ("bin", {}),
    ],
)
def test_whoever_changed_a_meeting_is_back_in_its_year(
    desk: Client, spring: list[Meeting], page: str, sent: dict[str, str]
) -> None:
    Meeting.objects.filter(number=1).update(held_on=date(2024, 3, 8))

    leave = page_text(desk.get(f"/meetings/GRID1/{page}/"))
    response = desk.post(f"/meetings/GRID1/{page}/", sent)

    assert f'href="{CALENDAR}?year=2024">Leave without changing' in leave
    assert response["Location"] == f"{CALENDAR}?year=2024"


def test_a_meeting_is_added_in_a_year_and_shown_in_its_own(desk: Client, spring: list[Meeting]) -> None:
    page = page_text(desk.get(f"{CALENDAR}new/?year=2024"))
    response = desk.post(f"{CALENDAR}new/?year=2024", {"kind": "ordinary", "number": "9", "held_on": "2025-03-14"})
    faked = page_text(desk.get(f"{CALENDAR}new/?year=//example.org"))

    assert f'href="{CALENDAR}?year=2024">Leave without changing' in page
    assert response["Location"] == f"{CALENDAR}?year=2025"
    assert f'href="{CALENDAR}">Leave without changing' in faked


def test_a_meeting_in_the_bin_is_asked_under_which_number_it_goes_back(
    cast: Cast, desk: Client, spring: list[Meeting]
) -> None:
    first = spring[0]
    bin_meeting(first, by=cast.secretary)
    address = f"{CALENDAR}bin/{first.pk}/"
    own = page_text(desk.get(address))
    (other,) = plan_meetings(cast.panel, [Arrangement(date(2023, 9, 8))], by=cast.secretary)
    Meeting.objects.filter(pk=other.pk).update(number=1)

    offered = page_text(desk.get(address))
    taken = desk.post(address, {"number": "1"})
    back = desk.post(address, {"number": "8"})

    assert 'name="number" value="1"' in own
    assert "Another meeting has the number 1 by now." in offered
    assert (taken.status_code, "There is already a meeting 1." in page_text(taken)) == (400, True)
    assert back["Location"] == f"{CALENDAR}?year=2023"
    assert desk.get(address).status_code == 409
    assert Meeting.objects.get(pk=first.pk).number == 8
