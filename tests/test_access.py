"""Who gets what at each address: the access table, and a test that no address is missing from it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from minutes.enums import MinutesState
from minutes.lifecycle import record_publication_elsewhere
from minutes.models import Minutes
from minutes.versions import freeze_version
from tests.conftest import Cast
from tests.factories import make_minutes, paragraph, write

ROLES = ("anonymous", "outsider", "observer", "cleared_observer", "member", "chair", "secretary")
EVERYBODY = dict.fromkeys(ROLES, 200)
THOSE_WHO_DRAFT = dict.fromkeys(ROLES, 404) | {"chair": 200, "secretary": 200}

STRANGERS = dict.fromkeys(ROLES, 302) | {"anonymous": 200}
SIGNED_IN = dict.fromkeys(ROLES, 200) | {"anonymous": 302}
WITH_A_PASSWORD = dict.fromkeys(ROLES, 302) | {"member": 200}
WITHOUT_A_PASSWORD = SIGNED_IN | {"member": 302}
REAUTHENTICATE = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "member": 200}  # it asks for the password
RESET_LINK = "account/^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

# address, the route it stands for, what each role gets, and a text that whoever gets 200 finds there
TABLE = [
    ("/", "", EVERYBODY, b"Meeting 10"),
    ("/minutes/GRID10/", "minutes/<str:reference>/", EVERYBODY, b"Published words."),
    ("/minutes/GRID12/", "minutes/<str:reference>/", THOSE_WHO_DRAFT, b"Drafted words."),
    ("/minutes/GRID10.pdf", "minutes/<str:reference>.pdf", EVERYBODY, b"%PDF"),
    ("/minutes/GRID12.pdf", "minutes/<str:reference>.pdf", THOSE_WHO_DRAFT, b"%PDF"),
    ("/minutes/GRID99/", "minutes/<str:reference>/", dict.fromkeys(ROLES, 404), b""),
    ("/minutes/nonsense.pdf", "minutes/<str:reference>.pdf", dict.fromkeys(ROLES, 404), b""),
    ("/account/sign-in/", "account/sign-in/", STRANGERS, b"<h1>Sign in</h1>"),
    ("/account/sign-out/", "account/sign-out/", SIGNED_IN, b"<h1>Sign out?</h1>"),
    ("/account/inactive/", "account/inactive/", EVERYBODY, b"<h1>This account is closed</h1>"),
    ("/account/sign-up/", "account/sign-up/", STRANGERS, b"<h1>Accounts are made by the secretariat</h1>"),
    ("/account/reauthenticate/", "account/reauthenticate/", REAUTHENTICATE, b"<h1>Is it you?</h1>"),
    ("/account/password/change/", "account/password/change/", WITH_A_PASSWORD, b"<h1>Change your password</h1>"),
    ("/account/password/set/", "account/password/set/", WITHOUT_A_PASSWORD, b"<h1>Choose a password</h1>"),
    ("/account/password/reset/", "account/password/reset/", EVERYBODY, b"<h1>Forgotten your password?</h1>"),
    ("/account/password/reset/sent/", "account/password/reset/sent/", EVERYBODY, b"<h1>Look into your mail</h1>"),
    ("/account/password/reset/done/", "account/password/reset/done/", EVERYBODY, b"<h1>Your password is changed</h1>"),
    ("/account/password/reset/1-made-up/", RESET_LINK, EVERYBODY, b"<h1>This link no longer works</h1>"),
]


@pytest.fixture
def house(cast: Cast, minutes: Minutes) -> Cast:
    """Meeting 10 published elsewhere, meeting 12 a draft; only the member has chosen a password."""
    from minutes.enums import VersionKind

    published = make_minutes(cast.panel, 10)
    write(published, 1, paragraph("p", "Published words."))
    record_publication_elsewhere(published, by=cast.operator)
    freeze_version(published, VersionKind.IMPORTED, by=cast.operator)
    write(minutes, 1, paragraph("d", "Drafted words."))
    cast.member.set_password("paper and ink 47")
    cast.member.save()
    return cast


@pytest.fixture
def as_role(house: Cast, client: Client) -> Callable[[str], Client]:
    def sign_in(role: str) -> Client:
        if role != "anonymous":
            client.force_login(getattr(house, role))
        return client

    return sign_in


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "_route", "statuses", "marker"), TABLE)
def test_each_role_gets_what_the_table_says(
    as_role: Callable[[str], Client], role: str, address: str, _route: str, statuses: dict[str, int], marker: bytes
) -> None:
    response = as_role(role).get(address)

    assert response.status_code == statuses[role]
    if response.status_code == 200:
        assert marker in response.content


def test_every_address_has_a_row_with_a_role_that_gets_it() -> None:
    reached = {route for _, route, statuses, marker in TABLE if 200 in statuses.values() and marker}

    assert set(routes(get_resolver().url_patterns)) == reached


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        found += routes(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [route]
    return found


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/", "/minutes/GRID10/", "/minutes/GRID10.pdf"])
def test_pages_to_read_take_no_other_method(house: Cast, client: Client, method: str, address: str) -> None:
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("state", [state for state in MinutesState if "published" not in state])
def test_until_they_are_published_only_those_who_draft_see_minutes(cast: Cast, minutes: Minutes, state: str) -> None:
    Minutes.objects.update(state=state)

    readers = [role for role in ROLES[1:] if Minutes.objects.visible_to(getattr(cast, role)).exists()]

    assert readers == ["chair", "secretary"]
    assert not Minutes.objects.visible_to(AnonymousUser()).exists()
