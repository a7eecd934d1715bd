"""How people sign in, and who sees how others do: role × address.

``halfway`` has given the password and not yet the second step; ``guarded`` has an app, a passkey and recovery codes.
Whoever is signed in has just shown again who they are.
"""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from core.accounts.models import User
from core.accounts.sessions import sessions_of
from tests.access import Read, read_all
from tests.core.accounts.signing_in import signed_in_as
from tests.strange_values import faults

ROLES = ("anonymous", "halfway", "member", "administrator", "guarded")
PASSWORD = "paper and ink 47"
SIGNED_IN = dict.fromkeys(ROLES, 200) | {"anonymous": 302, "halfway": 302}
GUARDED = dict.fromkeys(ROLES, 404) | {"anonymous": 302, "halfway": 302, "guarded": 200}
ADMINISTRATORS = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "halfway": 302, "administrator": 200}
SENT_ON = dict.fromkeys(ROLES, 302)
OWN = SIGNED_IN | {"guarded": 404}
KEY_REMOVE = "account/second-step/passkeys/<int:pk>/remove/"
STEP_REMOVE = "account/everybody/<int:pk>/second-step/remove/"


def account_of(role: str) -> User:
    return User.objects.get(email=f"{role}@example.org")


def key_address() -> str:
    key = Authenticator.objects.get(user=account_of("guarded"), type=Authenticator.Type.WEBAUTHN)
    return f"/account/second-step/passkeys/{key.pk}/remove/"


def session_address() -> str:
    return f"/account/sessions/{sessions_of(account_of('member')).first().number}/end/"


ACCOUNT = [
    Read("/account/second-step/", "account/second-step/", SIGNED_IN, b"Second step at sign-in"),
    Read(
        "/account/second-step/sign-in/", "account/second-step/sign-in/", SENT_ON | {"halfway": 200}, b"Second step</h1>"
    ),
    Read("/account/second-step/again/", "account/second-step/again/", SENT_ON | {"guarded": 200}, b"Confirm that it"),
    Read(
        "/account/second-step/app/", "account/second-step/app/", SIGNED_IN | {"guarded": 302}, b"Add an authenticator"
    ),
    Read("/account/second-step/app/remove/", "account/second-step/app/remove/", GUARDED, b"Remove the authenticator"),
    Read(
        "/account/second-step/recovery-codes/",
        "account/second-step/recovery-codes/",
        GUARDED,
        b"<h1>Recovery codes</h1>",
    ),
    Read(
        "/account/second-step/recovery-codes/new/",
        "account/second-step/recovery-codes/new/",
        SIGNED_IN,
        b"Make new recovery codes?",
    ),
    Read("/account/second-step/passkeys/add/", "account/second-step/passkeys/add/", SIGNED_IN, b"Make the passkey"),
    Read(key_address, KEY_REMOVE, GUARDED, b"Remove Passkey 1?"),
    Read(
        "/account/second-step/passkeys/again/",
        "account/second-step/passkeys/again/",
        SENT_ON | {"guarded": 200},
        b"Use your passkey",
    ),
    Read("/account/sign-in/passkey/", "account/sign-in/passkey/", SENT_ON, b"/"),
    Read("/account/sessions/", "account/sessions/", SIGNED_IN, b"Where you are signed in"),
    Read("/account/sessions/others/end/", "account/sessions/others/end/", SIGNED_IN, b"Sign out everywhere else"),
    Read(session_address, "account/sessions/<uuid:number>/end/", OWN, b"Sign out this device"),
    Read("/account/everybody/", "account/everybody/", ADMINISTRATORS, b"guarded@example.org"),
    Read(
        lambda: f"/account/everybody/{account_of('guarded').pk}/",
        "account/everybody/<int:pk>/",
        ADMINISTRATORS,
        b"guarded@example.org",
    ),
    Read(
        lambda: f"/account/everybody/{account_of('guarded').pk}/second-step/remove/",
        STEP_REMOVE,
        ADMINISTRATORS,
        b"Take it away",
    ),
]


@pytest.fixture
def people(db: None) -> None:
    for role in ("member", "halfway", "guarded"):
        User.objects.create_user(f"{role}@example.org", PASSWORD, name=role)
    User.objects.create_superuser("administrator@example.org", PASSWORD, name="administrator")
    for account in (account_of("guarded"), account_of("halfway")):
        TOTP.activate(account, "A" * 32)
        RecoveryCodes.activate(account)
    key = {"name": "Passkey 1", "credential": {}}
    Authenticator.objects.create(user=account_of("guarded"), type=Authenticator.Type.WEBAUTHN, data=key)
    Client().force_login(account_of("member"))


@pytest.fixture
def known_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the table is in name alone: no authenticator made it."""
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])


def enter(client: Client, role: str) -> Client:
    client.role = role  # type: ignore[attr-defined] # for the walk
    if role == "halfway":
        client.post("/account/sign-in/", {"login": "halfway@example.org", "password": PASSWORD})
    elif role != "anonymous":
        client.force_login(account_of(role))
        _confirm(client)
    return client


def _confirm(client: Client) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(people: None, known_keys: None, client: Client, role: str) -> None:
    assert read_all(enter(client, role), ACCOUNT) == []


@pytest.mark.parametrize("role", ["halfway", "guarded", "administrator"])
def test_no_strange_value_ends_in_a_fault(people: None, known_keys: None, client: Client, role: str) -> None:
    assert faults(enter(client, role), [(row.address, row.route, None) for row in ACCOUNT]) == []


CREDENTIALS = (
    "",
    "null",
    "1",
    "[]",
    '"text"',
    "{}",
    '{"response": []}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "/", "signature": 1}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key",'
    ' "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key",'
    ' "response": {"clientDataJSON": "AA", "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"}}',
    '{"response": {"userHandle": "' + "A" * 5000 + '"}}',
)


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("anonymous", "/account/sign-in/passkey/"),
        ("halfway", "/account/second-step/sign-in/"),
        ("guarded", "/account/second-step/passkeys/again/"),
        ("guarded", "/account/second-step/passkeys/add/"),
    ],
)
def test_a_passkey_that_is_none_is_refused_and_no_fault(
    people: None, known_keys: None, client: Client, role: str, address: str
) -> None:
    enter(client, role)
    got = []
    for credential in CREDENTIALS:
        cache.clear()
        client.get(address, headers={"accept": "application/json"})
        got.append(client.post(address, {"credential": credential, "passwordless": "on"}).status_code)

    assert set(got) <= {200, 302}
    assert signed_in_as(client) == (str(account_of(role).pk) if role == "guarded" else None)
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1
