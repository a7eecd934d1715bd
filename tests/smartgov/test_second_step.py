"""Whom the installation asks for a second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from core.accounts.models import User
from smartgov.second_step import ASKED, AskForSecondStep
from tests.conftest import Cast
from tests.pages import page_text

pytestmark = pytest.mark.django_db
LED_THERE = (302, "/account/second-step/")


def answer_to(account: User, address: str = "/meetings/") -> tuple[int, str]:
    client = Client()
    client.force_login(account)
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize(
    ("groups", "asked"),
    [
        ([], []),
        (["secretaries"], ["secretary"]),
        (["signatories"], ["chair"]),
        (["secretaries", "signatories"], ["chair", "secretary"]),
        (["administrators"], ["root"]),
        (["everybody"], ["chair", "member", "root", "secretary"]),
    ],
)
def test_those_who_are_asked_set_one_up_before_anything_else(cast: Cast, settings, groups, asked):
    settings.SECOND_STEP_FOR = groups
    people = {name: getattr(cast, name) for name in ("chair", "member", "secretary")}
    people["root"] = User.objects.create_superuser("root@example.org")

    led = [name for name, account in sorted(people.items()) if answer_to(account) == LED_THERE]

    assert led == asked


def test_who_has_one_goes_on(cast: Cast, settings):
    settings.SECOND_STEP_FOR = ["secretaries"]
    Authenticator.objects.create(user=cast.secretary, type=Authenticator.Type.TOTP, data={})

    assert answer_to(cast.secretary)[0] == 200


@pytest.mark.parametrize("address", ["everybody/", "everybody/{}/", "everybody/{}/second-step/remove/"])
def test_an_administrator_without_one_has_no_hand_on_the_sign_in_of_others(cast: Cast, settings, address: str):
    settings.SECOND_STEP_FOR = ["administrators"]
    administrator = User.objects.create_superuser("root@example.org")

    assert answer_to(administrator, f"/account/{address.format(cast.chair.pk)}") == LED_THERE


def test_one_is_told_why_and_can_still_sign_out(client: Client, cast: Cast, settings):
    settings.SECOND_STEP_FOR = ["secretaries"]
    client.force_login(cast.secretary)

    told = client.get("/meetings/", follow=True)

    assert ASKED in page_text(told)
    assert client.get("/account/sign-out/").status_code == 200


def test_a_group_that_there_is_not_is_a_fault_of_the_configuration(settings):
    settings.SECOND_STEP_FOR = ["secretarys"]

    with pytest.raises(ImproperlyConfigured, match="secretaries"):
        AskForSecondStep(lambda request: request)
