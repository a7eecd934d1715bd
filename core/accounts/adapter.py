"""Signing in by allauth: email address and password, for people whose account somebody else has created."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from core.accounts.attempts import count_attempt, forget_attempts, remember_device
from core.accounts.models import User
from core.accounts.places import browser_in_words, browser_of, place_of
from core.accounts.second_factor import has_app
from core.accounts.sessions import end_sessions
from core.audit.trail import record
from core.background.mail import compose, message_of
from core.security_log import log_event
from core.web.site import site_address

# What a person is told by mail of a change to how they sign in, by allauth's name of it.
CHANGES = {
    "password_changed": "Your password has been changed.",
    "password_set": "Your account has been given a password.",
    "password_reset": "Your password has been changed by the link that was sent to this address.",
    "totp_activated": "An authenticator app of yours has been added.",
    "totp_deactivated": "Your authenticator app has been removed.",
    "recovery_codes_generated": "New recovery codes have been made; the old ones no longer work.",
    "webauthn_added": "A passkey of yours has been added.",
    "webauthn_removed": "A passkey of yours has been removed.",
}
BY_APP = "Use a code of your authenticator app instead, or a recovery code"
BY_RECOVERY_CODE = "Use a recovery code instead"
BY_PASSKEY = "Use a passkey instead"


class Adapter(DefaultAccountAdapter):
    """Our answers to allauth: nobody signs up, nobody is sent to another host, and errors in our words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is incorrect.",
        "too_many_login_attempts": "Too many attempts. Please wait five minutes, then try again.",
        "incorrect_password": "The password is incorrect.",
        "enter_current_password": "That is not your current password.",
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try, as core.accounts.attempts does; one that succeeds is taken back by allauth."""
        self._login_failed_rl_usage = count_attempt(request, credentials.get("email", ""))
        if self._login_failed_rl_usage is None:
            log_event("sign_in_blocked", request, address=credentials.get("email", ""))
            raise self.validation_error("too_many_login_attempts")

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        forget_attempts(request, credentials.get("email", ""))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **how: Any) -> HttpResponse:
        response = super().post_login(request, user, **how)
        if isinstance(user, User):
            remember_device(request, response, user)
        return response

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - closed to all
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether it is an address on this very host: other names in ALLOWED_HOSTS may be other installations."""
        request = self.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Ask for the second factor of whoever has one: a password may be known to others, and does not replace it.

        Whoever has no app is asked for a passkey first: recovery codes are for the day that it is lost.
        """
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        second = [method for method in methods if method["id"] != "reauthenticate"]
        if not second:
            return methods
        is_by_app = has_app(user)
        by_code = BY_APP if is_by_app else BY_RECOVERY_CODE
        words = {"mfa_reauthenticate": by_code, "mfa_reauthenticate:webauthn": BY_PASSKEY}
        for method in second:
            method["description"] = words[method["id"]]
        return second if is_by_app else second[::-1]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the same for all
        return reverse("home")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Not from the request's own host, which whoever asks may choose, where SITE_URL says the address."""
        uid, _, token = key.partition("-")
        return _password_address(site_address(self.request), uid, token)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,  # noqa: ARG002 - ours are on every mail
    ) -> EmailMessage:
        """Composed as all mails are; of the context allauth gives only the link and the moment are used."""
        event = template_prefix.rpartition("/")[2]
        site = site_address(self.request)
        to = email if isinstance(email, str) else email[0]
        words = {"host": urlsplit(site).netloc, "link": context.get("password_reset_url")}
        if event in CHANGES:
            browser = browser_in_words(browser_of(self.request))
            words |= {"what": CHANGES[event], "at": context["timestamp"]}
            words |= {"place": place_of(self.request), "browser": browser}
            event = "sign_in_changed"
        return message_of(compose(event, to, site=site, **words))

    def send_notification_mail(self, *told: Any, **how: Any) -> None:
        """Once what it tells of is committed: that may still be undone."""
        transaction.on_commit(partial(super().send_notification_mail, *told, **how))

    @transaction.atomic
    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """A new password also signs out whoever is signed in elsewhere with the old one."""
        super().set_password(user, password)
        if isinstance(user, User):
            record("accounts.password_set", user, by=user)
            end_sessions(user, kept=self.request.session.session_key)


def password_link(account: User, site: str) -> str:
    """Return the address at which this account's person chooses a password, once and within PASSWORD_RESET_TIMEOUT.

    ``site`` is the address this installation is reached by. The link is as good as a password: it goes to the
    account's address and nowhere else.
    """
    return _password_address(site, user_pk_to_url_str(account), default_token_generator.make_token(account))


def _password_address(site: str, uid: str, token: str) -> str:
    return site + reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
