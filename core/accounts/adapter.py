"""Signing in, by allauth: e-mail address and password, for people whose account somebody else has made."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from core.accounts.models import User
from core.audit.trail import record


class Adapter(DefaultAccountAdapter):
    """What allauth asks of us: who may have an account, where one may be sent, and what is said."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "too_many_login_attempts": "Too many tries. Please wait five minutes, then try again.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "This is not your present password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - closed to all
        return False

    def is_safe_url(self, url: str) -> bool:
        """After signing in one stays on this very host; other names in ALLOWED_HOSTS may be other installations."""
        here = self.request
        return url_has_allowed_host_and_scheme(url, allowed_hosts={here.get_host()}, require_https=here.is_secure())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the same for all
        return reverse("home")

    @transaction.atomic
    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        super().set_password(user, password)
        if isinstance(user, User):
            record("accounts.password_set", user, by=user)


def password_link(account: User, site: str) -> str:
    """Where this account's person chooses a password, once and within PASSWORD_RESET_TIMEOUT.

    ``site`` is the address this installation is reached by. The link is as good as a password: it goes to the
    account's address and nowhere else.
    """
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return site + reverse("account_reset_password_from_key", kwargs=key)
