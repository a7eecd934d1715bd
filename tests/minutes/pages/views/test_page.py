import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import make_minutes, paragraph, write
from tests.minutes.workflow.clicking import PAGE, page_of
from tests.minutes.workflow.signing import bring_to
from tests.pages import page_text

S = MinutesState


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


def test_how_far_the_minutes_have_come_is_said_to_the_panel_alone(
    cast: Cast, published: Minutes, client: Client
) -> None:
    of_the_public = page_text(client.get("/minutes/GRID12/"))
    client.force_login(cast.member)
    of_the_panel = page_text(client.get("/minutes/GRID12/"))

    assert "Where you are" in of_the_public
    assert "Status of the minutes" not in of_the_public
    assert "Status of the minutes" in of_the_panel


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_page_takes_the_same_queries_however_many_items_there_are(
    cast: Cast, operator: User, client: Client, count: int
) -> None:
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    record_publication_elsewhere(minutes, by=operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    with CaptureQueriesContext(connection) as first:
        response = client.get("/minutes/GRID14/")
    with CaptureQueriesContext(connection) as again:
        client.get("/minutes/GRID14/")

    assert response.content.count(b"Item ") >= count
    assert (len(first), len(again)) == (4, 1)


def test_versions_are_listed_with_what_became_of_them_for_those_who_draft(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.SIGNED, complete, cast)
    client.force_login(cast.secretary)
    client.post(f"{PAGE}withdraw-signature/", {"reason": "Signed too early."})

    page = page_of(client, f"{PAGE}versions/")

    assert re.findall(r">Version (\d)</a>", page) == ["3", "2", "1"]
    assert "Signature withdrawn" in page
    assert "Approved at GRID13" in page
    assert page.count("Signed too early.") == 2
    assert [client.get(f"{PAGE}v{number}/").status_code for number in (1, 2, 3, 4)] == [200, 200, 200, 404]
