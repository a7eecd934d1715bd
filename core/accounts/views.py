"""Pages of allauth's that do here what they do not do of themselves."""

from typing import Any

from allauth.account.views import LogoutView, PasswordResetFromKeyView
from django.http import HttpRequest, HttpResponse


class PasswordByLink(PasswordResetFromKeyView):
    """The link for a new password; whoever else is signed in is signed out only when that password is saved.

    It changes nothing when it is merely opened, as programs open links in mails.
    """

    def logout(self) -> None:
        if self.request.method == "POST":
            super().logout()


class SignOut(LogoutView):
    """Signing out also has the browser drop what it has kept of pages.

    Not what scripts have kept on the device: words that could not be saved yet lie there, for their account alone.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response
