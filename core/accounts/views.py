"""The one page of allauth's that does more when it is opened than a link in a mail may do."""

from allauth.account.views import PasswordResetFromKeyView


class PasswordByLink(PasswordResetFromKeyView):
    """Opened by somebody else who is signed in, the link signs them out only when the password is saved."""

    def logout(self) -> None:
        if self.request.method == "POST":
            super().logout()
