"""How long one stays signed in."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.accounts.session_store import USED_AT, AccountSession
from core.accounts.sessions import end_other_sessions, end_session, forget_ended_sessions, open_sessions, sessions_of
from core.audit.trail import AuditEvent
from core.errors import NotAllowed
from tests.core.accounts.signing_in import NOON, PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def test_a_session_ends_twelve_hours_after_its_last_use(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client)
        clock.shift(timedelta(hours=11))
        after_11 = b"Amelia Bright" in client.get("/").content
        clock.shift(timedelta(hours=11, minutes=59))
        after_23 = b"Amelia Bright" in client.get("/").content
        clock.shift(timedelta(hours=12))
        after_35 = b"Amelia Bright" in client.get("/").content

    assert (after_11, after_23, after_35) == (True, True, False)


def test_a_page_writes_to_the_session_no_more_than_once_in_a_quarter_of_an_hour(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(amelia)
        clock.shift(timedelta(minutes=14, seconds=59))
        with CaptureQueriesContext(connection) as early:
            client.get("/")
        clock.shift(timedelta(seconds=1))
        with CaptureQueriesContext(connection) as late:
            client.get("/")
        noted = client.session[USED_AT]

    assert [query["sql"] for query in early if "UPDATE" in query["sql"]] == []
    assert len([query["sql"] for query in late if "UPDATE" in query["sql"]]) == 1
    assert noted == (NOON + timedelta(minutes=15)).timestamp()


def test_a_stranger_gets_no_session(client: Client):
    response = client.get("/")

    assert response.cookies.keys() == set()


def test_a_session_ends_thirty_days_after_signing_in_however_much_it_is_used(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client)
        for _ in range(60):  # up to ten hours before its end
            clock.shift(timedelta(hours=12) - timedelta(minutes=10))
            client.get("/")
        used = b"Amelia Bright" in client.get("/").content
        clock.move_to(NOON + timedelta(days=30))
        after = b"Amelia Bright" in client.get("/").content

    assert (used, after) == (True, False)


def test_a_session_says_whose_it_is_since_when_and_from_where(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False):
        client.post(
            "/account/sign-in/",
            {"login": amelia.email, "password": PASSWORD},
            headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0"},
            REMOTE_ADDR="192.0.2.7",
        )

        session = sessions_of(amelia).get()

    assert session.session_key == client.session.session_key
    assert (session.signed_in_at, session.used_at, session.place) == (NOON, NOON, "192.0.2.7")
    assert session.browser == "Mozilla/5.0 (X11; Linux) Firefox/140.0"
    assert session.number is not None


def test_one_ends_ones_own_sessions_and_the_others_stay(client: Client, amelia: User):
    other = User.objects.create_user("other@example.org")
    elsewhere, others = Client(), Client()
    for browser, person in ((client, amelia), (elsewhere, amelia), (others, other)):
        browser.force_login(person)

    ended = end_other_sessions(amelia, kept=client.session.session_key, by=amelia)

    assert ended == 1
    assert set(open_sessions().values_list("account", flat=True)) == {amelia.pk, other.pk}
    assert b"Amelia Bright" in client.get("/").content
    assert b"Amelia Bright" not in elsewhere.get("/").content
    assert AuditEvent.objects.latest("seq").facts == '{"sessions":1}'


def test_only_an_administrator_ends_the_session_of_another(client: Client, amelia: User):
    other = User.objects.create_user("other@example.org")
    administrator = User.objects.create_superuser("root@example.org")
    client.force_login(amelia)
    session = sessions_of(amelia).get()

    with pytest.raises(NotAllowed):
        end_session(session, by=other)
    end_session(session, by=administrator)

    event = AuditEvent.objects.latest("seq")
    assert not sessions_of(amelia).exists()
    assert (event.verb, event.actor, event.subject_id) == ("accounts.session_ended", administrator, str(amelia.pk))


def test_what_has_ended_is_forgotten(client: Client, amelia: User):
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(amelia)
        early = forget_ended_sessions()
        clock.shift(timedelta(hours=12))
        late = forget_ended_sessions()

    assert (early, late, AccountSession.objects.count()) == (0, 1, 0)
