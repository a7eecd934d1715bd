"""Pages on which seats are added, changed, given up and kept: what they say of each."""

from datetime import date

import pytest
from django.test import Client

from meetings.models import Membership, Seat
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, shown, sit


@pytest.fixture
def seat(cast: Cast) -> Seat:
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    return seat


@pytest.fixture
def past(cast: Cast, seat: Seat) -> Membership:
    return sit(cast, seat, "Ada Quill", ends_on=date(2024, 3, 31))


@pytest.mark.parametrize(("count", "said"), [(1, "Power 1 is added."), (3, "Power 1 to 3 are added.")])
def test_new_seats_are_named(secretary: Client, count: int, said: str) -> None:
    page = secretary.post(f"{PAGE}seats/add/", {"category": "Power", "count": count}, follow=True)

    assert said in shown(page)


def test_a_seat_that_nobody_held_is_removed(secretary: Client, seat: Seat) -> None:
    page = secretary.post(f"{PAGE}seats/{seat.pk}/give-up/", {"ends_on": "2024-03-31"}, follow=True)

    assert "Gas 1 is removed: nobody has held it." in shown(page)


def test_a_seat_that_was_held_is_given_up_and_kept_after_all(secretary: Client, seat: Seat, past: Membership) -> None:
    given_up = secretary.post(f"{PAGE}seats/{seat.pk}/give-up/", {"ends_on": "2024-03-31"}, follow=True)
    asked = secretary.get(f"{PAGE}seats/{seat.pk}/keep/")
    kept = secretary.post(f"{PAGE}seats/{seat.pk}/keep/", follow=True)

    assert "Gas 1 is given up from then on." in shown(given_up)
    assert "its last day is 31 March 2024" in shown(asked)
    assert "Gas 1 is kept." in shown(kept)


def test_a_seat_is_shown_for_change_as_it_stands(secretary: Client, seat: Seat) -> None:
    page = shown(secretary.get(f"{PAGE}seats/{seat.pk}/change/"))

    assert "Gas 1 of the Grid Code Panel." in page
    assert "checked" in page


def test_a_category_is_renamed_and_a_name_that_is_taken_is_refused_at_its_field(
    cast: Cast, secretary: Client, seat: Seat
) -> None:
    add_seats(cast.panel, "Power", 1, by=cast.secretary)

    refused = secretary.post(f"{PAGE}seats/{seat.pk}/rename-category/", {"category": "Power"})
    renamed = secretary.post(f"{PAGE}seats/{seat.pk}/rename-category/", {"category": "Oil"}, follow=True)

    assert refused.status_code == 400
    assert "There are seats of the category “Power” already." in shown(refused)
    assert "The category is renamed." in shown(renamed)
    assert "Oil" in shown(renamed)
