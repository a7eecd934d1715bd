"""Who guesses in one place shuts nobody out elsewhere, and is slowed down all the same."""

import pytest
from django.test import Client

from core.accounts.models import User
from tests.core.accounts.signing_in import ADDRESS, NOT_RIGHT, WAIT, shown_errors, sign_in

pytestmark = pytest.mark.django_db


def guess_from(place: str, times: int = 5, client: Client | None = None) -> list[str]:
    client = client or Client()
    return [
        error
        for number in range(times)
        for error in shown_errors(sign_in(client, password=f"guess {number}", place=place))
    ]


def test_a_stranger_who_guesses_shuts_out_only_their_own_network(amelia: User):
    guess_from("192.0.2.1")

    beside = sign_in(Client(), place="192.0.2.2")
    elsewhere = sign_in(Client(), place="198.51.100.1")

    assert shown_errors(beside) == [WAIT]
    assert elsewhere.status_code == 302


def test_a_device_that_is_known_is_not_shut_out_with_the_network_it_is_in(client: Client, amelia: User):
    sign_in(client, place="192.0.2.1")
    client.post("/account/sign-out/")
    guess_from("192.0.2.1")

    assert sign_in(client, place="192.0.2.1").status_code == 302


def test_many_networks_together_are_slowed_down_but_not_a_known_device(client: Client, amelia: User, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed_anywhere": "8/h/key"}
    sign_in(client)
    client.post("/account/sign-out/")

    told = guess_from("192.0.2.1") + guess_from("198.51.100.1")

    assert told == [NOT_RIGHT] * 8 + [WAIT] * 2
    assert shown_errors(sign_in(Client(), place="203.0.113.1")) == [WAIT]
    assert sign_in(client).status_code == 302


def test_a_known_device_has_a_limit_of_its_own(client: Client, amelia: User):
    sign_in(client)
    client.post("/account/sign-out/")

    told = guess_from("192.0.2.1", 6, client)

    assert told == [NOT_RIGHT] * 5 + [WAIT]


def test_a_cookie_that_somebody_else_made_makes_no_device_known(amelia: User):
    forger = Client()
    forger.cookies["known_device"] = f'{{"{amelia.pk}":"made-up"}}:1v:made-up'
    guess_from("192.0.2.1")

    assert shown_errors(sign_in(forger, ADDRESS, place="192.0.2.1")) == [WAIT]
