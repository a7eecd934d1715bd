"""A decision by correspondence that is closed waits on the start page of whoever keeps its record."""

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.access import access_of
from minutes.sitting.recording import record_decision
from minutes.sitting.to_record import decisions_to_record
from tests.conftest import Cast
from tests.meetings.correspondence.asking import House, opened, seat_five
from tests.minutes.recorded import closed
from tests.pages import page_text


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)


def waiting(by: User) -> list[str]:
    return [decision.reference for decision in decisions_to_record(access_of(by))]


def test_it_waits_from_its_close_until_it_is_recorded(house: House) -> None:
    opened(house)
    decision = closed(house)
    assert waiting(house.secretary) == [decision.reference]

    record_decision(decision, by=house.secretary)

    assert waiting(house.secretary) == []


def test_it_waits_for_its_secretariat_alone(house: House, client: Client) -> None:
    closed(house)

    assert [waiting(user) for user in (house.accounts["Ada"], house.cast.outsider)] == [[], []]
    client.force_login(house.secretary)
    page = page_text(client.get("/"))
    assert '<a href="/meetings/GRID-C1/record/">Record GRID-C1</a>' in page
    assert "Nothing is waiting for you" not in page
