"""Pages on which somebody is appointed: looked for by name, known or new."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, START, shown


def test_nobody_is_appointed_from_a_year_that_is_far_off(cast: Cast, secretary: Client) -> None:
    sent = {"name": "Di Wolf", "role": "observer", "starts_on": "0026-12-01"}

    refused = secretary.post(f"{PAGE}appoint/?person=new", sent)

    assert "is far off" in refused.context["form"].errors["starts_on"][0]
    assert not Person.objects.filter(name="Di Wolf").exists()


def test_somebody_known_is_found_by_name_with_where_they_belong_and_appointed(cast: Cast, secretary: Client) -> None:
    (seat,) = add_seats(cast.panel, "Large Suppliers", 1, by=cast.secretary)
    priya = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)

    found = shown(secretary.get(f"{PAGE}appoint/?name=nair&seat={seat.pk}"))
    form = shown(secretary.get(f"{PAGE}appoint/?person={priya.pk}&seat={seat.pk}"))
    response = secretary.post(
        f"{PAGE}appoint/?person={priya.pk}",
        {"role": "member", "seat": seat.pk, "starts_on": "2024-01-01", "is_cleared": "on"},
    )

    assert f'href="?person={priya.pk}&amp;seat={seat.pk}"' in found
    assert "Not on any of your panels" in found
    assert f'<option value="{seat.pk}" selected>Large Suppliers 1: vacant</option>' in form
    assert response.url == f"{PAGE}{priya.pk}/"
    assert Membership.objects.get(person=priya).seat == seat


def test_somebody_new_with_the_name_of_somebody_known_is_asked_about(cast: Cast, secretary: Client) -> None:
    add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    sent = {"name": "priya nair", "organisation": "Ofgem", "role": "observer", "starts_on": "2024-01-01"}

    asked = secretary.post(f"{PAGE}appoint/?person=new", sent)
    taken = secretary.post(f"{PAGE}appoint/?person=new", {**sent, "is_another": "on"})

    assert asked.status_code == 400
    assert "Is this the Priya Nair of SECAS?" in shown(asked)
    assert "Appoint the Priya Nair of SECAS" in shown(asked)
    assert taken.status_code == 302
    assert Person.objects.filter(name__iexact="priya nair").count() == 2


def test_a_refused_appointment_adds_nobody(cast: Cast, secretary: Client) -> None:
    response = secretary.post(
        f"{PAGE}appoint/?person=new", {"name": "Di Wolf", "role": "chair", "starts_on": "2024-01-01"}
    )

    assert "A panel has one chair at a time" in shown(response)
    assert not Person.objects.filter(name="Di Wolf").exists()


def test_an_alternate_sees_the_panel_on_the_days_of_their_term_alone(cast: Cast, client: Client) -> None:
    account = User.objects.create_user("leon@example.org")
    leon = add_person("Leon Baptiste", account=account, by=cast.secretary)
    member = cast.member.person.memberships.get()
    appoint_member(
        cast.panel,
        leon,
        Role.ALTERNATE,
        stands_in_for=member,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 3),
        by=cast.secretary,
    )
    got = []

    for day in (1, 2, 3, 4):
        with time_machine.travel(datetime(2026, 3, day, 12, tzinfo=UTC), tick=False):
            client.force_login(account)
            got.append(client.get("/panels/GRID/").status_code)

    assert got == [404, 200, 200, 404]


def test_an_alternate_needs_somebody_to_stand_in_for(cast: Cast, secretary: Client) -> None:
    leon = add_person("Leon Baptiste", by=cast.secretary)
    member = cast.member.person.memberships.get()
    sent = {"role": "alternate", "starts_on": "2024-01-01"}

    refused = secretary.post(f"{PAGE}appoint/?person={leon.pk}", sent)
    secretary.post(f"{PAGE}appoint/?person={leon.pk}", {**sent, "stands_in_for": member.pk})

    assert "Say who they stand in for." in shown(refused)
    assert Membership.objects.get(person=leon).stands_in_for == member


@pytest.mark.parametrize("count", [1, 20])
def test_the_search_takes_the_same_queries_for_one_and_for_many(cast: Cast, secretary: Client, count: int) -> None:
    people = Person.objects.bulk_create(Person(name=f"Nair {number}") for number in range(count))
    Membership.objects.bulk_create(
        Membership(panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=START) for person in people
    )

    with CaptureQueriesContext(connection) as queries:
        page = shown(secretary.get(f"{PAGE}appoint/?name=nair"))

    assert page.count("Grid Code Panel: Observer") == count
    assert len(queries) == 7
