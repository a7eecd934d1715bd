"""Where a request comes from."""

import pytest
from django.test import RequestFactory

from core.accounts.places import browser_in_words, browser_of, network_of, place_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2ff::9", "2001:db8:1:200::/56"),
        ("", ""),
    ],
)
def test_an_address_has_its_network(address: str, network: str):
    request = RequestFactory().get("/", REMOTE_ADDR=address)

    assert (place_of(request), network_of(request)) == (address, network)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Safari/604.1", "Safari on an iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.5", "A browser"),
    ],
)
def test_what_a_browser_says_of_itself_is_put_into_words(told: str, words: str):
    assert browser_in_words(told) == words


def test_no_more_is_kept_than_a_row_holds():
    request = RequestFactory().get("/", headers={"user-agent": "x" * 1000 + "\x00"})

    assert browser_of(request) == "x" * 300
