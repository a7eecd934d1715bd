"""Rows of sessions, as Django writes them."""

import pytest
from django.test import Client

from core.accounts.models import User
from core.accounts.session_store import LONGEST_LIFE, SIGNED_IN_AT, AccountSession, SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_of_nobody_says_nothing():
    store = SessionStore()
    store["seen"] = "before"
    store.create()

    session = AccountSession.objects.get()
    assert (session.account, session.number, session.place) == (None, None, "")
    assert SessionStore(store.session_key).load() == {"seen": "before"}


def test_a_use_is_written_onto_the_same_row(client: Client, amelia: User):
    client.force_login(amelia)
    before = AccountSession.objects.get()

    session = client.session
    session["seen"] = "since"
    session.save()

    after = AccountSession.objects.get()
    assert (after.session_key, after.number, after.account) == (before.session_key, before.number, amelia)


@pytest.mark.parametrize(("age", "left"), [(0, 12 * 3600), (LONGEST_LIFE - 60, 60), (LONGEST_LIFE + 60, 0)])
def test_its_end_comes_no_later_than_its_longest_life(age: int, left: int):
    import time

    store = SessionStore()
    store[SIGNED_IN_AT] = time.time() - age

    assert store.get_expiry_age() == pytest.approx(left, abs=2)
