"""Who asks, as a request says it."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from core.accounts.models import User


def account_of(request: HttpRequest) -> User:
    """Of whoever is signed in, on a page for such only."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user
