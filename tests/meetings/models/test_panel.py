"""Panels, seats and memberships: who sees a panel, which seats it has on a day, who sits."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from meetings.enums import Role
from meetings.models import Membership, Panel, Seat
from tests.conftest import Cast


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("secretary", ["GRID"]),
        ("chair", ["GRID"]),
        ("observer", ["GRID"]),
        ("outsider", ["OTHER"]),
        ("operator", ["GRID", "OTHER"]),
    ],
)
def test_a_panel_is_seen_by_its_people_and_by_the_operator(cast: Cast, who: str, codes: list[str]) -> None:
    seen = Panel.objects.visible_to(getattr(cast, who))

    assert sorted(panel.code for panel in seen) == codes
    assert not Panel.objects.visible_to(AnonymousUser()).exists()


def test_the_day_of_a_panel_is_that_of_its_own_clock(cast: Cast) -> None:
    cast.panel.rules = {"time_zone": "Pacific/Auckland"}

    with time_machine.travel(datetime(2024, 3, 31, 20, tzinfo=UTC)):
        assert cast.panel.today == date(2024, 4, 1)


def test_a_seat_is_there_until_its_last_day(cast: Cast) -> None:
    Seat.objects.create(panel=cast.panel, category="Gas", ends_on=date(2024, 3, 31))
    Seat.objects.create(panel=cast.panel, category="Power")

    days = (date(2024, 3, 31), date(2024, 4, 1))

    assert [[seat.category for seat in Seat.objects.on(day)] for day in days] == [["Gas", "Power"], ["Power"]]


@pytest.mark.parametrize("role", Role)
def test_who_has_a_seat_sits_in_whatever_role(role: Role) -> None:
    assert Membership(role=role, seat_id=1).sits
    assert Membership(role=role).sits == (role in (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER))
