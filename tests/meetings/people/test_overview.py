"""Seats and people on one page: who holds what, what ends soon, what is vacant, and lists that are long."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.overview import ON_A_PAGE
from meetings.people.services.memberships import appoint_member, renew_term
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats, give_up_seat
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, START, in_days, shown, sit


def test_seats_stand_by_category_with_holder_alternate_and_what_is_vacant(cast: Cast, secretary: Client) -> None:
    first, second, third = add_seats(
        cast.panel, "Large Suppliers", 3, appointed_by="By election", has_vote=True, by=cast.secretary
    )
    ada = sit(cast, first, "Ada Quill")
    appoint_member(
        cast.panel,
        add_person("Leon Baptiste", by=cast.secretary),
        Role.ALTERNATE,
        stands_in_for=ada,
        starts_on=START,
        is_cleared=True,
        by=cast.secretary,
    )
    sit(cast, second, "Bea Lowe", ends_on=date(2024, 3, 31))
    sit(cast, third, "Cy Dale", starts_on=in_days(10))

    page = shown(secretary.get(PAGE))

    assert "By election · a vote each" in page
    assert "Ada Quill</a>" in page
    assert "Standing alternate: <a" in page
    assert "Vacant since 1 April 2024" in page
    assert "to come:" in page
    assert "In the chair: Chair · Deputy: nobody" in page
    assert "In the past: 1 term" in page


def test_what_ends_soon_stands_on_top_with_its_days_unless_it_is_renewed(cast: Cast, secretary: Client) -> None:
    first, second, third = add_seats(cast.panel, "Large Suppliers", 3, by=cast.secretary)
    sit(cast, first, "Ada Quill", ends_on=in_days(24))
    renew_term(sit(cast, second, "Bo Reed", ends_on=in_days(30)), ends_on=None, by=cast.secretary)
    sit(cast, third, "Cy Dale", ends_on=in_days(61))

    top = shown(secretary.get(PAGE)).split('id="seats"')[0]

    assert "ends in 24 days" in top
    assert [name in top for name in ("Ada Quill", "Bo Reed", "Cy Dale")] == [True, False, False]


def test_a_seat_that_is_given_up_is_folded_away(cast: Cast, secretary: Client) -> None:
    (seat,) = add_seats(cast.panel, "Old Seats", 1, by=cast.secretary)
    sit(cast, seat, "Bea Lowe", ends_on=date(2024, 3, 31))
    give_up_seat(seat, ends_on=date(2024, 3, 31), by=cast.secretary)

    page = shown(secretary.get(PAGE))

    assert "Seat: Old Seats 1" in page.split('id="past"')[1]
    assert "Old Seats" not in page.split('id="past"')[0]


@pytest.mark.parametrize("count", [1, ON_A_PAGE + 5])
def test_the_page_takes_the_same_queries_for_one_and_for_many(cast: Cast, secretary: Client, count: int) -> None:
    seats = add_seats(cast.panel, "Large Suppliers", count, by=cast.secretary)
    people = Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(3 * count))
    sitting = [
        Membership(
            panel=cast.panel, person=people[at], role=Role.MEMBER, seat=seat, starts_on=START, ends_on=in_days(20)
        )
        for at, seat in enumerate(seats)
    ]
    Membership.objects.bulk_create(sitting)
    alternates = [
        Membership(
            panel=cast.panel, person=people[count + at], role=Role.ALTERNATE, stands_in_for=each, starts_on=START
        )
        for at, each in enumerate(sitting)
    ]
    observers = [
        Membership(panel=cast.panel, person=people[2 * count + at], role=Role.OBSERVER, starts_on=START)
        for at in range(count)
    ]
    past = [
        Membership(
            panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
        )
        for person in people[:count]
    ]
    Membership.objects.bulk_create([*alternates, *observers, *past])

    with CaptureQueriesContext(connection) as queries:
        page = shown(secretary.get(PAGE))

    assert page.count("Standing alternate:") == min(count, ON_A_PAGE)
    assert ("Page 1 of 2" in page) == (count > ON_A_PAGE)
    assert len(queries) == 18


def test_the_second_page_of_each_list_is_found_by_its_address(cast: Cast, secretary: Client) -> None:
    people = Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(ON_A_PAGE + 1))
    Membership.objects.bulk_create(
        Membership(
            panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
        )
        for person in people
    )

    page = shown(secretary.get(f"{PAGE}?past=2"))

    assert '<details class="people-past" id="past" open>' in page
    assert "Person 050" in page


def test_those_without_a_seat_are_found_by_name_in_a_long_list(cast: Cast, secretary: Client) -> None:
    people = Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(ON_A_PAGE + 1))
    Membership.objects.bulk_create(
        Membership(panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=START) for person in people
    )

    found = shown(secretary.get(f"{PAGE}?named=person+042"))
    missed = shown(secretary.get(f"{PAGE}?named=nobody"))

    assert ("Person 042" in found, "Person 041" in found) == (True, False)
    assert "Nobody here has this name." in missed
