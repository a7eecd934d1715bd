"""A panel whose code has digits and an ampersand: every address of it leads there, and every file names its actions."""

import json
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from lxml import html

from actions.models import Action
from actions.services.numbers import issue_action_numbers
from core.accounts.models import User
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Meeting, Panel
from meetings.setup.file import read_panel_file
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.reading.editions import document_for
from minutes.rendering.json import render_json
from minutes.versions.freeze import freeze_version
from tests.factories import action, make_member, make_minutes, make_panel, paragraph, write
from tests.minutes.rendering.test_json import SCHEMA, faults


@pytest.fixture
def panel(db: None) -> Panel:
    return make_panel("H&W1", "Health & Welfare Board")


@pytest.fixture
def secretary(panel: Panel, client: Client) -> User:
    """Signed in; meetings 2 and 47 have their minutes, and 47 mentions the action of 2."""
    account = make_member(panel, "anna@example.org", Role.SECRETARY, is_cleared=True)
    write(make_minutes(panel, 2), 2, action("a", "Mr Ash to write."))
    minutes = make_minutes(panel, 47)
    write(minutes, 2, paragraph("p", "Action H&amp;W1-2/01 is open.") + action("b", "Ms Birch to ask."))
    for held in Meeting.objects.filter(panel=panel):
        issue_action_numbers(held, by=account)
    freeze_version(minutes, VersionKind.CIRCULATED, by=account)
    create_meeting(panel, 48, by=account)
    client.force_login(account)
    return account


def test_every_link_of_its_pages_leads_there(secretary: User, client: Client) -> None:
    led_to = set[str]()
    for page in ("/panels/H&W1/", "/panels/H&W1/calendar/", "/meetings/H&W1-47/", "/minutes/H&W1-47/", "/meetings/"):
        content = client.get(page).content
        links = {urlsplit(link)._replace(fragment="").geturl() for link in html.fromstring(content).xpath("//a/@href")}
        led_to |= {link for link in links if ("H&W1" in link or "H%26W1" in link) and not link.endswith(".pdf")}

    assert {client.get(link, follow=True).status_code for link in led_to} == {200}
    assert {"/meetings/H&W1-48/", "/minutes/H&W1-47/", "/go/H%26W1-2/01"} <= led_to


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("h&w1", "/panels/H&W1/"),
        ("H&W1-47", "/meetings/H&W1-47/"),
        ("H&W1 47 item 2", "/minutes/H&W1-47/#item-2"),
        ("H&W1-47/2", "/minutes/H&W1-47/#item-2"),
    ],
)
def test_the_box_leads_to_it(secretary: User, client: Client, typed: str, address: str) -> None:
    assert client.get("/go/", {"q": typed})["Location"] == address
    assert client.get(f"/go/{quote(typed)}")["Location"] == address


def test_its_actions_are_found_and_leave_under_their_references(secretary: User, client: Client) -> None:
    earlier = Action.objects.get(item__meeting__number=2)

    found = client.get("/actions.csv", {"meeting": "H&W1-47"}).getvalue().decode()
    minutes = Minutes.objects.get_by_reference("H&W1-47")
    data = json.loads(render_json(document_for(secretary, minutes)))

    assert "H&W1-47/01" in found
    assert "H&W1-2/01" not in found
    assert client.get("/go/H&W1-2/01")["Location"] == f"/actions/{earlier.pk}/"
    assert list(faults(data, SCHEMA)) == []
    assert data["meeting"]["reference"] == "H&W1-47"


def test_its_set_up_is_written_and_read(secretary: User, client: Client) -> None:
    assert read_panel_file(client.get("/panels/H&W1/settings.toml").content).code == "H&W1"
