"""A seat and who holds it."""

import pytest

from meetings.enums import Role
from meetings.models import Membership, Seat
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.services.members import END, START, person


@pytest.fixture
def seat(cast: Cast) -> Seat:
    return add_seats(cast.panel, "Large Suppliers", 1, by=cast.secretary)[0]


@pytest.fixture
def ada(cast: Cast, seat: Seat) -> Membership:
    """In the seat for the year 2024."""
    return appoint_member(
        cast.panel, person("Ada Quill"), Role.MEMBER, seat=seat, starts_on=START, ends_on=END, by=cast.secretary
    )
