"""Who tried what, from where."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from core.accounts.models import User
from tests.conftest import Cast
from tests.core.accounts.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Iterator[list[dict[str, object]]]:
    """Each event with what is known of it, as it is written."""
    events: list[dict[str, object]] = []

    class Keep(logging.Handler):
        def emit(self, entry: logging.LogRecord) -> None:
            events.append({"event": entry.getMessage(), **entry.facts})

    handler = Keep()
    logging.getLogger("smartgov.security").addHandler(handler)
    yield events
    logging.getLogger("smartgov.security").removeHandler(handler)


def test_signing_in_and_out_is_written_down_and_no_password(client: Client, amelia: User, told):
    sign_in(client, password="guess 1", place="192.0.2.5")
    sign_in(client)
    client.post("/account/sign-out/")

    assert [entry["event"] for entry in told] == ["sign_in_failed", "signed_in", "signed_out"]
    assert (told[0]["address"], told[0]["place"], told[0]["account"]) == (amelia.email, "192.0.2.5", None)
    assert told[1]["of"] == str(amelia.pk)
    assert "guess" not in str(told)


def test_a_blocked_try_is_written_down(client: Client, amelia: User, told):
    for number in range(6):
        sign_in(client, password=f"guess {number}")

    assert [entry["event"] for entry in told] == ["sign_in_failed"] * 5 + ["sign_in_blocked"]


def test_a_refusal_says_who_asked_for_what(client: Client, cast: Cast, told):
    client.force_login(cast.member)
    told.clear()

    client.get("/account/everybody/")

    assert [(entry["event"], entry["status"], entry["account"], entry["page"]) for entry in told] == [
        ("refused", "403", cast.member.pk, "/account/everybody/")
    ]


def test_what_is_refused_before_it_is_known_who_asks_is_written_down_too(client: Client, told):
    client.post("/account/sign-in/", {"login": "x"}, CONTENT_LENGTH="99999999999")

    assert [(entry["event"], entry["status"], entry["account"]) for entry in told] == [("refused", "413", None)]
