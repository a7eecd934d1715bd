"""The page that begins the record of a decision by correspondence shows its words first."""

import pytest
from django.test import Client

from minutes.models import Minutes
from tests.conftest import Cast
from tests.meetings.correspondence.asking import House, opened, seat_five
from tests.minutes.recorded import closed
from tests.pages import page_text

PAGE = "/meetings/GRID-C1/record/"


@pytest.fixture
def house(cast: Cast, client: Client) -> House:
    client.force_login(cast.secretary)
    return seat_five(cast)


def test_it_shows_the_words_and_a_press_begins_the_record(house: House, client: Client) -> None:
    closed(house)

    page, meeting = page_text(client.get(PAGE)), page_text(client.get("/meetings/GRID-C1/"))
    answer = client.post(PAGE)

    assert "The Panel AGREED that the budget be approved, by correspondence" in page
    assert "Record the decision" in meeting
    assert "Open the meeting" not in meeting
    assert answer["Location"] == "/drafting/GRID-C1/"
    assert Minutes.objects.get().meeting.reference == "GRID-C1"
    assert client.get(PAGE).status_code == 409
    assert "Record the decision" not in page_text(client.get("/meetings/GRID-C1/"))


def test_what_is_still_open_leads_to_its_questions(house: House, client: Client) -> None:
    opened(house)

    refused, led = client.get(PAGE), client.get("/meetings/GRID-C1/")

    assert refused.status_code == 409
    assert "can still be answered" in refused.content.decode()
    assert led["Location"] == "/meetings/GRID-C1/questions/"
