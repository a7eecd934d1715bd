"""The way to the sign-in page, and back from it."""

import pytest
from django.test import Client

from core.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_offers_strangers_to_sign_in_and_come_back(client: Client, amelia: User):
    offer = '<a href="/account/sign-in/?next=%2Fminutes%2FGRID99%2F%3Fa%3D1">sign in</a>'

    assert offer in client.get("/minutes/GRID99/?a=1").content.decode()
    client.force_login(amelia)
    assert "sign-in/?next" not in client.get("/minutes/GRID99/?a=1").content.decode()


def test_from_a_page_about_accounts_the_way_to_sign_in_leads_to_the_start(client: Client):
    page = client.get("/account/password/reset/").content.decode()

    assert '<a class="bar-link account" href="/account/sign-in/">Sign in</a>' in page
