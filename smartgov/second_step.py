"""Whom this installation asks for a second step at sign-in: SECOND_STEP_FOR names groups of people.

Who belongs to one and has no second factor yet is led to set one up, and to no other page before.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.accounts.models import User
from core.accounts.second_factor import has_second_factor
from meetings.access import access_in

ASKED = "This installation asks you for a second step when you sign in. Set one up to go on."
_OPEN_TO_ALL = ("account_", "mfa_")  # how the names of the addresses begin that one needs for it
_ABOUT_OTHERS = frozenset(("account_everybody", "account_sessions_of", "account_take_away_second_step"))


def _is_secretary(request: HttpRequest) -> bool:
    return bool(access_in(request).keeps)


def _is_signatory(request: HttpRequest) -> bool:
    access = access_in(request)
    return bool(access.chairs or access.deputies)


def _is_administrator(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_administrator


def _is_anybody(_request: HttpRequest) -> bool:
    return True


GROUPS: dict[str, Callable[[HttpRequest], bool]] = {
    "everybody": _is_anybody,
    "secretaries": _is_secretary,
    "signatories": _is_signatory,
    "administrators": _is_administrator,
}


class AskForSecondStep:
    """Costs nothing where nobody is asked, and one question a page where somebody is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        if unknown := set(settings.SECOND_STEP_FOR) - GROUPS.keys():
            raise ImproperlyConfigured(f"SECOND_STEP_FOR knows {', '.join(GROUPS)}, and not {', '.join(unknown)}.")
        if not settings.SECOND_STEP_FOR:
            raise MiddlewareNotUsed

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        name = str(request.resolver_match.url_name) if request.resolver_match else ""
        is_open = name.startswith(_OPEN_TO_ALL) and name not in _ABOUT_OTHERS
        if is_open or not isinstance(request.user, User) or not self._is_asked(request):
            return None
        if has_second_factor(request.user):
            return None
        messages.warning(request, ASKED)
        return redirect("mfa_index")

    def _is_asked(self, request: HttpRequest) -> bool:
        return any(GROUPS[group](request) for group in settings.SECOND_STEP_FOR)
