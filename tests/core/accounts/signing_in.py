"""Amelia, who has an account, and how one signs in."""

import re
from datetime import UTC, datetime

from django.core.mail import EmailMessage
from django.test import Client

ADDRESS, PASSWORD, NEW_PASSWORD = "amelia@example.org", "paper and ink 47", "a calmer sentence 48"

NOT_RIGHT = "The email address or the password is incorrect."

WAIT = "Too many attempts. Please wait five minutes, then try again."

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def sign_in(client: Client, address: str = ADDRESS, password: str = PASSWORD, place: str = "127.0.0.1", **more: str):
    return client.post("/account/sign-in/", {"login": address, "password": password, **more}, REMOTE_ADDR=place)


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def link_in(message: EmailMessage) -> str:
    return re.search(r"http://testserver(/account/password/reset/\S+)", message.body)[1]


def shown_errors(response) -> list[str]:
    return re.findall(r'<p id="error_[^"]*"><strong>(.*?)</strong>', response.content.decode())
