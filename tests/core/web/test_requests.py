import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from core.accounts.models import User
from core.web.requests import account_of, number_sent


def test_the_account_is_whoever_is_signed_in() -> None:
    request = RequestFactory().get("/")
    request.user = User(email="amelia@example.org")

    assert account_of(request) is request.user


def test_where_nobody_is_signed_in_it_is_refused() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied):
        account_of(request)


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ("12", 12),
        (12, 12),
        ("0", 0),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.0", None),
        ("²", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
    ],
)
def test_a_number_is_one_that_every_database_takes(sent: object, number: int | None) -> None:
    assert number_sent(sent) == number
