"""Signing in by allauth: email address and password, for people whose account somebody else has created."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from core.accounts.models import User
from core.audit.trail import record
from core.background.mail import compose, message_of
from core.web.site import site_address


class Adapter(DefaultAccountAdapter):
    """Our answers to allauth: nobody signs up, nobody is sent to another host, and errors in our words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is incorrect.",
        "too_many_login_attempts": "Too many attempts. Please wait five minutes, then try again.",
        "incorrect_password": "The password is incorrect.",
        "enter_current_password": "That is not your current password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - closed to all
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether it is an address on this very host: other names in ALLOWED_HOSTS may be other installations."""
        request = self.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

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
        """Composed as all mails are; of the context allauth gives only the link is used."""
        event = template_prefix.rpartition("/")[2]
        site = site_address(self.request)
        words = {"host": urlsplit(site).netloc, "link": context.get("password_reset_url")}
        return message_of(compose(event, email if isinstance(email, str) else email[0], site=site, **words))

    @transaction.atomic
    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        super().set_password(user, password)
        if isinstance(user, User):
            record("accounts.password_set", user, by=user)


def password_link(account: User, site: str) -> str:
    """Return the address at which this account's person chooses a password, once and within PASSWORD_RESET_TIMEOUT.

    ``site`` is the address this installation is reached by. The link is as good as a password: it goes to the
    account's address and nowhere else.
    """
    return _password_address(site, user_pk_to_url_str(account), default_token_generator.make_token(account))


def _password_address(site: str, uid: str, token: str) -> str:
    return site + reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
