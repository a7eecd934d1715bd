"""The forms of allauth's mfa in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.utils.functional import cached_property

from core.accounts.forms import FormInOurWords
from core.accounts.models import User
from core.accounts.second_factor import has_app

CODE = ("Code", "Enter the code.")


class CodeField(FormInOurWords):
    """A code of six digits, or a recovery code of eight."""

    words: ClassVar = {"code": CODE}
    user: User  # whom allauth's form is made for

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": 20, "spellcheck": "false"}

    @cached_property
    def has_app(self) -> bool:
        """Tell whether an app of theirs shows codes, or theirs are recovery codes alone."""
        return has_app(self.user)


class CodeForm(CodeField, code_forms.AuthenticateForm):
    pass


class CodeAgainForm(CodeField, code_forms.ReauthenticateForm):
    pass


class NewAppForm(CodeField, ActivateTOTPForm):
    words: ClassVar = {"code": ("Code that the app shows", "Enter the code that the app shows.")}


class ReadsPasskey:
    """A form that takes what a browser made; whatever else somebody sends is refused as a wrong code is."""

    def clean_credential(self) -> Any:
        with refused_if_none():
            return super().clean_credential()  # type: ignore[misc] # of the form that this is mixed into


class PasskeyForm(ReadsPasskey, passkey_forms.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(ReadsPasskey, passkey_forms.ReauthenticateWebAuthnForm):
    pass


class PasskeyAloneForm(ReadsPasskey, passkey_forms.LoginWebAuthnForm):
    pass


@contextmanager
def refused_if_none() -> Iterator[None]:
    """allauth reads what was sent as if a browser had made it."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


class NewPasskeyForm(passkey_forms.AddWebAuthnForm):
    """Every passkey signs in by itself: it is made on a device that asks for a finger, a face or a PIN."""

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label="What you call it", max_length=100, required=False)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["credential"].error_messages["required"] = "No passkey was made. Try again."

    def clean(self) -> dict[str, Any]:
        with refused_if_none():
            return super().clean()
