"""Headers that depend on what a page holds."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_with_a_nonce_is_not_stored_and_its_scripts_carry_the_nonce(client: Client):
    response = client.get("/decisions/")

    nonce = re.search(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"])[1]
    page = response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    assert page.count("<script") == page.count(f'nonce="{nonce}"') == 2


def test_nonces_are_never_used_twice(client: Client):
    policies = {client.get("/decisions/").headers["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3
