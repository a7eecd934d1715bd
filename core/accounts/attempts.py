"""Limits on tries of a password that slow a guesser down and shut nobody out from elsewhere.

Tries are counted for an account and the network that they come from: who guesses in one place does not lock the door in
another. Against a guesser with many networks all tries for an account are counted together too; a device on which its
person has signed in before is not subject to that, but has a count of its own.
"""

from uuid import uuid4

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from core.accounts.models import User
from core.accounts.places import network_of

COOKIE = f"{settings.COOKIE_PREFIX}known_device"
A_YEAR = 365 * 24 * 3600
MOST_ACCOUNTS = 5  # that one device is known for
_APP = "allauth.account"  # whose ACCOUNT_RATE_LIMITS these are
_SALT = "core.accounts.known_device"


def count_attempt(request: HttpRequest, address: str) -> RateLimitUsage | None:
    """Count one try to sign in with this address; None where there were too many."""
    whence = known_device(request, address) or f"network {network_of(request)}"
    usage = _consume(request, "login_failed", f"{whence} {address.lower()}")
    if usage is None or whence.startswith("device"):
        return usage
    everywhere = _consume(request, "login_failed_anywhere", address.lower())
    if everywhere is None:
        return None
    return RateLimitUsage(usage.usage + everywhere.usage)


def forget_attempts(request: HttpRequest, address: str) -> None:
    """After a new password, which only the account's person can choose, they need not wait."""
    for whence in (known_device(request, address), f"network {network_of(request)}"):
        ratelimit.clear(request, app=_APP, action="login_failed", key=f"{whence} {address.lower()}")
    ratelimit.clear(request, app=_APP, action="login_failed_anywhere", key=address.lower())


def known_device(request: HttpRequest, address: str) -> str:
    """Return what this device is called for the person of this address; empty where they never signed in on it."""
    names = _names_on(request)
    account = User.objects.filter(email=address.lower()).first() if names else None
    name = names.get(str(account.pk)) if account else None
    return f"device {name}" if name else ""


def remember_device(request: HttpRequest, response: HttpResponse, account: User) -> None:
    """Let this device be known for the account from now on. The cookie opens nothing: it names the device's count."""
    names = _names_on(request)
    names.setdefault(str(account.pk), uuid4().hex)
    newest = dict(list(names.items())[-MOST_ACCOUNTS:])
    cookie = signing.dumps(newest, salt=_SALT)
    response.set_cookie(COOKIE, cookie, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")


def _names_on(request: HttpRequest) -> dict[str, str]:
    try:
        names: dict[str, str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=A_YEAR)
    except signing.BadSignature:
        return {}
    return names


def _consume(request: HttpRequest, action: str, key: str) -> RateLimitUsage | None:
    usage: RateLimitUsage | None = ratelimit.consume(request, app=_APP, action=action, key=key)
    return usage
