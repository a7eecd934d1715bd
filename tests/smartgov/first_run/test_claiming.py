"""Whoever has the code of a new installation becomes its administrator, once."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Refusal, Unacceptable, WrongState
from smartgov.first_run.claiming import claim_installation
from smartgov.first_run.setup_code import is_setup_code
from tests.smartgov.first_run.accounts import PASSWORD

pytestmark = pytest.mark.usefixtures("var")


def test_whoever_has_the_code_becomes_the_administrator(code: str, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        account = claim_installation("Ada@Example.org", name="Ada Quill", password=PASSWORD, code=code)

    assert (account.email, account.is_administrator, account.is_staff) == ("ada@example.org", True, False)
    assert account.check_password(PASSWORD)
    assert (account.person.name, AuditEvent.objects.get().verb) == ("Ada Quill", "core.installation_claimed")
    assert not is_setup_code(code)


@pytest.mark.parametrize(
    ("changes", "refusal", "said"),
    [
        ({"code": "guess"}, NotAllowed, "not this installation’s setup code"),
        ({"name": " "}, Unacceptable, "Enter your name"),
        ({"password": "12345678"}, Unacceptable, "too common"),
        ({"password": "ada@example.org"}, Unacceptable, "too similar"),
        ({"email": "no address"}, Unacceptable, "valid email"),
    ],
)
def test_what_will_not_do_makes_nothing(code: str, changes: dict[str, str], refusal: type[Refusal], said: str) -> None:
    given = {"email": "ada@example.org", "name": "Ada Quill", "password": PASSWORD, "code": code} | changes

    with pytest.raises(refusal, match=said):
        claim_installation(given.pop("email"), **given)

    assert (User.objects.exists(), is_setup_code(code)) == (False, True)


def test_once_somebody_can_sign_in_the_code_opens_nothing(code: str) -> None:
    User.objects.create_user("bo@example.org", PASSWORD)

    with pytest.raises(WrongState, match="The first account has been created"):
        claim_installation("ada@example.org", name="Ada", password=PASSWORD, code=code)


def test_an_account_that_cannot_sign_in_is_nobody(code: str) -> None:
    User.objects.operator()
    User.objects.create_user("closed@example.org", PASSWORD, is_active=False)

    assert claim_installation("ada@example.org", name="Ada", password=PASSWORD, code=code).is_administrator


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_at_once_one_wins(code: str) -> None:
    start, outcomes = Barrier(2), []

    def claim(email: str) -> None:
        start.wait()
        try:
            outcomes.append(claim_installation(email, name="A", password=PASSWORD, code=code).email)
        except Refusal as refusal:
            outcomes.append(type(refusal))
        finally:
            connections.close_all()

    threads = [Thread(target=claim, args=(f"{name}@example.org",)) for name in ("ada", "bo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    winner = User.objects.get()
    assert winner.email in outcomes
    assert set(outcomes) - {winner.email} <= {WrongState, NotAllowed}
    assert len(outcomes) == 2
    connection.close()
