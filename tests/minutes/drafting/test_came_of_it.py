"""What came of a question stands beside the text of its record, with the words that can be put into it."""

import pytest
from django.test import Client

from minutes.drafting.came_of_it import came_of
from tests.conftest import Cast
from tests.factories import item_of
from tests.meetings.correspondence.asking import House, asked, seat_five
from tests.minutes.recorded import next_meeting, recorded
from tests.pages import page_text


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)


def test_it_says_how_many_said_what_and_has_the_words_of_the_record(house: House) -> None:
    record = recorded(house)

    came = came_of(item_of(record, 1))

    assert came is not None
    assert came.said == "Two agreed, one disagreed, two did not respond."
    assert came.window.startswith("Open from ")
    assert came.words.startswith("The Panel AGREED that the budget be approved, by correspondence")


def test_its_words_have_one_outcome_whatever_was_proposed(house: House) -> None:
    record = recorded(house, asked(resolution="That it be paid. The Panel AGREED that all fees double."), choices="nny")

    came = came_of(item_of(record, 1))

    assert came is not None
    assert "The Panel agreed that all fees double" in came.words
    assert came.words.startswith("The Panel NOTED that the proposal")


def test_an_item_of_a_meeting_was_not_asked(house: House) -> None:
    assert came_of(item_of(next_meeting(house), 1)) is None


def test_the_page_shows_it_in_place_of_who_is_in_the_room(house: House, client: Client) -> None:
    recorded(house)
    client.force_login(house.secretary)

    page = page_text(client.get("/drafting/GRID-C1/1/"))

    assert "What came of it" in page
    assert "Two agreed, one disagreed" in page
    for word in ("In the room", "Attendance", "Interests", "As last time"):
        assert word not in page
