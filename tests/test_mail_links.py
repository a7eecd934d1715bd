"""Every mail that the product sends: who hears from an answer to it, that no machine answers, and where it leads.

Every link is followed, as a mail scanner does and as its reader's browser does: no row changes.
"""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import resolve
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.people.services.accounts import invitation
from tests.conftest import Cast
from tests.every_mail import STRANGER, rows, send_every_mail

SITE = "http://testserver"
LED_TO = {
    "account_reset_password_from_key",
    "go",
    "meetings:agenda",
    "meetings:coming",
    "meetings:coming-by-mail",
    "meetings:pack-detail",
    "meetings:panel-calendar",
    "meetings:people",
    "meetings:person",
    "meetings:questions",
    "minutes:action-answer",
    "minutes:meeting-detail",
    "minutes:minutes-detail",
    "minutes:my-actions",
}
# How each mail about a panel begins; then about another; then those about an account alone, which no secretariat is
# asked for.
OF_A_PANEL = {
    "GRID31: agenda issued",
    "GRID31: revised agenda",
    "GRID31: agenda recalled",
    "GRID31: an item has been proposed",
    "GRID31: your proposed item",
    "GRID31: are you coming?",
    "GRID31: your answer has changed",
    "GRID31: papers are due",
    "GRID31 has been moved",
    "GRID31 is cancelled",
    "GRID31 will be held after all",
    "GRID-C1: your answer by",
    "GRID-C2: your answer by",
    "GRID-C1: your answer is awaited",
    "GRID-C1: more time",
    "GRID-C1: an answer was entered for you",
    "GRID-C1 is closed",
    "GRID-C2 is cancelled",
    "GRID12: you owe 2 actions",
    "GRID12: draft minutes circulated",
    "GRID12/02: not closed",
    "GRID12: an action of yours is open again",
    "GRID: Member’s term ends soon",
    "GRID: a correction of Observer",
    "Your account at SmartGov",
    "The email address you sign in with has changed",
}
OF_ANOTHER_PANEL = {"OTHER: your correction of Observer is answered"}
OF_AN_ACCOUNT = {"A new password for SmartGov", "No SmartGov account for this address"}


@pytest.fixture
def sent(cast: Cast, settings: Settings) -> list[EmailMessage]:
    """Every kind of mail, sent by what sends it."""
    settings.SITE_URL = SITE
    return send_every_mail(cast, SITE)


def kinds_of(messages: list[EmailMessage]) -> set[str]:
    """The beginnings of subjects that these mails have; one that is of no kind stands there whole."""
    known = OF_A_PANEL | OF_ANOTHER_PANEL | OF_AN_ACCOUNT
    return {next((kind for kind in known if sent.subject.startswith(kind)), sent.subject) for sent in messages}


def test_every_kind_of_mail_is_sent_here(sent: list[EmailMessage]) -> None:
    assert kinds_of(sent) == OF_A_PANEL | OF_ANOTHER_PANEL | OF_AN_ACCOUNT


def test_an_answer_to_a_mail_goes_to_the_secretariat(cast: Cast, sent: list[EmailMessage]) -> None:
    answered_by = {tuple(message.reply_to): set() for message in sent}
    for message in sent:
        answered_by[tuple(message.reply_to)] |= kinds_of([message])

    assert answered_by == {
        (cast.secretary.email,): OF_A_PANEL,
        (cast.outsider.email,): OF_ANOTHER_PANEL,
        (): OF_AN_ACCOUNT,
    }


def test_no_machine_answers_a_mail(sent: list[EmailMessage]) -> None:
    headers = {(message["Auto-Submitted"], message["X-Auto-Response-Suppress"]) for message in written(sent)}

    assert headers == {("auto-generated", "OOF, AutoReply")}


def written(messages: list[EmailMessage]) -> list[object]:
    return [message.message() for message in messages]


def test_mails_are_plain_text_alone(sent: list[EmailMessage]) -> None:
    assert {message.get_content_type() for message in written(sent)} == {"text/plain"}


def links_to(address: str, messages: list[EmailMessage]) -> list[str]:
    """The addresses in what is sent there, without the site."""
    own = [message.body for message in messages if message.to == [address]]
    return sorted({link for body in own for link in re.findall(rf"{SITE}(/[^\s,]*)", body)})


def test_every_link_begins_with_the_address_of_the_site(sent: list[EmailMessage]) -> None:
    strange = [message.body for message in sent if message.body.count("://") != message.body.count(SITE)]

    assert strange == []


def test_following_every_link_of_every_mail_changes_no_row(
    cast: Cast, sent: list[EmailMessage], client: Client
) -> None:
    led_to = set()
    readers = {cast.member.email: Client(), cast.secretary.email: Client(), STRANGER: client}
    for address, browser in readers.items():
        if browser is not client:
            browser.force_login(User.objects.get(email=address))
    before = rows()

    for address, browser in readers.items():
        for link in links_to(address, sent):
            answers = [browser.head(link, follow=True), browser.get(link, follow=True)]
            assert (link, [answer.status_code for answer in answers]) == (link, [200, 200])
            client.get(link, follow=True)  # a scanner, signed in as nobody
            led_to.add(resolve(link.partition("?")[0]).view_name)
    after = rows()

    assert {name: kept for name, kept in after.items() if kept != before[name]} == {}
    assert led_to == LED_TO


def test_a_link_to_a_new_password_signs_nobody_else_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)
    (link,) = re.findall(rf"{SITE}(/account/\S+)", invitation(cast.member, SITE).body)

    page = client.get(link, follow=True)

    assert "You are signed in as Chair. Saving this password will sign you out." in page.content.decode()
    assert client.get("/meetings/").context["user"] == cast.chair
    client.post(page.request["PATH_INFO"], {"password1": "ink and paper 48", "password2": "ink and paper 48"})
    assert client.get("/meetings/").status_code == 302
    cast.member.refresh_from_db()
    assert cast.member.check_password("ink and paper 48")
