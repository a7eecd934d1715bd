"""The account behind a request, and the numbers that a page sends with it."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from core.accounts.models import User

MOST_DIGITS = 18  # of a row's id or a place: the longest that every database can look for


def account_of(request: HttpRequest) -> User:
    """Return the account of whoever is signed in. Raises PermissionDenied where nobody is."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def number_sent(sent: object) -> int | None:
    """Return the whole number that a page sent, of a row or a place; None for what can be neither, however long."""
    digits = str(sent)
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None
