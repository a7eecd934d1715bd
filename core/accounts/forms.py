"""The forms of allauth in our words. Labels instead of placeholders; links stand on the page, not in a field's help."""

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from allauth.account.fields import SetPasswordField
from django.core.exceptions import ValidationError

from core.web.forms import CursorAtError

ADDRESS = ("Email address", "Enter your email address.")
PASSWORD = ("Password", "Enter your password.")
PRESENT_PASSWORD = ("Current password", "Enter your present password.")
NEW_PASSWORD = ("New password", "Enter a new password.")
AGAIN = ("Repeat the new password", "Enter the new password again.")


class FormInOurWords(CursorAtError):
    """A form of allauth's whose ``words`` give each field its label and the error for when it is left empty."""

    words: ClassVar[dict[str, tuple[str, str]]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, required) in self.words.items():
            field = self.fields[name]
            field.label = label
            field.error_messages |= {
                "required": required,
                "invalid": "Enter an email address, such as name@example.org.",
            }
            field.widget.attrs.pop("placeholder", None)
            if not isinstance(field, SetPasswordField):
                field.help_text = ""


class SignInForm(FormInOurWords, allauth_forms.LoginForm):
    words: ClassVar = {"login": ADDRESS, "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean(self) -> dict[str, Any]:
        """Show a refusal at the password, where the cursor goes to try again."""
        try:
            super().clean()  # type: ignore[no-untyped-call] # allauth has types in part
        except ValidationError as refusal:
            self.add_error("password", refusal)
        return self.cleaned_data


class ReauthenticateForm(FormInOurWords, allauth_forms.ReauthenticateForm):
    words: ClassVar = {"password": PASSWORD}


class ChangePasswordForm(FormInOurWords, allauth_forms.ChangePasswordForm):
    words: ClassVar = {"oldpassword": PRESENT_PASSWORD, "password1": NEW_PASSWORD, "password2": AGAIN}


class SetPasswordForm(FormInOurWords, allauth_forms.SetPasswordForm):
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}


class ResetPasswordForm(FormInOurWords, allauth_forms.ResetPasswordForm):
    words: ClassVar = {"email": ADDRESS}


class NewPasswordForm(FormInOurWords, allauth_forms.ResetPasswordKeyForm):
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}
