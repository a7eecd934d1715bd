"""Somebody who belongs to another panel too."""

from datetime import date

from meetings.enums import Role
from meetings.models import Panel, Person
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast


def also_elsewhere(person: Person, cast: Cast) -> None:
    appoint_member(Panel.objects.get(code="OTHER"), person, Role.OBSERVER, starts_on=date(2020, 1, 1), by=cast.outsider)
