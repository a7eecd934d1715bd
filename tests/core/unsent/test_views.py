"""A form whose proof no longer holds: kept for its owner, put back at once if that is who is signed in."""

import pytest
from django.test import Client

from core.accounts.models import User
from core.unsent.models import UnsentForm
from tests.conftest import Cast
from tests.ended_sessions import filled_in, forms_of, held_by, signed_in
from tests.meetings.agenda.planning import plan_meeting

AGENDA, ADD = "/meetings/GRID12/agenda/", "/meetings/GRID12/agenda/add"


@pytest.fixture
def sent(cast: Cast) -> dict[str, str]:
    plan_meeting(cast.panel)
    form = next(form for form in forms_of(signed_in(cast.secretary).get(AGENDA)) if form.get("action") == ADD)
    return dict(filled_in(form))


def strict(account: User | None) -> Client:
    client = Client(enforce_csrf_checks=True, headers={"referer": f"http://testserver{AGENDA}"})
    if account:
        client.force_login(account)
    return client


def test_its_owner_finds_it_as_it_was(cast: Cast, sent: dict[str, str]) -> None:
    client = strict(cast.secretary)
    answer = client.post(ADD, sent)

    assert (answer.status_code, answer["Location"]) == (302, AGENDA)
    assert ("title", sent["title"]) in held_by(client.get(AGENDA))


def test_nobody_is_asked_to_sign_in(cast: Cast, sent: dict[str, str]) -> None:
    answer = strict(None).post(ADD, sent)

    assert answer["Location"] == "/account/sign-in/?next=/meetings/GRID12/agenda/"
    assert UnsentForm.objects.get().account == cast.secretary


def test_somebody_else_learns_only_that_it_is_kept(cast: Cast, sent: dict[str, str]) -> None:
    client = strict(cast.chair)
    answer = client.post(ADD, sent)

    assert answer.status_code == 403
    assert "kept for them" in answer.content.decode()
    assert sent["title"][:5] not in client.get("/").content.decode()
    assert UnsentForm.objects.get().account == cast.secretary


def test_without_a_mark_nothing_is_kept(cast: Cast, sent: dict[str, str]) -> None:
    answer = strict(cast.secretary).post(ADD, sent | {"form_of": "1:made-up"})

    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()
    assert not UnsentForm.objects.exists()


def test_a_script_is_told_to_ask(cast: Cast, sent: dict[str, str]) -> None:
    answer = strict(cast.secretary).post(ADD, sent, headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert not UnsentForm.objects.exists()
