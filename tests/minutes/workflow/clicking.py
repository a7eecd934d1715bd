"""The pages of minutes, and what they offer to click."""

import re

from django.test import Client

from core.accounts.models import User
from tests.pages import page_text

PAGE = "/minutes/GRID12/"


def as_(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def page_of(client: Client, address: str = PAGE) -> str:
    return page_text(client.get(address))


def filled_buttons(page: str) -> list[str]:
    main = page.split("<main")[1]
    return re.findall(r'class="btn btn-primary"[^>]*>([^<]+)<', main)


def hidden_text(page: str) -> str:
    return re.search(r'name="text" value="([0-9a-f]{64})"', page)[1]
