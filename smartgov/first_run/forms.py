"""What is asked of whoever comes first."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html

from core.web.forms import CursorAtError

SETUP_CODE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(CursorAtError, forms.Form):
    code = forms.CharField(
        max_length=60,
        label="Setup code",
        help_text="script/server says it when it starts; it is kept in the file setup_code in SMARTGOV_VAR.",
        widget=forms.TextInput(attrs=SETUP_CODE),
        error_messages={"required": "Enter the setup code."},
    )

    def refuse(self, sentence: str, field: str = "code") -> None:
        self.add_error(field, sentence)
        self.fields[field].widget.attrs["autofocus"] = True


class AccountForm(CodeForm):
    name = forms.CharField(
        max_length=200,
        label="Your name",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Say what your name is: it stands in the minutes that you keep."},
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="You sign in with it.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": "Enter your e-mail address.",
            "invalid": "This is not an e-mail address. One looks like name@example.org.",
        },
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        help_text=password_validators_help_text_html(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a password."},
    )
    again = forms.CharField(
        label="The password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the password a second time."},
    )
    field_order = ["name", "email", "password", "again", "code"]

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.cleaned_data["password"] != self.cleaned_data["again"]:
            self.add_error("again", "The two passwords are not the same.")
        return self.cleaned_data


class OrganisationForm(CursorAtError, forms.Form):
    name = forms.CharField(
        max_length=200,
        label="What the organisation is called",
        help_text="Such as SECAS. It stands beside your name, and above minutes until a letterhead says more.",
        error_messages={"required": "Say what the organisation is called."},
    )
