import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_panel


def publish(panel, count: int) -> None:
    meetings = Meeting.objects.bulk_create(Meeting(panel=panel, number=number) for number in range(1, count + 1))
    Minutes.objects.bulk_create(
        Minutes(meeting=meeting, state=MinutesState.PUBLISHED_ELSEWHERE) for meeting in meetings
    )


def meetings_shown(content: bytes) -> list[int]:
    return [int(number) for number in re.findall(r">Meeting (\d+)<", content.decode())]


@pytest.mark.django_db
def test_an_empty_installation_says_how_to_import(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "import_minutes FILE --panel CODE --meeting N" in page


def test_minutes_stand_by_panel_newest_first(cast: Cast, client: Client) -> None:
    publish(cast.panel, 11)

    page = client.get("/").content

    assert meetings_shown(page) == list(range(11, 0, -1))
    assert b"Grid Code Panel" in page


def test_fifty_minutes_stand_on_a_page_and_the_address_names_the_page(cast: Cast, client: Client) -> None:
    publish(cast.panel, 120)

    assert meetings_shown(client.get("/?page=3").content) == list(range(20, 0, -1))
    assert len(meetings_shown(client.get("/").content)) == 50
    assert client.get("/?page=nonsense").status_code == 200


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_takes_the_same_queries_however_many_minutes_there_are(operator, client: Client, count: int) -> None:
    publish(make_panel(), count)

    with CaptureQueriesContext(connection) as queries:
        client.get("/")

    assert len(queries) == 2
