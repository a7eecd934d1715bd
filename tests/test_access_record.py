"""Who may begin the record of a decision by correspondence."""

import pytest
from django.test import Client

from meetings.models import Membership
from tests.access import (
    EACH_ROLE,
    ITS_SECRETARY,
    ITS_SECRETARY_CHANGES,
    NOBODY,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.meetings.correspondence.asking import seat_five
from tests.minutes.recorded import asked, asked_in_secret, closed

ROUTE = "meetings/<str:reference>/record/"
TABLE = [
    Read("/meetings/GRID-C1/record/", ROUTE, ITS_SECRETARY, b"Record the decision"),
    Read("/meetings/GRID-C9/record/", ROUTE, NOBODY | {"anonymous": 302}, b""),
]
SENT = [Sent("/meetings/GRID-C1/record/", ROUTE, {}, ITS_SECRETARY_CHANGES, b"/drafting/GRID-C1/")]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """GRID-C1 is closed, with a question that is confidential among its two."""
    kept = list(Membership.objects.filter(panel=cast.panel).values())
    closed(seat_five(cast), asked(), asked_in_secret())
    Membership.objects.bulk_create([Membership(**row) for row in kept], ignore_conflicts=True)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_and_does_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    as_role = sign_in_as(client, role, house)

    assert read_all(as_role, TABLE) == []
    assert send_all(as_role, SENT) == []


def test_what_is_confidential_is_laid_before_the_cleared_alone(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)
    assert "the hidden offer be taken" in client.get("/meetings/GRID-C1/record/").content.decode()

    Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)
    page = client.get("/meetings/GRID-C1/record/").content.decode()

    assert "hidden offer" not in page
    assert "somebody who is cleared for it" in page
