"""The account behind a request."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from core.accounts.models import User


def account_of(request: HttpRequest) -> User:
    """Return the account of whoever is signed in. Raises PermissionDenied where nobody is."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user
