"""Somebody in a seat."""

from datetime import date

from meetings.enums import Role
from meetings.models import Person, Seat
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast

START = date(2020, 1, 1)


def seated(cast: Cast, name: str, seat: Seat, **more: object) -> Person:
    """Somebody in a seat, since before every meeting of the tests."""
    person = Person.objects.create(name=name)
    appoint_member(cast.panel, person, Role.MEMBER, seat=seat, by=cast.secretary, **{"starts_on": START, **more})
    return person
