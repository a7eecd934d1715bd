"""Members of a panel for tests of their terms."""

from datetime import date, timedelta

from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast

START, END = date(2024, 1, 1), date(2024, 12, 31)
DAY = timedelta(days=1)


def person(name: str) -> Person:
    return Person.objects.create(name=name)


def membership_of(cast: Cast, who: str) -> Membership:
    return Membership.objects.get(person__account=getattr(cast, who))


def alternate(cast: Cast, member: Membership, name: str = "Leon Baptiste", **more: object) -> Membership:
    given = {"starts_on": START, "by": cast.secretary} | more
    return appoint_member(cast.panel, person(name), Role.ALTERNATE, stands_in_for=member, **given)
