"""Who sets up what: role × address, for the pages of the first run, of new panels and of a panel's set-up.

An administrator belongs to no panel here, and by being one reads nothing of any.
"""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.panels.rules import SecondSignatory
from meetings.setup.services.settings import change_panel_rules
from minutes.enums import MinutesState
from smartgov.demo import loading
from tests import access
from tests.access import Read, Sent, read_all, send_all, sign_in_as
from tests.conftest import Cast
from tests.ended_sessions import walk
from tests.minutes.workflow.signing import bring_to, make_complete_minutes
from tests.strange_values import faults

ROLES = (*access.ROLES, "administrator")
ITS_SECRETARY = access.ITS_SECRETARY | {"administrator": 404}
ITS_SECRETARY_CHANGES = ITS_SECRETARY | {"secretary": 302}
NOBODY = dict.fromkeys(ROLES, 404)
NO_SUCH_PANEL = NOBODY | {"anonymous": 302}
ADMINISTRATORS = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "administrator": 200}
ADMINISTRATORS_CHANGE = ADMINISTRATORS | {"administrator": 302}
SENT_HOME = dict.fromkeys(ROLES, 302) | {"anonymous": 404}
STRANGERS = {"anonymous": 200}
SETTINGS, SECTION = "panels/<str:code>/settings/", "panels/<str:code>/settings/<slug:key>/"
PLAN = 'name = "Harbour Panel"\ncode = "HARB"\n'

TABLE = [
    Read("/panels/new/", "panels/new/", ADMINISTRATORS, b"Begin with"),
    Read("/panels/GRID/settings/", SETTINGS, ITS_SECRETARY, b"Set-up of the Grid Code Panel"),
    Read("/panels/NONE/settings/", SETTINGS, NO_SUCH_PANEL, b""),
    Read("/panels/GRID/settings.toml", "panels/<str:code>/settings.toml", ITS_SECRETARY, b'code = "GRID"'),
    Read("/panels/GRID/settings/voting/", SECTION, ITS_SECRETARY, b"Show what this changes"),
    Read("/panels/GRID/settings/quorum/", SECTION, ITS_SECRETARY, b"Show what this changes"),
    Read("/panels/NONE/settings/voting/", SECTION, NO_SUCH_PANEL, b""),
    Read("/panels/GRID/settings/nothing/", SECTION, ITS_SECRETARY | {"secretary": 404}, b""),
    Read("/welcome/", "welcome/", SENT_HOME, b"/"),
    Read("/welcome/organisation/", "welcome/organisation/", ADMINISTRATORS, b"Your organisation"),
    Read("/welcome/demo/", "welcome/demo/", NOBODY, b""),
    Read("/welcome/demo/remove/", "welcome/demo/remove/", NOBODY, b""),
    # On this panel a secretary signs beside the chair.
    Read("/minutes/GRID12/countersign/", "minutes/<str:reference>/countersign/", ITS_SECRETARY, b"What you sign"),
]
# Where nobody can sign in yet, and where the demo is: whoever comes is asked for the setup code.
UNTOUCHED = [
    Read("/welcome/", "welcome/", STRANGERS, b"Welcome to SmartGov"),
    Read("/welcome/demo/", "welcome/demo/", STRANGERS, b"The setup code"),
]
WITH_THE_DEMO = [
    Read("/welcome/demo/", "welcome/demo/", STRANGERS, b"The setup code"),
    Read("/welcome/demo/remove/", "welcome/demo/remove/", STRANGERS, b"The setup code"),
]
ACCOUNT = UNTOUCHED + WITH_THE_DEMO

SENT = [
    Sent("/panels/GRID/settings/name/", SECTION, {"name": "Ours", "step": "preview"}, ITS_SECRETARY, b""),
    Sent(
        "/panels/GRID/settings/name/",
        SECTION,
        {"name": "Ours", "step": "keep"},
        ITS_SECRETARY_CHANGES,
        b"/panels/GRID/",
    ),
    Sent(
        "/panels/GRID/settings/outcome-words/",
        SECTION,
        {"add": "ENDORSED", "step": "keep"},
        ITS_SECRETARY_CHANGES,
        b"/panels/GRID/",
    ),
    Sent(
        "/panels/GRID/settings/notice/",
        SECTION,
        {"notice_days": 4, "paper_days": 6, "step": "keep"},
        ITS_SECRETARY_CHANGES,
        b"/panels/GRID/",
    ),
    Sent(
        "/panels/new/",
        "panels/new/",
        {"plan": PLAN, "secretary": "administrator@example.org", "step": "make"},
        ADMINISTRATORS_CHANGE,
        b"/panels/HARB/",
    ),
    Sent("/welcome/organisation/", "welcome/organisation/", {"name": "Office"}, ADMINISTRATORS_CHANGE, b"/"),
    Sent("/welcome/", "welcome/", {"name": "A", "code": "guess"}, SENT_HOME, b""),
    Sent("/welcome/demo/", "welcome/demo/", {"code": "guess"}, NOBODY, b""),
    Sent("/welcome/demo/remove/", "welcome/demo/remove/", {"step": "remove"}, NOBODY, b""),
]


@pytest.fixture
def house(cast: Cast, settings: Settings, tmp_path: Path) -> SimpleNamespace:
    settings.VAR_DIR = tmp_path
    change_panel_rules(cast.panel, {"second_signatory": SecondSignatory.SECRETARY}, by=cast.secretary)
    bring_to(MinutesState.APPROVED, make_complete_minutes(cast), cast)
    email = "administrator@example.org"
    administrator = User.objects.create_user(email, "a long passphrase", name="Administrator", is_superuser=True)
    return SimpleNamespace(**vars(cast), administrator=administrator)


@pytest.mark.parametrize("role", [*ROLES, access.UNCLEARED])
def test_each_role_gets_what_the_table_says(house: SimpleNamespace, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", [*ROLES, access.UNCLEARED])
def test_each_role_may_change_what_the_table_says(house: SimpleNamespace, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


@pytest.mark.django_db
def test_a_stranger_is_asked_for_the_setup_code(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(client, "anonymous", None)

    assert read_all(client, UNTOUCHED) == []
    monkeypatch.setattr(loading, "is_staged", lambda: True)
    assert read_all(client, WITH_THE_DEMO) == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_address_takes_another_method(house: SimpleNamespace, client: Client, method: str) -> None:
    assert {getattr(client, method)(row.address).status_code for row in TABLE} == {405}


def test_pages_to_read_take_nothing(house: SimpleNamespace, client: Client) -> None:
    client.force_login(house.secretary)

    assert [client.post(f"/panels/GRID/{each}").status_code for each in ("settings/", "settings.toml")] == [405, 405]


@pytest.mark.parametrize("role", ["administrator", "secretary"])
def test_a_form_that_outlives_its_session_loses_nothing(house: SimpleNamespace, role: str) -> None:
    owner, other = getattr(house, role), house.outsider
    forms, wrong = walk([row[0] for row in TABLE], owner, other)

    assert wrong == []
    assert forms


def test_no_strange_value_ends_in_a_fault(house: SimpleNamespace, client: Client) -> None:
    client.force_login(house.administrator)

    assert faults(client, [*TABLE, *SENT]) == []
