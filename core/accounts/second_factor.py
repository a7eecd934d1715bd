"""The second step of signing in, by allauth's mfa: an authenticator app, passkeys, recovery codes.

Secrets are sealed with the installation's key: who has read the database alone cannot make codes of them.
"""

import base64
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode

from core.accounts.models import User
from core.accounts.sessions import end_sessions, open_sessions
from core.audit.trail import record
from core.errors import NotAllowed, WrongState
from core.security_log import log_event

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Our answers to allauth's mfa."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not correct, or has been used already. Wait for the next one, then try again.",
        "cannot_generate_recovery_codes": "Recovery codes stand in for an app or a passkey: add one of these first.",
    }

    def get_totp_issuer(self) -> str:
        return "SmartGov"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"

    def encrypt(self, text: str) -> str:
        return _seals().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _seals().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise ImproperlyConfigured(
                "SECRET_KEY has changed: with the new one, secrets of the second step cannot be read."
            ) from error


def has_second_factor(account: User) -> bool:
    return Authenticator.objects.filter(user=account, type__in=FACTORS).exists()


def has_app(account: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether an authenticator app shows codes for this account; without one only recovery codes are codes."""
    return Authenticator.objects.filter(user=account.pk, type=Authenticator.Type.TOTP).exists()


def accounts_with_sign_in() -> QuerySet[User]:
    """Return the accounts that can sign in, by name, each with whether it has a second factor and on how many devices
    it is signed in."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    devices = open_sessions().filter(account=OuterRef("pk")).order_by().values("account").annotate(count=Count("*"))
    return (
        User.objects.that_can_sign_in()
        .annotate(has_second_factor=Exists(factors), devices=Coalesce(Subquery(devices.values("count")), 0))
        .order_by("name", "email")
    )


class ShownFactor(NamedTuple):
    """Proof that the second factor of an account was shown, and when, in seconds since 1970."""

    account: int
    at: float


def shown_factor(request: HttpRequest, account: User) -> ShownFactor | None:
    """Return when this session last showed the account's second factor; None where it has not."""
    at = [entry["at"] for entry in get_authentication_records(request, account) if entry["method"] == "mfa"]
    return ShownFactor(account.pk, at[-1]) if at else None


def lacks_second_factor(account: User, shown: ShownFactor | None) -> bool:
    """Tell whether the account has a second factor of which this is no proof that it was shown in the last minutes."""
    return has_second_factor(account) and not _is_fresh(shown, account)


def require_second_factor(request: HttpRequest, account: User) -> None:
    """Send whoever has a second factor, and has not shown it in the last minutes, to do so and come back.

    Raises ImmediateHttpResponse, which allauth's middleware answers. What a form held is not kept: it has a password.
    """
    if lacks_second_factor(account, shown_factor(request, account)):
        method = get_adapter(request).get_reauthentication_methods(account)[0]
        raise ImmediateHttpResponse(redirect(f"{method['url']}?{urlencode({'next': request.path})}"))


@transaction.atomic
def remove_second_factors(account: User, *, by: User) -> None:
    """Take away all that the account's second step asks for, when its person has lost it; end their sessions too.

    Raises NotAllowed unless an administrator or the operator does it, for somebody else; WrongState if there is none.
    """
    if account == by or not (by.is_administrator or by.is_operator):
        raise NotAllowed("Only another person, as an administrator of this installation, can take away a second step.")
    if not Authenticator.objects.select_for_update(no_key=True).filter(user=account).exists():
        raise WrongState(f"{account} signs in with the password alone.")
    Authenticator.objects.filter(user=account).delete()
    end_sessions(account)
    record("accounts.second_factors_removed", account, by=by)


@contextmanager
def changing_second_factor(account: User, *, kept: str | None) -> Iterator[None]:
    """Record what the block adds to an account's second step or takes from it, in one transaction with that.

    Whoever is signed in elsewhere signs in anew, by what is asked for now; ``kept`` is the key of the session that
    stays. allauth tells of a factor only once it is committed, and recovery codes may have come along with it: so the
    rows are asked.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=account.pk)  # of two changes each records its own
        before = _factors_of(account)
        yield
        now = _factors_of(account)
        if now != before:
            end_sessions(account, kept=kept)
            _record_changes(account, before, now)


def _factors_of(account: User) -> dict[int, str]:
    """Return the kinds of an account's factors by their ids, recovery codes among them, the oldest first."""
    return dict(Authenticator.objects.filter(user=account).order_by("pk").values_list("pk", "type"))


def _record_changes(account: User, before: Mapping[int, str], now: Mapping[int, str]) -> None:
    gone = [before[pk] for pk in before.keys() - now.keys()]
    new = [now[pk] for pk in now if pk not in before]
    for kind in sorted(set(gone) - set(new)):
        record("accounts.second_factor_removed", account, by=account, kind=kind)
    for kind in new:
        verb = "accounts.recovery_codes_made" if kind in gone else "accounts.second_factor_added"
        record(verb, account, by=account, kind=kind)


def note_wrong_code(request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    log_event("second_step_failed", request, of=user.pk, by=authenticator.type)


def note_factor_used(request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    log_event("second_step_passed", request, of=user.pk, by=authenticator.type)


def _is_fresh(shown: ShownFactor | None, account: User) -> bool:
    return (
        shown is not None
        and shown.account == account.pk
        and time.time() - shown.at < app_settings.REAUTHENTICATION_TIMEOUT
    )


def _seals() -> MultiFernet:
    """Return the keys that open, the present one first, which also closes."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(str(secret))) for secret in secrets])


def _key_from(secret: str) -> bytes:
    digest = salted_hmac("core.accounts.second_factor", b"", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
