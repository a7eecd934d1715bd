import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.services import issue_action_numbers
from minutes.enums import VersionKind
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, write


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

    assert taken == (13, 6)
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
