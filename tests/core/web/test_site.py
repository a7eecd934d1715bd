"""Links begin with SITE_URL; only where it is not set with the address that a page was asked for under."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from core.web.site import site_address


@pytest.mark.parametrize(
    ("site_url", "host", "address"),
    [
        ("https://minutes.example.org", "localhost:8010", "https://minutes.example.org"),
        ("https://minutes.example.org", None, "https://minutes.example.org"),
        ("", "localhost:8010", "http://localhost:8010"),
        ("", "localhost:6666", "http://localhost:8020"),  # a port that whoever asks has made up
        ("", "localhost", "http://localhost:8020"),
        ("", "localhost:9443", "http://localhost:9443"),  # configured
        ("", None, "http://localhost:8020"),
    ],
)
def test_the_address_is_the_one_that_is_set(settings: Settings, site_url: str, host: str | None, address: str) -> None:
    settings.SITE_URL, settings.PORT = site_url, "8020"

    settings.CSRF_TRUSTED_ORIGINS = ["http://localhost:9443"]

    request = RequestFactory().get("/meetings/", headers={"host": host}, SERVER_PORT="8010") if host else None

    assert site_address(request) == address


@pytest.mark.parametrize(("behind", "address"), [(True, "http://localhost"), (False, "http://localhost:8020")])
def test_behind_a_proxy_it_is_the_proxys_port(settings: Settings, behind: bool, address: str) -> None:
    settings.SITE_URL, settings.PORT, settings.BEHIND_PROXY = "", "8020", behind

    request = RequestFactory().get("/", headers={"host": "localhost"}, SERVER_PORT="8010")

    assert site_address(request) == address
