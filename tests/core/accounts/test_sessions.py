"""How long one stays signed in."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.accounts.sessions import USED_AT
from tests.core.accounts.signing_in import NOON, sign_in

pytestmark = pytest.mark.django_db


def test_a_session_ends_twelve_hours_after_its_last_use(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client)
        clock.shift(timedelta(hours=11))
        after_11 = b"Amelia Bright" in client.get("/").content
        clock.shift(timedelta(hours=11, minutes=59))
        after_23 = b"Amelia Bright" in client.get("/").content
        clock.shift(timedelta(hours=12))
        after_35 = b"Amelia Bright" in client.get("/").content

    assert (after_11, after_23, after_35) == (True, True, False)


def test_a_page_writes_to_the_session_no_more_than_once_in_a_quarter_of_an_hour(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(amelia)
        clock.shift(timedelta(minutes=14, seconds=59))
        with CaptureQueriesContext(connection) as early:
            client.get("/")
        clock.shift(timedelta(seconds=1))
        with CaptureQueriesContext(connection) as late:
            client.get("/")
        noted = client.session[USED_AT]

    assert [query["sql"] for query in early if "UPDATE" in query["sql"]] == []
    assert len([query["sql"] for query in late if "UPDATE" in query["sql"]]) == 1
    assert noted == (NOON + timedelta(minutes=15)).timestamp()


def test_a_stranger_gets_no_session(client: Client):
    response = client.get("/")

    assert response.cookies.keys() == set()
