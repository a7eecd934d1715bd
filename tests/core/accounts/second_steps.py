"""Amelia adds an authenticator app, and what it shows."""

import re
import time

from django.test import Client

from tests.core.accounts.signing_in import PASSWORD, sign_in

APP = "/account/second-step/app/"


def code_of(secret: str) -> str:
    """The code that an app with this secret shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def confirm(client: Client) -> None:
    client.post("/account/reauthenticate/", {"password": PASSWORD})


def add_app(client: Client) -> str:
    """Adds an app for whoever is signed in and has confirmed their password; returns its secret."""
    page = client.get(APP).content.decode()
    secret = re.search(r'<code class="digest">(\w+)</code>', page)[1]
    client.post(APP, {"code": code_of(secret)})
    return secret


def sign_in_with_app(client: Client) -> str:
    """Amelia, signed in, with an app that she has just added; returns its secret."""
    sign_in(client)
    confirm(client)
    return add_app(client)
