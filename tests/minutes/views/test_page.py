import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts import User
from minutes.enums import VersionKind
from minutes.lifecycle import record_publication_elsewhere
from minutes.models import Minutes
from minutes.versions import freeze_version
from tests.conftest import Cast
from tests.factories import make_minutes, paragraph, write


@pytest.fixture
def published(minutes: Minutes, operator: User) -> Minutes:
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget."))
    record_publication_elsewhere(minutes, by=operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=operator)
    return minutes


def test_published_minutes_show_the_frozen_text_whatever_becomes_of_the_rows(
    published: Minutes, client: Client
) -> None:
    published.meeting.items.update(title="Changed behind our back")

    assert b"Changed behind our back" not in client.get("/minutes/GRID12/").content


def test_a_draft_says_draft(cast: Cast, minutes: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)

    assert b"DRAFT" in client.get("/minutes/GRID12/").content


def test_imported_minutes_never_say_draft(published: Minutes, client: Client) -> None:
    assert b"DRAFT" not in client.get("/minutes/GRID12/").content


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_page_takes_the_same_queries_however_many_items_there_are(
    cast: Cast, operator: User, client: Client, count: int
) -> None:
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    record_publication_elsewhere(minutes, by=operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/minutes/GRID14/")

    assert response.content.count(b"Item ") >= count
    assert len(queries) == 2
