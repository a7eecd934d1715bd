"""Pages of allauth's mfa that lead elsewhere than theirs do, or are on the record."""

from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from core.accounts.second_factor import changing_second_factor
from core.web.requests import account_of


@method_decorator(never_cache, name="dispatch")
class SecondStep(base.IndexView):
    """Show what one's second step consists of, and the ways to change it."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(has_host_name=_has_host_name(self.request), **more)


class OnTheRecord:
    """A page of allauth's by which the second step changes: either that and the record of it stand, or neither."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        with changing_second_factor(account_of(self.request), kept=self.request.session.session_key):
            return cast("HttpResponse", super().form_valid(form))  # type: ignore[misc] # of the page this is mixed into


class AddApp(OnTheRecord, totp.ActivateTOTPView):
    pass


class RemoveApp(OnTheRecord, totp.DeactivateTOTPView):
    pass


class MakeRecoveryCodes(OnTheRecord, recovery_codes.GenerateRecoveryCodesView):
    pass


class AddPasskey(OnTheRecord, webauthn.AddWebAuthnView):
    pass


class RemovePasskey(OnTheRecord, webauthn.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class PasskeyAgain(webauthn.ReauthenticateWebAuthnView):
    """Say what is wrong where one tries again, and not on the page for signing in."""

    def form_invalid(self, form: Any) -> HttpResponse:
        for fault in form.errors.get("credential", []):
            messages.error(self.request, fault)
        return redirect(self.request.get_full_path())


def _has_host_name(request: HttpRequest) -> bool:
    """Passkeys belong to a name: at an address of digits a browser makes none."""
    try:
        ip_address(urlsplit(f"//{request.get_host()}").hostname or "")
    except ValueError:
        return True
    return False
