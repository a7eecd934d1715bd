"""The link for a new password, as programs open it and as people do; and what signing out clears."""

import re

import pytest
from django.core import mail
from django.test import Client

from core.accounts.models import User
from tests.core.accounts.signing_in import ADDRESS, NEW_PASSWORD, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(client: Client, amelia: User) -> str:
    client.post("/account/password/reset/", {"email": ADDRESS})
    return re.search(r"https?://[^/\s]+(/account/password/reset/\S+)", mail.outbox[0].body)[1]


def test_opening_the_link_signs_nobody_out(client: Client, link: str) -> None:
    other = User.objects.create_user("other@example.org")
    client.force_login(other)

    client.get(link, follow=True)

    assert signed_in_as(client) == str(other.pk)


def test_saving_the_password_signs_the_other_out(client: Client, link: str) -> None:
    other = User.objects.create_user("other@example.org")
    client.force_login(other)
    form = client.get(link, follow=True).redirect_chain[-1][0]

    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert signed_in_as(client) != str(other.pk)
    assert User.objects.get(email=ADDRESS).check_password(NEW_PASSWORD)


def test_signing_out_has_the_browser_drop_its_cache_and_not_the_words_kept_on_the_device(client: Client, amelia: User):
    client.force_login(amelia)

    asked, done = client.get("/account/sign-out/"), client.post("/account/sign-out/")

    assert "Clear-Site-Data" not in asked.headers
    assert done.headers["Clear-Site-Data"] == '"cache"'
