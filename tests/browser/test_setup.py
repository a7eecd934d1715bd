"""From an empty database to a panel with a rule of its own, by keyboard alone, at both widths."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from meetings.models import Panel, Seat
from meetings.panels.rules import PanelRules
from smartgov.first_run.setup_code import choose_setup_code
from tests.browser.conftest import Watched
from tests.browser.keys import looked_at, press, say
from tests.factories import seed_outcome_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "lantern and paper 47"


def test_an_empty_installation_gets_its_administrator_and_its_first_panel(
    live_server, settings: Settings, tmp_path: Path, watched: Watched
) -> None:
    seed_outcome_words()
    settings.VAR_DIR = tmp_path
    code, page = choose_setup_code(), watched.page

    page.goto(str(live_server.url))
    expect(page.get_by_role("heading", name="Welcome to SmartGov")).to_be_visible()
    looked_at(page)
    for field, words in {
        "name": "Ada Quill",
        "email": "ada@example.org",
        "password": PASSWORD,
        "again": PASSWORD,
    }.items():
        say(page, field, words)
    say(page, "code", code)
    press(page, "Create my account")

    say(page, "name", "Harbour Office")
    press(page, "Continue to the first panel")
    say(page, "name", "Harbour Panel")
    say(page, "code", "harb")
    press(page, "Show the panel")
    expect(page.get_by_text("12 seats, all of them vacant")).to_be_visible()
    press(page, "step")  # the button’s name: Create the panel

    expect(page.get_by_role("status")).to_contain_text("The Harbour Panel is set up.")
    press(page, "Change Quorum")
    say(page, "quorum", "7")
    press(page, "step")  # Show what this changes
    expect(page.get_by_text("At least 7 of the 12 seats must be filled, by 7 different people.")).to_be_visible()
    press(page, "step")  # Save

    expect(page.get_by_role("status")).to_contain_text("Quorum: changed.")
    panel = Panel.objects.get(code="HARB")
    assert (Seat.objects.filter(panel=panel).count(), PanelRules.read(panel.rules).quorum) == (12, 7)
    assert watched.complaints == []
