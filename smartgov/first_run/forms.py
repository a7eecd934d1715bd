"""The forms of the first run."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html

from core.web.forms import CursorAtError

SETUP_CODE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(CursorAtError, forms.Form):
    code = forms.CharField(
        max_length=60,
        label="Setup code",
        help_text="script/server prints it when it starts, and it is kept in the file setup_code in SMARTGOV_VAR.",
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
        error_messages={"required": "Enter your name: it appears in the minutes that you keep."},
    )
    email = forms.EmailField(
        label="Email address",
        help_text="You sign in with it.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": "Enter your email address.",
            "invalid": "Enter an email address, such as name@example.org.",
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
        label="Repeat the password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the password again."},
    )
    field_order = ["name", "email", "password", "again", "code"]

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.cleaned_data["password"] != self.cleaned_data["again"]:
            self.add_error("again", "The two passwords do not match.")
        return self.cleaned_data


class OrganisationForm(CursorAtError, forms.Form):
    name = forms.CharField(
        max_length=200,
        label="Name of the organisation",
        help_text="For example SECAS. It appears beside your name, and above minutes until the panel has a letterhead.",
        error_messages={"required": "Enter the name of the organisation."},
    )
