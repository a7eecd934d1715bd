"""The page of one's second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from core.accounts.models import User
from core.accounts.second_factor_views import OnTheRecord
from core.accounts.urls import urlpatterns
from tests.pages import page_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("host", "offers"), [("localhost:8010", True), ("127.0.0.1:8010", False), ("[::1]", False)])
def test_a_passkey_is_offered_where_the_site_has_a_name(client: Client, amelia: User, host: str, *, offers: bool):
    client.force_login(amelia)

    page = client.get("/account/second-step/", headers={"host": host})

    assert ("Add a passkey" in page_text(page)) is offers


def test_every_page_by_which_it_changes_is_on_the_record():
    """Those that are not ask for a factor, or show something."""
    pages = {pattern.name: pattern.callback.view_class for pattern in urlpatterns if pattern.name.startswith("mfa_")}

    assert {name for name, page in pages.items() if not issubclass(page, OnTheRecord)} == {
        "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_view_recovery_codes",
        "mfa_reauthenticate_webauthn", "mfa_login_webauthn",
    }  # fmt: skip


def test_a_page_that_asks_for_a_factor_adds_none(client: Client, amelia: User):
    client.force_login(amelia)

    for address in ("sign-in/", "again/", "recovery-codes/", "passkeys/again/"):
        client.post(f"/account/second-step/{address}", {"code": "000000"})

    assert not Authenticator.objects.exists()
