"""Where one is signed in, and how one signs out elsewhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.accounts.sessions import sessions_of
from tests.core.accounts.second_steps import confirm
from tests.core.accounts.signing_in import sign_in
from tests.pages import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(amelia: User) -> Client:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(other, place="192.0.2.9")
    return other


def test_own_sessions_are_listed_and_nobody_elses_and_no_key_is_shown(client: Client, amelia: User, elsewhere: Client):
    Client().force_login(User.objects.create_user("other@example.org"))
    sign_in(client)

    page = client.get("/account/sessions/")

    assert len(page.context["rows"]) == 2
    assert "Firefox on Windows" in page_text(page)
    assert "192.0.2.9" in page_text(page)
    assert len(re.findall(r"used \d+ \w+ \d{4}, \d\d:\d\d (?:GMT|BST)\b", page_text(page))) == 3  # once unseen
    assert not any(session.session_key in page.content.decode() for session in sessions_of(amelia))


def test_before_a_device_is_signed_out_one_shows_again_who_one_is(client: Client, amelia: User, elsewhere: Client):
    there = sessions_of(amelia).get()
    sign_in(client)

    asked = client.post(f"/account/sessions/{there.number}/end/")
    confirm(client)
    done = client.post(f"/account/sessions/{there.number}/end/", follow=True)

    assert asked.url.startswith("/account/reauthenticate/")
    assert "That device is signed out." in page_text(done)
    assert b"Amelia Bright" not in elsewhere.get("/").content


def test_everywhere_else_is_signed_out_at_once(client: Client, amelia: User, elsewhere: Client):
    sign_in(client)
    confirm(client)

    done = client.post("/account/sessions/others/end/", follow=True)

    assert "You are signed out everywhere else." in page_text(done)
    assert sessions_of(amelia).get().session_key == client.session.session_key


def test_the_session_of_another_is_not_there(client: Client, amelia: User, elsewhere: Client):
    client.force_login(User.objects.create_user("other@example.org", "paper and ink 47"))

    assert client.get(f"/account/sessions/{sessions_of(amelia).get().number}/end/").status_code == 404
    assert client.get(f"/account/everybody/{amelia.pk}/").status_code == 403
    assert client.get("/account/everybody/").status_code == 403


def test_an_administrator_sees_how_everybody_signs_in_and_signs_them_out(
    client: Client, amelia: User, elsewhere: Client
):
    root = User.objects.create_superuser("root@example.org", "paper and ink 47")
    sign_in(client, root.email)
    confirm(client)

    everybody = client.get("/account/everybody/")
    theirs = client.get(f"/account/everybody/{amelia.pk}/")
    client.post(f"/account/sessions/{theirs.context['rows'][0]['session'].number}/end/")

    assert "amelia@example.org" in page_text(everybody)
    assert "Firefox on Windows" in page_text(theirs)
    assert not sessions_of(amelia).exists()


def test_a_page_of_sessions_asks_as_much_of_the_database_at_any_length(client: Client, amelia: User):
    sign_in(client)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/sessions/")
        counts.append(len(asked))
        for _ in range(5):
            Client().force_login(amelia)

    assert counts[0] == counts[1]
