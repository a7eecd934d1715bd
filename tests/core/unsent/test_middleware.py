"""A form whose session has ended: kept, asked about, put back; and what a script is told."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from core.unsent.models import UnsentForm
from tests.conftest import Cast
from tests.ended_sessions import filled_in, forms_of, held_by, send, signed_in
from tests.meetings.agenda.planning import plan_meeting

AGENDA = "/meetings/GRID12/agenda/"
ADD = "/meetings/GRID12/agenda/add"
PASSWORD = "paper and ink 47"


@pytest.fixture
def agenda(cast: Cast) -> Cast:
    plan_meeting(cast.panel)
    return cast


def sent_without_a_session(owner: User, page: str = AGENDA, action: str = ADD):
    reader = signed_in(owner)
    form = next(form for form in forms_of(reader.get(page)) if form.get("action", "").startswith(action))
    sent = filled_in(form)
    AccountSession.objects.all().delete()
    return sent, send(action, sent, page)


def test_signing_in_leads_back_to_the_form_as_it_was(agenda: Cast) -> None:
    agenda.secretary.set_password(PASSWORD)
    agenda.secretary.save()
    sent, answer = sent_without_a_session(agenda.secretary)
    client = Client()

    client.cookies = answer.cookies
    assert "Nothing you typed is lost" in client.get(answer["Location"]).content.decode()
    page = client.post(
        "/account/sign-in/",
        {"login": agenda.secretary.email, "password": PASSWORD, "next": next_of(answer)},
        follow=True,
    )

    assert page.request["PATH_INFO"] == AGENDA
    assert {pair for pair in sent if pair[0] != "csrfmiddlewaretoken"} <= held_by(page)
    assert "nothing of it is saved yet" in page.content.decode()


def test_whoever_else_signs_in_sees_nothing_of_it(agenda: Cast) -> None:
    _, answer = sent_without_a_session(agenda.secretary)
    other = signed_in(agenda.chair)

    page = other.get(next_of(answer)).content.decode()

    assert "Typed" not in page
    assert "alert unsent" not in other.get("/").content.decode()
    assert "alert unsent" in signed_in(agenda.secretary).get("/").content.decode()


def test_once_it_is_sent_it_is_forgotten(agenda: Cast) -> None:
    _, answer = sent_without_a_session(agenda.secretary)
    client = signed_in(agenda.secretary)
    form = next(form for form in forms_of(client.get(next_of(answer))) if form.get("action") == ADD)
    values = dict(form.form_values())

    assert client.post(ADD, {**values, "title": ""}).status_code == 400
    assert UnsentForm.objects.count() == 1
    assert client.post(ADD, values).status_code == 302
    assert UnsentForm.objects.count() == 0


def test_a_form_that_nobody_owns_leads_to_where_it_stood_and_no_further(agenda: Cast) -> None:
    ours = Client().post(ADD, {"title": "Words"}, headers={"referer": f"http://testserver{AGENDA}"})
    foreign = Client().post(ADD, {"title": "Words"}, headers={"referer": "https://elsewhere.example/x"})

    assert (next_of(ours), next_of(foreign)) == (AGENDA, ADD)
    assert not UnsentForm.objects.exists()


@pytest.mark.parametrize("header", [{"HX-Request": "true"}, {"X-Requested-With": "fetch"}])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_that_stays_open_is_told_and_gets_no_page_to_put_in(agenda: Cast, header: dict, method: str) -> None:
    address = AGENDA if method == "get" else ADD
    answer = getattr(Client(), method)(address, headers=header)

    assert answer.status_code == 401
    assert answer.json()["sign_in"] == "/account/sign-in/"
    assert "no-store" in answer["Cache-Control"]


def test_an_address_that_is_only_sent_to_has_its_words_shown_at_home(agenda: Cast) -> None:
    sent, _ = sent_without_a_session(agenda.secretary)
    UnsentForm.objects.update(page=ADD)
    client = signed_in(agenda.secretary)

    page = client.get(ADD, follow=True)

    assert page.request["PATH_INFO"] == "/"
    assert ("title", dict(sent)["title"]) in held_by(page)


def next_of(answer) -> str:
    return parse_qs(urlsplit(answer["Location"]).query)["next"][0]
