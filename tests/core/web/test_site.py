"""Links begin with SITE_URL; only where it is not set with the address that a page was asked for under."""

from urllib.parse import urlsplit

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from core.web.site import site_address

ALLOWED = ["localhost", "[::1]", "Minutes.Example.org", ".example.net"]


def asked_as(host: str) -> HttpRequest:
    """The port that is listened at as gunicorn says it of a Unix socket: as the request has it."""
    port = urlsplit(f"//{host}").port or 8020
    return RequestFactory().get("/meetings/", headers={"host": host}, SERVER_PORT=str(port))


@pytest.mark.parametrize(
    ("site_url", "host", "address"),
    [
        ("https://minutes.example.org", "localhost:8020", "https://minutes.example.org"),
        ("https://minutes.example.org", None, "https://minutes.example.org"),
        ("", "localhost:8020", "http://localhost:8020"),
        ("", "[::1]:8020", "http://[::1]:8020"),
        ("", "minutes.example.org:8020", "http://minutes.example.org:8020"),
        ("", "localhost:6666", "http://localhost:8020"),  # a port that whoever asks has made up
        ("", "localhost", "http://localhost:8020"),
        ("", "other.example.net:8020", "http://localhost:8020"),  # allowed by a pattern
        ("", "localhost:9443", "http://localhost:9443"),  # configured
        ("", None, "http://localhost:8020"),
    ],
)
def test_the_address_is_the_one_that_is_set(settings: Settings, site_url: str, host: str | None, address: str) -> None:
    settings.SITE_URL, settings.PORT, settings.ALLOWED_HOSTS = site_url, "8020", ALLOWED
    settings.CSRF_TRUSTED_ORIGINS = ["http://localhost:9443"]

    request = asked_as(host) if host else None

    assert site_address(request) == address


@pytest.mark.parametrize(
    ("behind", "listened_at", "address"),
    [
        (True, "8010", "http://localhost"),
        (False, "80", "http://localhost"),
        (False, "8010", "http://localhost:8020"),
    ],
)
def test_the_usual_port_is_ours_behind_a_proxy_or_where_it_is_listened_at(
    settings: Settings, behind: bool, listened_at: str, address: str
) -> None:
    settings.SITE_URL, settings.PORT, settings.BEHIND_PROXY = "", "8020", behind

    request = RequestFactory().get("/", headers={"host": "localhost"}, SERVER_PORT=listened_at)

    assert site_address(request) == address
