"""A form whose proof no longer holds: kept for its owner, put back at once if that is who is signed in. And discarded
where its owner does not want it."""

from html import unescape

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


def test_its_owner_sees_it_once_more_and_discards_it(cast: Cast, sent: dict[str, str]) -> None:
    client = strict(cast.secretary)
    client.post(ADD, sent)
    page = client.get(AGENDA).content.decode()
    form = UnsentForm.objects.get()
    address = f"/account/unsent/{form.pk}/discard/"

    reader = signed_in(cast.secretary)
    asked = unescape(reader.get(address).content.decode())
    answer = reader.post(address)

    assert f'href="{address}"' in page
    assert sent["title"] in asked
    assert (answer.status_code, answer["Location"]) == (302, AGENDA)
    assert not UnsentForm.objects.exists()
    assert reader.get(address).status_code == 404


def test_nobody_else_discards_it(cast: Cast, sent: dict[str, str]) -> None:
    strict(cast.secretary).post(ADD, sent)
    address = f"/account/unsent/{UnsentForm.objects.get().pk}/discard/"

    assert [signed_in(cast.chair).get(address).status_code, signed_in(cast.chair).post(address).status_code] == [
        404,
        404,
    ]
    assert signed_in(cast.secretary).get(f"/account/unsent/{9**40}/discard/").status_code == 404
    assert UnsentForm.objects.exists()
