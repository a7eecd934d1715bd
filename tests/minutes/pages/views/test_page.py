import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.services import issue_action_numbers
from core.accounts.models import User
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, write


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
    of_the_public = client.get("/minutes/GRID12/").content.decode()
    client.force_login(cast.member)
    of_the_panel = client.get("/minutes/GRID12/").content.decode()

    assert "Where you are" in of_the_public
    assert "Where the minutes stand" not in of_the_public
    assert "Where the minutes stand" in of_the_panel


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


@pytest.mark.parametrize("count", [1, 25, 200])
def test_a_draft_takes_the_same_queries_and_fewer_while_nothing_changes(cast: Cast, client: Client, count: int) -> None:
    client.force_login(cast.secretary)
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    write(minutes, 1, paragraph("p", "See GRID11/03."))

    with CaptureQueriesContext(connection) as first:
        client.get("/minutes/GRID14/")
    with CaptureQueriesContext(connection) as again:
        client.get("/minutes/GRID14/")
    taken = (len(first), len(again))
    write(minutes, 1, paragraph("p", "Another word. See GRID11/03."))
    changed = client.get("/minutes/GRID14/").content.decode()

    assert taken == (12, 6)
    assert "Another word." in changed


def test_a_reference_leads_only_those_who_may_read_the_action(cast: Cast, client: Client) -> None:
    earlier = make_minutes(cast.panel, 11)
    write(earlier, 1, action("owed", "The Clerk to write.") + action("hidden", "The Clerk to whisper.", secret=True))
    minutes = make_minutes(cast.panel, 14)
    write(minutes, 1, paragraph("p", "On GRID11/01, GRID 11/2 and GRID10/07 there was news."))
    for each in (earlier, minutes):
        issue_action_numbers(each.meeting, by=cast.operator)
        record_publication_elsewhere(each, by=cast.operator)
        freeze_version(each, VersionKind.IMPORTED, by=cast.operator)

    def links(role: str) -> list[str]:
        client.force_login(getattr(cast, role))
        return re.findall(
            r'<a href="(/go/GRID1[^"]+/[^"]+)">([^<]+)</a>', client.get("/minutes/GRID14/").content.decode()
        )

    assert links("observer") == [("/go/GRID11/01", "GRID11/01")]
    assert links("member") == [("/go/GRID11/01", "GRID11/01"), ("/go/GRID11/02", "GRID 11/2")]
