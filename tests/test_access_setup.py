"""Who sets up what: role × address, for the pages of the first run, of new panels and of a panel's set-up.

An administrator belongs to no panel here, and by being one reads nothing of any.
"""

from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from core.accounts import User
from core.audit import AuditEvent
from smartgov.demo import loading
from tests.conftest import Cast

SIGN_IN = "/account/sign-in/"
ROLES = ("anonymous", "outsider", "observer", "cleared_observer", "member", "chair", "secretary", "administrator")
ITS_SECRETARY = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "outsider": 404, "administrator": 404, "secretary": 200}
NO_SUCH_PANEL = dict.fromkeys(ROLES, 404) | {"anonymous": 302}
ADMINISTRATORS = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "administrator": 200}
SENT_HOME = dict.fromkeys(ROLES, 302) | {"anonymous": 404}
NOBODY = dict.fromkeys(ROLES, 404)
SECTION = "panels/<str:code>/settings/<slug:key>/"

# As in tests/test_access.py: address, route, what each role gets, and what whoever gets it finds.
TABLE = [
    ("/panels/new/", "panels/new/", ADMINISTRATORS, b"Begin with"),
    ("/panels/GRID/settings/", "panels/<str:code>/settings/", ITS_SECRETARY, b"Set-up of the Grid Code Panel"),
    ("/panels/NONE/settings/", "panels/<str:code>/settings/", NO_SUCH_PANEL, b""),
    ("/panels/GRID/settings.toml", "panels/<str:code>/settings.toml", ITS_SECRETARY, b'code = "GRID"'),
    ("/panels/GRID/settings/voting/", SECTION, ITS_SECRETARY, b"Show what this changes"),
    ("/panels/NONE/settings/voting/", SECTION, NO_SUCH_PANEL, b""),
    ("/panels/GRID/settings/nothing/", SECTION, ITS_SECRETARY | {"secretary": 404}, b""),
    ("/welcome/", "welcome/", SENT_HOME, b"/"),
    ("/welcome/organisation/", "welcome/organisation/", ADMINISTRATORS, b"Your organisation"),
    ("/welcome/demo/", "welcome/demo/", NOBODY, b""),
    ("/welcome/demo/remove/", "welcome/demo/remove/", NOBODY, b""),
]
# Where nobody can sign in yet, and where the demo is: whoever comes is asked for the setup code.
UNTOUCHED = [
    ("/welcome/", "welcome/", {"anonymous": 200}, b"Welcome to SmartGov"),
    ("/welcome/demo/", "welcome/demo/", {"anonymous": 200}, b"The setup code"),
]
WITH_THE_DEMO = [
    ("/welcome/demo/", "welcome/demo/", {"anonymous": 200}, b"The setup code"),
    ("/welcome/demo/remove/", "welcome/demo/remove/", {"anonymous": 200}, b"The setup code"),
]
EVERY_ROW = TABLE + UNTOUCHED + WITH_THE_DEMO

PLAN = 'name = "Harbour Panel"\ncode = "HARB"\n'
KEPT = ITS_SECRETARY | {"secretary": 302}
# address, what is sent, what each role gets, and who changes something by it
SENT = [
    ("/panels/GRID/settings/name/", {"name": "Grid Panel", "step": "preview"}, ITS_SECRETARY, ""),
    ("/panels/GRID/settings/name/", {"name": "Grid Panel", "step": "keep"}, KEPT, "secretary"),
    ("/panels/GRID/settings/outcome-words/", {"add": "ENDORSED", "step": "keep"}, KEPT, "secretary"),
    ("/panels/GRID/settings/notice/", {"notice_days": 4, "paper_days": 6, "step": "keep"}, KEPT, "secretary"),
    (
        "/panels/new/",
        {"plan": PLAN, "secretary": "administrator@example.org", "step": "make"},
        ADMINISTRATORS | {"administrator": 302},
        "administrator",
    ),
    ("/welcome/organisation/", {"name": "Harbour Office"}, ADMINISTRATORS | {"administrator": 302}, "administrator"),
    ("/welcome/", {"name": "A", "email": "a@example.org", "code": "guess"}, SENT_HOME, ""),
    ("/welcome/demo/", {"code": "guess"}, NOBODY, ""),
    ("/welcome/demo/remove/", {"step": "remove"}, NOBODY, ""),
]


@pytest.fixture
def roles(cast: Cast, settings: Settings, tmp_path: Path) -> dict[str, User]:
    settings.VAR_DIR = tmp_path
    accounts = {role: getattr(cast, role) for role in ROLES if hasattr(cast, role)}
    email = "administrator@example.org"
    accounts["administrator"] = User.objects.create_user(email, "a long passphrase", is_superuser=True)
    return accounts


def signed_in(client: Client, roles: dict[str, User], role: str) -> None:
    client.logout()
    if role != "anonymous":
        client.force_login(roles[role])


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(roles: dict[str, User], client: Client, role: str) -> None:
    signed_in(client, roles, role)
    got, unmarked = {}, []

    for address, _, _, marker in TABLE:
        response = client.get(address)
        got[address] = response.status_code
        if not has_marker(response, marker):
            unmarked.append(address)

    assert got == {address: statuses[role] for address, _, statuses, _ in TABLE}
    assert unmarked == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_change_what_the_table_says(roles: dict[str, User], client: Client, role: str) -> None:
    """Each change is taken back before the next one is tried."""
    signed_in(client, roles, role)
    wrong = []

    for address, sent, statuses, changes in SENT:
        with transaction.atomic():
            before = AuditEvent.objects.count()
            response = client.post(address, sent)
            has_changed = AuditEvent.objects.count() > before
            transaction.set_rollback(True)
        if response.status_code != statuses[role] or has_changed != (changes == role):
            wrong.append((address, sent, response.status_code, has_changed))

    assert wrong == []


@pytest.mark.django_db
def test_a_stranger_is_asked_for_the_setup_code(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    untouched = [looked_up(client, *row) for row in UNTOUCHED]
    monkeypatch.setattr(loading, "is_staged", lambda: True)
    with_the_demo = [looked_up(client, *row) for row in WITH_THE_DEMO]

    assert untouched == [(200, True)] * len(UNTOUCHED)
    assert with_the_demo == [(200, True)] * len(WITH_THE_DEMO)


def looked_up(client: Client, address: str, _route: str, _statuses: dict[str, int], marker: bytes) -> tuple[int, bool]:
    response = client.get(address)
    return response.status_code, has_marker(response, marker)


def has_marker(response: HttpResponse, marker: bytes) -> bool:
    if response.status_code == 302:
        return response["Location"].startswith((marker.decode() or "/", SIGN_IN))
    return response.status_code != 200 or marker in response.getvalue()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_address_takes_another_method(roles: dict[str, User], client: Client, method: str) -> None:
    addresses = [address for address, *_ in TABLE]

    assert {getattr(client, method)(address).status_code for address in addresses} == {405}


def test_pages_to_read_take_nothing(roles: dict[str, User], client: Client) -> None:
    signed_in(client, roles, "secretary")

    assert [client.post(f"/panels/GRID/{each}").status_code for each in ("settings/", "settings.toml")] == [405, 405]
