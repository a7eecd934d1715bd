import pytest
from allauth.account.models import EmailAddress
from django.core import mail as django_mail
from django.test import Client

from core.accounts.adapter import password_link
from core.accounts.models import User
from core.accounts.services import (
    change_address,
    close_account,
    create_account,
    create_accounts,
    rename_account,
    reopen_account,
)
from core.audit.lookup import is_as_attested
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from tests.conftest import Cast


def test_an_account_signs_in_with_its_address_in_small_letters(cast: Cast) -> None:
    account = create_account("Anna@Example.org", name="Anna", password="a long passphrase", by=cast.operator)

    event = AuditEvent.objects.latest("seq")
    assert account.email == "anna@example.org"
    assert account.check_password("a long passphrase")
    assert (event.verb, event.subject_id) == ("core.account_created", str(account.pk))
    assert is_as_attested(account, account)


@pytest.mark.parametrize("email", ["", "no address", "member@example.org"])
def test_an_address_that_is_none_or_is_taken_is_refused(cast: Cast, email: str) -> None:
    with pytest.raises(Unacceptable):
        create_account(email, name="Anna", password="a long passphrase", by=cast.operator)


def test_only_the_operator_makes_accounts(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_account("anna@example.org", name="Anna", password="a long passphrase", by=cast.secretary)


def anybody(_by: User) -> bool:
    return True


def test_whoever_is_let_makes_an_account_that_cannot_sign_in_before_a_password_is_chosen(cast: Cast) -> None:
    account = create_account("anna@example.org", name="Anna", by=cast.secretary, may=anybody)

    assert not account.has_usable_password()
    with pytest.raises(NotAllowed):
        create_account("bea@example.org", name="Bea", by=cast.secretary, may=lambda _by: False)


def test_many_accounts_are_made_in_one_insert_and_one_event(cast: Cast, django_assert_num_queries) -> None:
    people = [(f"member-{number}@example.org", "Member") for number in range(200)]

    with django_assert_num_queries(6):  # within a savepoint: insert, and four of the event
        accounts = create_accounts(people, by=cast.secretary, may=anybody)

    assert not any(account.has_usable_password() for account in accounts)
    assert AuditEvent.objects.latest("seq").verb == "core.accounts_created"


def test_a_closed_account_is_signed_out_at_once_and_not_signed_in_again_by_being_opened(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.member)
    assert client.get("/meetings/").status_code == 200

    close_account(cast.member, by=cast.operator)
    closed = client.get("/meetings/").status_code
    reopen_account(cast.member, by=cast.operator)

    assert (closed, client.get("/meetings/").status_code) == (302, 302)
    assert User.objects.get(pk=cast.member.pk).is_active


def test_closing_signs_nobody_else_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)

    close_account(cast.member, by=cast.operator)

    assert client.get("/meetings/").status_code == 200


def test_an_account_is_closed_once_and_opened_once(cast: Cast) -> None:
    with pytest.raises(WrongState, match="is open"):
        reopen_account(cast.member, by=cast.operator)
    close_account(cast.member, by=cast.operator)
    with pytest.raises(WrongState, match="closed already"):
        close_account(cast.member, by=cast.operator)


def test_after_a_change_of_address_the_old_one_neither_signs_in_nor_gets_links(cast: Cast, client: Client) -> None:
    cast.member.set_password("paper and ink 47")
    cast.member.save()
    link = password_link(cast.member, "")
    assert EmailAddress.objects.filter(email="member@example.org").exists()

    before = change_address(cast.member, " New@Example.org ", by=cast.operator)

    assert before == "member@example.org"
    client.post("/account/sign-in/", {"login": "member@example.org", "password": "paper and ink 47"})
    assert "_auth_user_id" not in client.session
    client.post("/account/password/reset/", {"email": "member@example.org"})
    assert [mail.subject for mail in django_mail.outbox] == ["No SmartGov account for this address"]
    assert b"This link no longer works" in client.get(link, follow=True).content
    client.post("/account/sign-in/", {"login": "new@example.org", "password": "paper and ink 47"})
    assert client.session["_auth_user_id"] == str(cast.member.pk)


@pytest.mark.parametrize("email", ["", "no address", "chair@example.org", "Member@example.org"])
def test_an_address_that_is_none_is_taken_or_is_the_same_is_refused(cast: Cast, email: str) -> None:
    with pytest.raises(Unacceptable):
        change_address(cast.member, email, by=cast.operator)
    assert User.objects.get(pk=cast.member.pk).email == "member@example.org"


@pytest.mark.parametrize("change", [close_account, reopen_account])
def test_the_accounts_that_run_the_installation_are_changed_by_nobody(cast: Cast, change) -> None:
    root = User.objects.create_superuser("root@example.org")

    for account in (cast.operator, root):
        with pytest.raises(NotAllowed, match="runs the installation"):
            change(account, by=cast.operator, may=anybody)
        with pytest.raises(NotAllowed, match="runs the installation"):
            change_address(account, "other@example.org", by=cast.operator)


def test_an_account_is_called_otherwise(cast: Cast) -> None:
    rename_account(cast.member, "Amelia Bright", by=cast.operator)

    assert str(User.objects.get(pk=cast.member.pk)) == "Amelia Bright"
