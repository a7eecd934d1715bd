"""Pages about the people of a panel, as tests ask for them."""

from datetime import date, timedelta

from django.utils import timezone

from meetings.enums import Role
from meetings.models import Membership, Seat
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from tests.conftest import Cast
from tests.pages import page_text

PAGE = "/panels/GRID/people/"

START = date(2024, 1, 1)


def shown(response) -> str:
    return page_text(response)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def sit(cast: Cast, seat: Seat, name: str, ends_on: date | None = None, starts_on: date = START) -> Membership:
    person = add_person(name, by=cast.secretary)
    return appoint_member(
        cast.panel, person, Role.MEMBER, seat=seat, starts_on=starts_on, ends_on=ends_on, by=cast.secretary
    )
