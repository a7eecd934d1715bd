from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.pages import page_text


def test_a_meeting_is_opened_drafted_and_closed_from_its_page(cast: Cast, client: Client) -> None:
    create_meeting(cast.panel, 20, by=cast.secretary)
    client.force_login(cast.secretary)

    assert "Open the meeting" in page_text(client.get("/meetings/GRID20/"))
    opened = client.post("/meetings/GRID20/open/", follow=True)
    assert opened.redirect_chain[-1][0] == "/drafting/GRID20/agenda/"
    client.post("/drafting/GRID20/agenda/add", {"title": "Welcome"})
    closing = page_text(client.get("/meetings/GRID20/close/"))
    assert "Close the meeting all the same" in closing
    assert '<a href="/drafting/GRID20/1/">Item 1 has no text.</a>' in closing
    client.post("/meetings/GRID20/close/")

    assert Meeting.objects.get(number=20).state == MeetingState.CLOSED
    assert client.get("/meetings/GRID20/close/").status_code == 409
    assert "Close the meeting" not in page_text(client.get("/meetings/GRID20/"))


@pytest.mark.parametrize(("days", "is_early"), [(11, True), (0, False), (-3, False)])
def test_the_page_that_opens_a_meeting_says_where_its_day_has_not_come(
    cast: Cast, planned: Meeting, client: Client, days: int, is_early: bool
) -> None:
    Meeting.objects.update(held_on=timezone.localdate() + timedelta(days))
    client.force_login(cast.secretary)

    page = page_text(client.get("/meetings/GRID12/open/"))

    assert ("That day has not come yet." in page) == is_early
    assert ("Open the meeting all the same" in page) == is_early
