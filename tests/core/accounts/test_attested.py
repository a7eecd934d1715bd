"""Whoever changes an account leaves it as the trail attests; what allauth does by itself changes none."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from core.accounts.models import User
from core.accounts.services import change_address, close_account, create_accounts, rename_account, reopen_account
from core.audit.lookup import is_as_attested
from tests.conftest import Cast
from tests.core.accounts.signing_in import ADDRESS, PASSWORD, link_in, sign_in


def test_each_change_attests_the_account_as_it_then_is(cast: Cast) -> None:
    (account,) = create_accounts([("anna@example.org", "Anna")], by=cast.operator)
    changes: list[Callable[[], object]] = [
        lambda: rename_account(account, "Anna Price", by=cast.operator),
        lambda: change_address(account, "price@example.org", by=cast.operator),
        lambda: close_account(account, by=cast.operator),
        lambda: reopen_account(account, by=cast.operator),
    ]

    assert is_as_attested(account, cast.operator)
    for change in changes:
        change()
        now = User.objects.get(pk=account.pk)
        assert is_as_attested(now, now)


@pytest.mark.parametrize("field", ["email", "name", "is_active", "is_staff", "is_superuser"])
def test_each_fact_of_an_account_counts(cast: Cast, field: str) -> None:
    (account,) = create_accounts([("anna@example.org", "Anna")], by=cast.operator)
    setattr(account, field, {"email": "b@example.org", "name": "Bea"}.get(field, not getattr(account, field)))

    assert not is_as_attested(account, cast.operator)


def test_signing_in_and_a_new_password_leave_the_address_whatever_else_allauth_knows(
    client: Client, amelia: User
) -> None:
    """allauth keeps addresses of its own, and by some of its pages the first of them becomes the account's."""
    EmailAddress.objects.create(user=amelia, email="mallory@example.org", primary=True, verified=True)

    sign_in(client)
    client.post("/account/password/change/", dict.fromkeys(("password1", "password2"), "pen and vellum 48"))
    Client().post("/account/password/reset/", {"email": ADDRESS})
    chosen = Client().get(link_in(mail.outbox[-1]), follow=True)
    Client().post(chosen.request["PATH_INFO"], dict.fromkeys(("password1", "password2"), PASSWORD))
    for address in ("email/", "confirm-email/", "login/code/"):
        assert client.get(f"/account/{address}").status_code == 404

    assert User.objects.get(pk=amelia.pk).email == ADDRESS
