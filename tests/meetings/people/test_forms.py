"""The appointment as a form: seats that are vacant first, and for whom an alternate stands in."""

from datetime import date

import pytest

from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.forms import AppointmentForm
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from tests.conftest import Cast


@pytest.fixture
def ada(cast: Cast) -> Membership:
    """In the first of two seats."""
    first, _ = add_seats(cast.panel, "Gas", 2, by=cast.secretary)
    ada = Person.objects.create(name="Ada Quill")
    return appoint_member(cast.panel, ada, Role.MEMBER, seat=first, starts_on=date(2024, 1, 1), by=cast.secretary)


def filled(cast: Cast, **sent: object) -> AppointmentForm:
    return AppointmentForm({"starts_on": "2024-05-01", **sent}, panel=cast.panel, person=cast.observer.person)


def test_vacant_seats_are_offered_before_those_that_are_held(cast: Cast, ada: Membership) -> None:
    offered = [label for _, label in AppointmentForm(panel=cast.panel, person=None).fields["seat"].choices]

    assert offered == ["No seat", "Gas 2: vacant", "Gas 1: Ada Quill, from 1 January 2024 on"]


def test_a_name_is_asked_of_somebody_new_alone(cast: Cast) -> None:
    asked = [set(AppointmentForm(panel=cast.panel, person=who).fields) for who in (None, cast.observer.person)]

    assert asked[0] - asked[1] == {"name", "organisation", "is_another"}


@pytest.mark.parametrize(("role", "is_kept"), [("alternate", True), ("observer", False)])
def test_only_an_alternate_stands_in_for_somebody(cast: Cast, ada: Membership, role: str, is_kept: bool) -> None:
    form = filled(cast, role=role, stands_in_for=ada.pk)

    assert form.is_valid()
    assert form.term()["stands_in_for"] == (ada if is_kept else None)


def test_an_alternate_for_nobody_is_told_so_at_the_field(cast: Cast) -> None:
    assert list(filled(cast, role="alternate").errors) == ["stands_in_for"]


def test_a_seat_of_another_panel_is_none_of_those_offered(cast: Cast) -> None:
    (seat,) = add_seats(cast.outsider.person.memberships.get().panel, "Gas", 1, by=cast.outsider)

    assert list(filled(cast, role="member", seat=seat.pk).errors) == ["seat"]
