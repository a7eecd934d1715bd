"""The one page of allauth's that changes too much when it is merely opened, as programs open links in mails."""

from allauth.account.views import PasswordResetFromKeyView


class PasswordByLink(PasswordResetFromKeyView):
    """The link for a new password; whoever else is signed in is signed out only when that password is saved."""

    def logout(self) -> None:
        if self.request.method == "POST":
            super().logout()
