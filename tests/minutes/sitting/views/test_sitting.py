from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import paragraph, write
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
    assert "Item 1: Welcome" in closing
    assert "Item 1 has no text." not in closing  # it is asked about instead
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


def test_what_becomes_of_items_is_asked_as_the_meeting_is_closed(cast: Cast, planned: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    client.post("/meetings/GRID12/open/")
    first, second = planned.items.order_by("number")
    later = create_meeting(cast.panel, 13, by=cast.secretary)
    asked = {f"item-{first.pk}": f"deferred {later.pk}", f"item-{second.pk}": "dropped", f"why-{second.pk}": " "}

    refused = client.post("/meetings/GRID12/close/", asked)
    assert refused.status_code == 400
    assert "Say why item 2 is dropped" in page_text(refused)
    assert f'<option value="deferred {later.pk}" selected>' in page_text(refused)

    client.post("/meetings/GRID12/close/", asked | {f"why-{second.pk}": "Its paper was late."})
    page = page_text(client.get("/meetings/GRID12/"))
    assert "Its paper was late." in page
    assert "1 decision" in page


def test_an_answer_for_an_item_that_was_written_meanwhile_closes_nothing(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    client.post("/meetings/GRID12/open/")
    first, second = planned.items.order_by("number")
    write(Minutes.objects.get(meeting=planned), 1, paragraph("one", "It was reached after all."), by=cast.secretary)

    answers = {f"item-{first.pk}": "dropped", f"why-{first.pk}": "Late.", f"item-{second.pk}": "carried"}
    refused = client.post("/meetings/GRID12/close/", answers)

    assert refused.status_code == 400
    assert "has been changed since this page was opened" in page_text(refused)
    assert Meeting.objects.get(number=12).state == MeetingState.OPEN
    client.post("/meetings/GRID12/close/", answers | {f"item-{first.pk}": "to write"})
    assert Meeting.objects.get(number=12).state == MeetingState.CLOSED
