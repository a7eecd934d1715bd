import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from core.accounts.models import User
from core.web.requests import account_of


def test_the_account_is_whoever_is_signed_in() -> None:
    request = RequestFactory().get("/")
    request.user = User(email="amelia@example.org")

    assert account_of(request) is request.user


def test_where_nobody_is_signed_in_it_is_refused() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied):
        account_of(request)
