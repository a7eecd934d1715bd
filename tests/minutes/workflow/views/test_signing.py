import re
from urllib.parse import quote

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from core.accounts.models import User
from minutes.enums import MinutesState
from minutes.models import Minutes, SignOff, Version
from tests.conftest import Cast
from tests.core.accounts.second_steps import code_of
from tests.factories import paragraph, write
from tests.minutes.workflow.clicking import PAGE, hidden_text, page_of
from tests.minutes.workflow.signing import PASSWORD, bring_to
from tests.pages import page_text

S = MinutesState


def test_a_wrong_password_is_said_at_the_field_and_many_are_stopped(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.APPROVED, complete, cast)
    client.force_login(cast.chair)
    text = hidden_text(page_of(client, f"{PAGE}sign/"))

    answers = [
        page_text(client.post(f"{PAGE}sign/", {"password": "guess", "text": text, "name": "Chair"})) for _ in range(12)
    ]
    last = client.post(f"{PAGE}sign/", {"password": PASSWORD, "text": text, "name": "Chair"})

    assert "The password is incorrect. Nothing was signed." in answers[0]
    assert "Too many attempts." in answers[-1]
    assert last.status_code == 400
    assert Minutes.objects.get().state == S.APPROVED


def test_the_chair_sees_which_words_differ_and_the_hashes_that_will_be_signed(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    client.force_login(cast.secretary)
    client.post(f"{PAGE}return-to-draft/", {"reason": "A correction."})
    write(complete, 2, paragraph("talk 12", "The Panel talked at length."))
    client.post(f"{PAGE}approve/", {"at": "ex-committee"})
    client.force_login(cast.chair)

    page = page_of(client, f"{PAGE}sign/")
    client.post(f"{PAGE}sign/", {"password": PASSWORD, "text": hidden_text(page), "name": "Chair"})

    version = Version.objects.first()
    assert "One place differs, in item 2" in page
    assert "taken out: </span>talked." in page
    assert "put in: </span>talked at length." in page
    assert "as corrected" in page
    shown = re.sub(r"\s", "", page)
    assert version.public_sha256 in shown
    assert version.confidential_sha256 in shown
    assert "Sign version 3" in page


def test_the_page_says_in_which_name_one_signs_and_no_other_is_signed_in(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.APPROVED, complete, cast)
    client.force_login(cast.chair)
    page = page_of(client, f"{PAGE}sign/")
    sent = {"password": PASSWORD, "text": hidden_text(page), "name": "Chair"}
    User.objects.filter(pk=cast.chair.pk).update(name="Mallory")

    refused = client.post(f"{PAGE}sign/", sent)
    User.objects.filter(pk=cast.chair.pk).update(name="Chair")
    client.post(f"{PAGE}sign/", sent)

    assert "You sign as <strong>Chair</strong>, Chair" in page
    assert "Your account has another name now: Mallory." in page_text(refused)
    assert (refused.status_code, SignOff.objects.get().name) == (409, "Chair")


def test_who_has_a_second_factor_shows_it_before_signing(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.APPROVED, complete, cast)
    secret = "A" * 32
    TOTP.activate(cast.chair, secret)
    client.force_login(cast.chair)

    asked = client.get(f"{PAGE}sign/")
    without = client.post(f"{PAGE}sign/", {"password": PASSWORD})
    unsigned = Minutes.objects.get().state
    back = client.post(asked.url, {"code": code_of(secret), "next": f"{PAGE}sign/"})
    text = hidden_text(page_of(client, back.url))
    client.post(f"{PAGE}sign/", {"password": PASSWORD, "text": text, "name": "Chair"})

    assert asked.url == f"/account/second-step/again/?next={quote(PAGE + 'sign/', safe='')}"
    assert (without.url, unsigned) == (asked.url, S.APPROVED)
    assert back.url == f"{PAGE}sign/"
    assert Minutes.objects.get().state == S.SIGNED
