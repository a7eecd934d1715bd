"""A member of the panel, and somebody of another."""

from datetime import date

import pytest

from meetings.enums import Role
from meetings.models import Membership, Panel, Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast

START, END = date(2024, 1, 1), date(2030, 12, 31)


@pytest.fixture
def ada(cast: Cast) -> Membership:
    """Of Quill & Co, in the first of two seats of the Large Suppliers, until the end of 2030."""
    first, _ = add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)
    person = add_person("Ada Quill", organisation="Quill & Co", by=cast.secretary)
    return appoint_member(cast.panel, person, Role.MEMBER, seat=first, starts_on=START, ends_on=END, by=cast.secretary)


@pytest.fixture
def priya(cast: Cast) -> Person:
    """Of SECAS, on another panel only."""
    person = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    appoint_member(Panel.objects.get(code="OTHER"), person, Role.OBSERVER, starts_on=START, by=cast.outsider)
    return person
