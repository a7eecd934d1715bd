"""The page of one's second step."""

import pytest
from django.test import Client

from core.accounts.models import User
from tests.pages import page_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("host", "offers"), [("localhost:8010", True), ("127.0.0.1:8010", False), ("[::1]", False)])
def test_a_passkey_is_offered_where_the_site_has_a_name(client: Client, amelia: User, host: str, *, offers: bool):
    client.force_login(amelia)

    page = client.get("/account/second-step/", headers={"host": host})

    assert ("Add a passkey" in page_text(page)) is offers
