import pytest
from django.test import Client

from meetings.item_numbers import ItemNumber
from minutes.drafting.agenda import add_item
from minutes.enums import VersionKind
from minutes.versions.freeze import freeze_version
from smartgov.jump import Target, parse_target
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, uuid_of, write


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("SECP", Target("SECP")),
        ("secp47", Target("SECP", 47)),
        (" SECP 47 ", Target("SECP", 47)),
        ("SECP47/02", Target("SECP", 47, action=2)),
        ("secp 47 / 02.", Target("SECP", 47, action=2)),
        ("SECP47/002", Target("SECP", 47, action=2)),
        ("SECP47/0012", Target("SECP", 47, action=12)),
        ("SECP47/2", Target("SECP", 47, item=2)),
        ("SECP47/12", Target("SECP", 47, action=12, item=12)),
        ("SECP47 item 6", Target("SECP", 47, item=6)),
        ("SECP47, item 12", Target("SECP", 47, item=12)),
        ("SECP47 item 14A", Target("SECP", 47, item=ItemNumber(14, 1))),
        ("secp47, item 23.1.", Target("SECP", 47, item=ItemNumber(23, sub=1))),
        ("SECP47/14b", Target("SECP", 47, item=ItemNumber(14, 2))),
        ("SECP47/14A.2", Target("SECP", 47, item=ItemNumber(14, 1, 2))),
        ("SECP47/1.12", Target("SECP", 47, item=ItemNumber(1, sub=12))),
        ("SECP47 item 14AB", None),
        ("SECP47/14.0", None),
        ("SECP47/٣", None),
        ("SECP47/٣A", None),
        ("SECP47 item 1.٣", None),
        ("SECP47/3\N{KELVIN SIGN}", None),
        ("SECP4٧/3", None),
        ("SECP47\N{NO-BREAK SPACE}item\N{NO-BREAK SPACE}6", Target("SECP", 47, item=6)),
        ("47/02", None),
        ("SECP47/", None),
        ("SECP0/02", None),
        ("SECP47/02/03", None),
        ("A-B247", Target("A-B", 247)),
        ("secp-c12", Target("SECP-C", 12)),
        ("SECP-C 12/01", Target("SECP-C", 12, action=1)),
        ("SECP-C12 item 2", Target("SECP-C", 12, item=2)),
        ("a-b2-47", Target("A-B2", 47)),
        ("A-B2 47/02", Target("A-B2", 47, action=2)),
        ("H&W1-2 item 3", Target("H&W1", 2, item=3)),
        ("H&W", Target("H&W")),
        ("A-B2", Target("A-B", 2)),
        ("", None),
        ("what was agreed", None),
    ],
)
def test_a_reference_is_taken_apart_as_it_is_printed(text: str, target: Target | None) -> None:
    assert parse_target(text) == target


def test_from_ten_on_an_item_is_meant_where_no_action_has_the_number(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(12)])
    write(minutes, 1, action("a", "The Clerk to write."))
    client.force_login(cast.secretary)

    assert client.get("/go/?q=GRID14/12")["Location"] == "/minutes/GRID14/#item-12"
    assert client.get("/go/GRID14/13").status_code == 404


def test_an_item_added_since_the_panel_was_sent_the_minutes_is_not_there_for_it(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 14)
    freeze_version(minutes, VersionKind.CIRCULATED, by=cast.operator)
    add_item(minutes.meeting, "Late paper", None, under=item_of(minutes, 2), by=cast.secretary)

    found = []
    for account in (cast.secretary, cast.observer):
        client.force_login(account)
        found += [client.get(f"/go/GRID14 item {number}").status_code for number in ("2", "2.1", "2.2")]

    assert found == [302, 302, 404, 302, 404, 404]


def test_what_leads_nowhere_is_said_with_what_would(db: None, client: Client) -> None:
    response = client.get("/go/", {"q": "<b>quokka</b>"})

    page = response.content.decode()
    assert response.status_code == 404
    assert "“&lt;b&gt;quokka&lt;/b&gt;” does not exist" in page
    assert "SECP47/02 for an action" in page


def test_a_number_that_only_the_draft_gives_leads_nowhere_yet(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 14)
    write(minutes, 1, action("a", "The Clerk to write."))
    client.force_login(cast.secretary)

    assert client.get("/go/GRID14/01").status_code == 404
    assert client.get(f"/actions/{uuid_of('a')}/").status_code == 200
