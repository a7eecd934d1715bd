"""The second step: an app's codes, recovery codes, and what is asked for again."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from core.accounts.adapter import BY_APP, BY_PASSKEY, BY_RECOVERY_CODE, Adapter
from core.accounts.models import User
from core.accounts.second_factor import SecondFactorAdapter, accounts_with_sign_in, remove_second_factors
from core.accounts.sessions import sessions_of
from core.audit.trail import AuditEvent, ChainHead
from core.errors import NotAllowed, WrongState
from tests.core.accounts.second_steps import APP, add_app, code_of, confirm, sign_in_with_app
from tests.core.accounts.signing_in import NOON, shown_errors, sign_in, signed_in_as

pytestmark = pytest.mark.django_db(transaction=True)
STEP = "/account/second-step/sign-in/"


def test_an_app_is_added_with_the_code_it_shows_and_asked_for_from_then_on(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        secret = sign_in_with_app(client)
        clock.shift(timedelta(seconds=30))
        again = Client()
        asked = sign_in(again)
        before = signed_in_as(again)
        let_in = again.post(STEP, {"code": code_of(secret)})
        after = signed_in_as(again)

    assert (asked.url, before) == (STEP, None)
    assert (let_in.url, after) == ("/", str(amelia.pk))


def test_to_add_one_the_password_is_asked_for_again(client: Client, amelia: User):
    sign_in(client)

    asked = client.get(APP)

    assert asked.url == "/account/reauthenticate/?next=%2Faccount%2Fsecond-step%2Fapp%2F"


def test_with_the_answer_the_session_gets_another_key(client: Client, amelia: User):
    sign_in(client)
    before = client.session.session_key

    confirm(client)

    assert client.session.session_key != before
    assert sessions_of(amelia).count() == 1


def test_a_code_works_once_and_a_wrong_one_never(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        secret = sign_in_with_app(client)
        clock.shift(timedelta(seconds=30))
        first, second = Client(), Client()
        for browser in (first, second):
            sign_in(browser)
        wrong = first.post(STEP, {"code": "000000"})
        first.post(STEP, {"code": code_of(secret)})
        used = second.post(STEP, {"code": code_of(secret)})
        let_in = (signed_in_as(first), signed_in_as(second))

    told = "This code is not correct, or has been used already. Wait for the next one, then try again."
    assert [shown_errors(wrong), shown_errors(used)] == [[told], [told]]
    assert let_in == (str(amelia.pk), None)


def test_recovery_codes_are_shown_once_and_sign_in_once_each(client: Client, amelia: User):
    sign_in_with_app(client)
    shown = client.get("/account/second-step/recovery-codes/").content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code></li>", shown)
    again = client.get("/account/second-step/recovery-codes/").content.decode()

    let_in = []
    for _ in range(2):
        browser = Client()
        sign_in(browser)
        browser.post(STEP, {"code": codes[0]})
        let_in.append(signed_in_as(browser))

    assert len(set(codes)) == 10
    assert codes[0] not in again
    assert let_in == [str(amelia.pk), None]


def test_the_secret_cannot_be_read_in_the_database(client: Client, amelia: User):
    secret = sign_in_with_app(client)

    stored = [str(data) for data in Authenticator.objects.values_list("data", flat=True)]

    assert len(stored) == 2
    assert not any(secret in data for data in stored)


def test_a_secret_is_read_with_a_former_key_where_it_is_named(settings):
    settings.SECRET_KEY = "the former key"
    sealed = SecondFactorAdapter().encrypt("seed")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the present key", ["the former key"]
    opened = SecondFactorAdapter().decrypt(sealed)
    settings.SECRET_KEY_FALLBACKS = []

    assert opened == "seed"
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY has changed"):
        SecondFactorAdapter().decrypt(sealed)


def test_a_change_is_on_the_record_told_by_mail_and_signs_out_elsewhere(client: Client, amelia: User):
    elsewhere = Client()
    sign_in(elsewhere)

    sign_in_with_app(client)

    verbs = list(AuditEvent.objects.order_by("seq").values_list("verb", "facts"))
    assert verbs == [
        ("accounts.second_factor_added", '{"kind":"totp"}'),
        ("accounts.second_factor_added", '{"kind":"recovery_codes"}'),
    ]
    assert [message.subject for message in mail.outbox] == ["How you sign in to SmartGov has changed"]
    assert "An authenticator app of yours has been added." in mail.outbox[0].body
    assert "from 127.0.0.1" in mail.outbox[0].body
    assert sessions_of(amelia).count() == 1


def test_a_factor_that_cannot_be_recorded_is_not_added(client: Client, amelia: User):
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    confirm(client)
    ChainHead.objects.all().delete()

    with pytest.raises(ChainHead.DoesNotExist):
        add_app(client)

    assert not Authenticator.objects.exists()
    assert mail.outbox == []
    assert sessions_of(amelia).count() == 2


def test_a_factor_whose_removal_cannot_be_recorded_stays(client: Client, amelia: User):
    sign_in_with_app(client)
    mail.outbox.clear()
    ChainHead.objects.all().delete()

    for address in ("app/remove/", "recovery-codes/new/"):
        with pytest.raises(ChainHead.DoesNotExist):
            client.post(f"/account/second-step/{address}")

    assert Authenticator.objects.count() == 2
    assert mail.outbox == []


def test_new_recovery_codes_and_a_factor_taken_away_are_on_the_record(client: Client, amelia: User):
    sign_in_with_app(client)
    client.post("/account/second-step/recovery-codes/new/")
    client.post("/account/second-step/app/remove/")

    verbs = list(AuditEvent.objects.order_by("seq").values_list("verb", "facts"))[2:]
    assert verbs == [
        ("accounts.recovery_codes_made", '{"kind":"recovery_codes"}'),
        ("accounts.second_factor_removed", '{"kind":"recovery_codes"}'),
        ("accounts.second_factor_removed", '{"kind":"totp"}'),
    ]


def test_who_has_an_app_confirms_by_it_and_not_by_the_password(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in_with_app(client)
        clock.shift(timedelta(minutes=6))

        asked = client.get("/account/second-step/app/remove/")
        by_password = client.get("/account/reauthenticate/")

    assert asked.url.startswith("/account/second-step/again/?next=")
    assert by_password.url == "/account/second-step/again/"


@pytest.mark.parametrize(
    ("factors", "ways"),
    [
        (["totp", "webauthn", "recovery_codes"], [BY_APP, BY_PASSKEY]),
        (["webauthn", "recovery_codes"], [BY_PASSKEY, BY_RECOVERY_CODE]),
        (["totp", "recovery_codes"], [BY_APP]),
    ],
)
def test_what_one_uses_every_day_is_asked_for_first(amelia: User, factors: list[str], ways: list[str]):
    for factor in factors:
        Authenticator.objects.create(user=amelia, type=factor, data={})

    asked = Adapter().get_reauthentication_methods(amelia)

    assert [way["description"] for way in asked] == ways


def test_an_app_that_is_removed_is_asked_for_no_more(client: Client, amelia: User):
    sign_in_with_app(client)

    client.post("/account/second-step/app/remove/")

    assert not Authenticator.objects.exists()
    assert sign_in(Client()).url == "/"


def test_an_administrator_takes_it_away_from_who_has_lost_it_but_not_from_themselves(client: Client, amelia: User):
    sign_in_with_app(client)
    root = User.objects.create_superuser("root@example.org", "paper and ink 47")

    for by, account in ((amelia, amelia), (root, root), (User.objects.create_user("other@example.org"), amelia)):
        with pytest.raises(NotAllowed):
            remove_second_factors(account, by=by)
    remove_second_factors(amelia, by=root)

    event = AuditEvent.objects.latest("seq")
    assert (event.verb, event.actor, event.subject_id) == ("accounts.second_factors_removed", root, str(amelia.pk))
    assert not sessions_of(amelia).exists()
    with pytest.raises(WrongState):
        remove_second_factors(amelia, by=root)


def test_accounts_say_how_they_sign_in_in_one_query(client: Client, amelia: User, django_assert_num_queries):
    sign_in_with_app(client)
    User.objects.create_user("other@example.org", "paper and ink 47", name="Bea")

    with django_assert_num_queries(1):
        told = [(str(account), account.has_second_factor, account.devices) for account in accounts_with_sign_in()]

    assert told == [("Amelia Bright", True, 1), ("Bea", False, 0)]


def test_a_code_of_another_person_does_not_sign_in(client: Client, amelia: User):
    secret = sign_in_with_app(client)
    other = User.objects.create_user("other@example.org", "paper and ink 47")
    browser = Client()
    sign_in(browser, other.email)
    confirm(browser)
    add_app(browser)

    stranger = Client()
    sign_in(stranger, other.email)
    stranger.post(STEP, {"code": code_of(secret)})

    assert signed_in_as(stranger) is None
