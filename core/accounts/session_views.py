"""Where one is signed in, and the steps that end a session; an administrator sees and ends those of everybody."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import ListView

from core.accounts.models import User
from core.accounts.places import browser_in_words
from core.accounts.second_factor import accounts_with_sign_in, remove_second_factors
from core.accounts.session_store import AccountSession
from core.accounts.sessions import end_other_sessions, end_session, open_sessions, require_administrator, sessions_of
from core.web.confirm import ConfirmView
from core.web.requests import account_of

PAGE = 25


@method_decorator(never_cache, name="dispatch")
class OwnSessions(LoginRequiredMixin, ListView):  # type: ignore[type-arg] # which ListView takes from the checker alone
    template_name = "account/sessions.html"
    paginate_by = PAGE

    def get_queryset(self) -> QuerySet[AccountSession]:
        return sessions_of(account_of(self.request))

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        own = self.request.session.session_key
        context["rows"] = [
            {"session": session, "browser": browser_in_words(session.browser), "is_this": session.session_key == own}
            for session in context["page_obj"]
        ]
        return context | {"page": context["page_obj"]}


class Accounts(LoginRequiredMixin, ListView):  # type: ignore[type-arg] # as above
    """List for administrators who can sign in, by what, and on how many devices they are signed in now."""

    template_name = "account/accounts.html"
    paginate_by = PAGE

    def get_queryset(self) -> QuerySet[User]:
        require_administrator(account_of(self.request))
        return accounts_with_sign_in()

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        return context | {"page": context["page_obj"]}


class SessionsOfAccount(OwnSessions):
    """Where somebody else is signed in, for administrators."""

    template_name = "account/sessions_of.html"

    def get_queryset(self) -> QuerySet[AccountSession]:
        require_administrator(account_of(self.request))
        return sessions_of(self.account)

    @cached_property
    def account(self) -> User:
        return get_object_or_404(accounts_with_sign_in(), pk=self.kwargs["pk"])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(account=self.account, **more)


class AsksAgain(ConfirmView):
    """A step before which one shows again who one is, as allauth asks for it; what was sent is taken up after it."""

    def require(self) -> None:
        raise_if_reauthentication_required(self.request, app="allauth.mfa")


class EndSession(AsksAgain):
    """Signs out whoever is signed in with this session; 404 for one that is neither one's own nor one's to end."""

    title = "Sign out this device"
    leave = "Leave it signed in"
    subject: AccountSession

    def get_subject(self) -> AccountSession:
        seen = open_sessions() if self.by.is_administrator else sessions_of(self.by)
        return get_object_or_404(seen.select_related("account"), number=self.kwargs["number"])

    def get_lead(self) -> str:
        browser = browser_in_words(self.subject.browser)
        return f"{self.subject.account}: {browser}, at {self.subject.place}. Words not saved yet stay on that device."

    def act(self, _form: Any) -> str:
        end_session(self.subject, by=self.by)
        return "That device is signed out."

    def get_success_url(self) -> str:
        account = self.subject.account_id
        return reverse("account_sessions") if account == self.by.pk else reverse("account_sessions_of", args=[account])


class EndOtherSessions(AsksAgain):
    title = "Sign out everywhere else"
    lead = "Every other device and browser on which you are signed in is signed out. This one stays."
    leave = "Leave them signed in"

    def get_subject(self) -> User:
        return self.by

    def act(self, _form: Any) -> str:
        ended = end_other_sessions(self.by, kept=self.request.session.session_key, by=self.by)
        return "You are signed out everywhere else." if ended else "You were signed in nowhere else."

    def get_success_url(self) -> str:
        return reverse("account_sessions")


class TakeAwaySecondStep(AsksAgain):
    """For somebody who has lost their phone, their passkeys and their recovery codes."""

    is_grave = True
    subject: User

    lead = (
        "They will sign in with the password alone, and are signed out everywhere now. Make sure that it is they who "
        "ask: see them, or call them at a number you know."
    )

    def get_subject(self) -> User:
        require_administrator(self.by)
        return get_object_or_404(accounts_with_sign_in(), pk=self.kwargs["pk"])

    def get_title(self) -> str:
        return f"Take away the second step of {self.subject}"

    def get_button(self) -> str:
        return "Take it away"

    def act(self, _form: Any) -> str:
        remove_second_factors(self.subject, by=self.by)
        return f"{self.subject} signs in with the password alone now."

    def get_success_url(self) -> str:
        return reverse("account_sessions_of", args=[self.subject.pk])
