"""The list has what its reader may read, newest first, in one number of queries."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.correspondence.services.closing import cancel_decision
from tests.meetings.attendance.coming import words
from tests.meetings.correspondence.asking import SITE, House, asked, asked_in_secret, drafted, opened

LIST = "/panels/GRID/by-correspondence/"


def test_drafts_are_for_those_who_draft(house: House, client: Client) -> None:
    drafted(house, asked("Drafted"))
    opened(house, asked("Opened"))
    cancel_decision(drafted(house, asked("Given up")), "No.", site=SITE, by=house.secretary)

    client.force_login(house.accounts["Ada"])
    member = words(client.get(LIST))
    client.force_login(house.secretary)
    secretary = words(client.get(LIST))

    assert "Opened" in member
    assert "Drafted" not in member
    assert "Given up" not in member
    assert secretary.index("Given up") < secretary.index("Opened") < secretary.index("Drafted")


def test_who_is_not_cleared_reads_the_public_title(house: House, client: Client) -> None:
    opened(house, asked_in_secret())
    client.force_login(house.cast.observer)

    seen = words(client.get(LIST))

    assert "A contract" in seen
    assert "hidden" not in seen.lower()


def test_it_takes_as_many_queries_however_long_it_is(house: House, client: Client) -> None:
    client.force_login(house.secretary)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    opened(house)
    few = queries()
    for _ in range(5):
        opened(house, asked(), asked("Fees"))
    assert queries() == few


def test_an_empty_list_says_what_it_is_for(house: House, client: Client) -> None:
    client.force_login(house.secretary)

    assert "Put a question to the voters" in words(client.get(LIST))
