"""Signing in and out, limits on tries, a forgotten password; and what every page of allauth's must be: ours."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.template.loader import get_template
from django.test import Client

from core.accounts import urls as sign_in_urls
from core.accounts.models import User
from core.audit.trail import AuditEvent, inspect_chain
from tests.core.accounts.signing_in import (
    ADDRESS,
    NEW_PASSWORD,
    NOON,
    NOT_RIGHT,
    PASSWORD,
    WAIT,
    link_in,
    shown_errors,
    sign_in,
    signed_in_as,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db


# Signing in


@pytest.mark.parametrize("address", [ADDRESS, " Amelia@Example.ORG "])
def test_address_and_password_sign_in_whatever_the_case_of_the_address(client: Client, amelia: User, address: str):
    response = sign_in(client, address)

    assert (response.status_code, response.url) == (302, "/")
    assert signed_in_as(client) == str(amelia.pk)


def test_signing_in_says_nothing_but_shows_who_one_is(client: Client, amelia: User):
    page = client.get(sign_in(client).url).content.decode()

    assert 'class="toast' not in page
    assert '<span class="initials" aria-hidden="true">AB</span>' in page
    assert "amelia@example.org" in page


@pytest.mark.parametrize(("address", "password"), [(ADDRESS, "wrong"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_get_one_answer(client: Client, amelia: User, address, password):
    response = sign_in(client, address, password)

    assert (response.status_code, shown_errors(response)) == (200, [NOT_RIGHT])
    assert signed_in_as(client) is None


def test_a_closed_account_is_told_so_and_stays_out(client: Client, amelia: User):
    User.objects.update(is_active=False)

    response = sign_in(client)

    assert response.url == "/account/inactive/"
    assert signed_in_as(client) is None


@pytest.mark.parametrize("password", ["", "!", PASSWORD])
def test_nobody_signs_in_as_the_operator(client: Client, operator: User, password: str):
    response = sign_in(client, operator.email, password)

    assert response.status_code == 200
    assert signed_in_as(client) is None


def test_an_account_that_is_closed_is_out_with_its_next_page(client: Client, amelia: User):
    sign_in(client)

    User.objects.update(is_active=False)

    assert "Sign in</a>" in client.get("/decisions/").content.decode()


def test_the_session_is_another_one_after_signing_in(client: Client, amelia: User):
    client.session["seen"] = "before"
    client.session.save()
    before = client.session.session_key

    sign_in(client)

    assert client.session.session_key not in (None, before)


def test_cookies_are_closed_to_scripts_and_to_other_sites(client: Client, amelia: User):
    client.get("/account/sign-in/")

    cookies = sign_in(client).cookies | client.cookies

    assert {name: (morsel["httponly"], morsel["samesite"]) for name, morsel in cookies.items()} == {
        "sessionid": (True, "Lax"),
        "csrftoken": (True, "Lax"),
        "known_device": (True, "Lax"),
    }


def test_without_its_token_a_form_is_refused_in_a_sentence(amelia: User):
    response = sign_in(Client(enforce_csrf_checks=True))

    assert response.status_code == 403
    assert b"<h1>This form has expired</h1>" in response.content


# Where one goes from there


@pytest.mark.parametrize("there", ["/minutes/GRID12/", "/?page=2", "http://testserver/minutes/GRID12/"])
def test_one_comes_back_to_the_page_one_came_from(client: Client, amelia: User, there: str):
    assert sign_in(client, next=there).url == there


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http://localhost/"],
)
def test_one_is_never_sent_to_another_host(client: Client, amelia: User, elsewhere: str):
    assert sign_in(client, next=elsewhere).url == "/"


# Signing out


def test_to_sign_out_one_is_asked_and_then_told(client: Client, amelia: User):
    sign_in(client)

    asked = client.get("/account/sign-out/")
    still = signed_in_as(client)
    told = client.post("/account/sign-out/", follow=True)

    assert b"<h1>Sign out?</h1>" in asked.content
    assert still == str(amelia.pk)
    assert signed_in_as(client) is None
    assert '<p class="toast toast-success">You have signed out.</p>' in told.content.decode()


# Limits


def test_after_five_wrong_passwords_the_right_one_has_to_wait_five_minutes(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        wrong = [shown_errors(sign_in(client, password=f"guess {number}")) for number in range(5)]
        sixth = sign_in(client)
        clock.shift(timedelta(minutes=5))
        later = sign_in(client)

    assert wrong == [[NOT_RIGHT]] * 5
    assert shown_errors(sixth) == [WAIT]
    assert later.status_code == 302


def test_tries_from_one_place_are_limited_whichever_addresses_they_name(client: Client):
    for number in range(30):
        sign_in(client, f"person{number}@example.org", "wrong")

    response = sign_in(client, "person31@example.org", "wrong")

    assert response.status_code == 429
    assert "Please wait a minute, then try again." in page_text(response)


def test_behind_a_proxy_the_last_address_it_adds_is_the_one_that_counts(client: Client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(30):
        client.post("/account/sign-in/", {}, headers={"x-forwarded-for": f"10.0.0.{number}, 192.0.2.1"})

    same = client.post("/account/sign-in/", {}, headers={"x-forwarded-for": "10.1.1.1, 192.0.2.1"})
    other = client.post("/account/sign-in/", {}, headers={"x-forwarded-for": "192.0.2.1, 192.0.2.2"})

    assert (same.status_code, other.status_code) == (429, 200)


# A forgotten password


def ask_for_a_link(client: Client, address: str = ADDRESS):
    return client.post("/account/password/reset/", {"email": address}, follow=True)


def test_who_forgot_the_password_chooses_another_by_a_link_in_the_mail(client: Client, amelia: User):
    ask_for_a_link(client)
    page = client.get(link_in(mail.outbox[0]), follow=True)

    done = client.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, follow=True)

    assert "<h1>Choose a new password</h1>" in page.content.decode()
    assert page.redirect_chain[-1][0].endswith("-set-password/")  # the key is out of the address
    assert "<h1>Your password has been changed</h1>" in done.content.decode()
    assert shown_errors(sign_in(client)) == [NOT_RIGHT]
    assert sign_in(client, password=NEW_PASSWORD).status_code == 302


def test_the_mail_says_what_to_do_in_plain_text_and_nothing_else(client: Client, amelia: User):
    ask_for_a_link(client)

    (message,) = mail.outbox
    assert message.subject == "A new password for SmartGov"
    assert message.to == [ADDRESS]
    assert message.message().get_content_type() == "text/plain"
    assert message.body.replace(link_in(message), "LINK") == (
        "Somebody, most likely you, asked for a new password for SmartGov at testserver.\n\n"
        "To choose one, open this address within a day:\n\n"
        "http://testserverLINK\n\n"
        "If it was not you, there is nothing to do: your password stays as it is.\n"
    )


def test_whoever_asks_for_a_link_does_not_choose_where_it_leads(client: Client, amelia: User, settings):
    settings.SITE_URL = "https://minutes.example.org"

    client.post("/account/password/reset/", {"email": ADDRESS}, headers={"host": "localhost"})

    (message,) = mail.outbox
    assert "for SmartGov at minutes.example.org." in message.body
    assert "\nhttps://minutes.example.org/account/password/reset/" in message.body
    assert "localhost" not in message.body


def test_a_link_works_once_and_for_a_day(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        ask_for_a_link(client)
        clock.shift(timedelta(hours=24, seconds=1))
        late = client.get(link_in(mail.outbox[0]), follow=True)
        ask_for_a_link(client)
        page = client.get(link_in(mail.outbox[1]), follow=True)
        client.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
        again = client.get(link_in(mail.outbox[1]), follow=True)

    assert "<h1>This link no longer works</h1>" in late.content.decode()
    assert "<h1>This link no longer works</h1>" in again.content.decode()


@pytest.mark.parametrize("address", ["nobody@example.org", "operator@localhost.example", "closed@example.org"])
def test_an_address_without_an_open_account_gets_the_same_page_and_no_link(client: Client, amelia: User, address: str):
    User.objects.create_user("closed@example.org", PASSWORD, is_active=False)
    known = ask_for_a_link(client).content

    unknown = ask_for_a_link(client, address).content

    assert without_nonce(unknown) == without_nonce(known)
    assert mail.outbox[1].subject == "No SmartGov account for this address"
    assert "/account/" not in mail.outbox[1].body


def without_nonce(page: bytes) -> str:
    return re.sub(r'nonce="[^"]*"', "", page.decode())


def test_a_new_password_lifts_the_limit_on_tries(client: Client, amelia: User):
    for number in range(5):
        sign_in(client, password=f"guess {number}")
    ask_for_a_link(client)
    page = client.get(link_in(mail.outbox[0]), follow=True)

    client.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert sign_in(client, password=NEW_PASSWORD).status_code == 302


# Changing the password


def test_a_changed_password_keeps_this_session_ends_the_others_and_is_on_the_record(client: Client, amelia: User):
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    response = client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        follow=True,
    )

    event = AuditEvent.objects.get()
    assert '<p class="toast toast-success">Your password has been changed.</p>' in response.content.decode()
    assert "Amelia Bright" in response.content.decode()
    assert "Amelia Bright" not in elsewhere.get("/").content.decode()
    assert (event.verb, event.actor, event.subject_id, event.facts) == (
        "accounts.password_set",
        amelia,
        str(amelia.pk),
        "{}",
    )
    assert inspect_chain().fault is None


def test_the_present_password_must_be_right(client: Client, amelia: User):
    client.force_login(amelia)

    response = client.post(
        "/account/password/change/", {"oldpassword": "wrong", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    )

    assert shown_errors(response) == ["That is not your current password."]


def test_an_account_without_a_password_chooses_its_first(client: Client):
    newcomer = User.objects.create_user("newcomer@example.org")
    client.force_login(newcomer)

    sent_to = client.get("/account/password/change/").url
    client.post(sent_to, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert sent_to == "/account/password/set/"
    assert sign_in(Client(), newcomer.email, NEW_PASSWORD).status_code == 302


def test_who_is_signed_in_can_be_asked_for_the_password_again(client: Client, amelia: User):
    client.force_login(amelia)

    wrong = client.post("/account/reauthenticate/?next=/minutes/GRID12/", {"password": "wrong"})
    right = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/minutes/GRID12/"})

    assert shown_errors(wrong) == ["The password is incorrect."]
    assert right.url == "/minutes/GRID12/"


# Who makes accounts


def test_nobody_makes_an_account_for_themselves(client: Client):
    data = {"email": "new@example.org", "password1": NEW_PASSWORD}

    page, answer = client.get("/account/sign-up/"), client.post("/account/sign-up/", data)

    assert b"The secretariat creates accounts" in page.content
    assert b"The secretariat creates accounts" in answer.content
    assert not User.objects.exists()


# What is shown is ours


def shown_templates() -> list[str]:
    views = [pattern.callback.view_class for pattern in sign_in_urls.urlpatterns]
    pages = {view.template_name for view in views} - {None}  # of what answers a script alone
    changes = ("totp_activated", "totp_deactivated", "recovery_codes_generated", "webauthn_added", "webauthn_removed")
    closed = {"account/signup_closed.html"} - pages
    texts = {
        "emails/password_reset_key.txt",
        "emails/password_reset_key_subject.txt",
        "emails/unknown_account.txt",
        "emails/unknown_account_subject.txt",
        "account/messages/logged_in.txt",
        "account/messages/logged_out.txt",
        "account/messages/password_changed.txt",
        "account/messages/password_set.txt",
        "emails/sign_in_changed.txt",
        "emails/sign_in_changed_subject.txt",
        *(f"mfa/messages/{change}.txt" for change in changes),
    }
    return sorted(pages - {"account/signup.html"} | closed | texts)  # sign-up is closed, so its form is never shown


@pytest.mark.parametrize("name", shown_templates())
def test_every_page_mail_and_message_of_allauth_is_a_template_of_ours(name: str):
    assert Path(get_template(name).origin.name).is_relative_to(settings.BASE_DIR / "templates")
