"""What a request says of who asks, and of the address it was sent to."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from core.accounts.models import User
from core.web.site import site_address


def account_of(request: HttpRequest) -> User:
    """Of whoever is signed in, on a page for such only."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def site_of(request: HttpRequest) -> str:
    """The address this installation is reached by, as a mail's links begin."""
    return site_address(request)
