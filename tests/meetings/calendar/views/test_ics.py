"""The private address of a calendar, shown, withdrawn, and read by programs."""

from django.test import Client

from meetings.models import CalendarFeed, Meeting
from tests.meetings.calendar.views.pages import words
from tests.pages import page_text


def test_the_private_address_is_shown_once_and_can_be_withdrawn(desk: Client, spring: list[Meeting]) -> None:
    made = desk.post("/calendar/")
    again = desk.get("/calendar/")

    (address,) = [part for part in page_text(made).split('"') if part.startswith("http") and ".ics" in part]
    assert desk.get(address).status_code == 200
    assert address not in page_text(again)
    assert "You have a private address, made on 1 February 2023." in words(again)
    assert "no-store" in made["Cache-Control"]

    desk.post("/calendar/", {"revoke": "yes"})
    assert desk.get(address).status_code == 410
    assert not CalendarFeed.objects.filter(revoked_at=None).exists()
