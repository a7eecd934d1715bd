"""Somebody of the panel, and its secretary at the pages."""

from datetime import date

import pytest
from django.test import Client

from meetings.enums import Role
from meetings.models import Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from tests.conftest import Cast


@pytest.fixture
def priya(cast: Cast) -> Person:
    """An observer without an account."""
    person = add_person("Priya Nair", organisation="SECAS", by=cast.secretary)
    appoint_member(cast.panel, person, Role.OBSERVER, starts_on=date(2020, 1, 1), by=cast.secretary)
    return person


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client
