"""The form for a new panel: what it is made of, what it is called, and who keeps its minutes."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from core.accounts.models import User
from core.web.forms import CursorAtError
from meetings.panels.queries import outcome_words
from meetings.panels.services import panel_in_the_way, why_code_is_taken
from meetings.references import PANEL_CODE, WHAT_A_CODE_IS
from meetings.setup.file import LARGEST_FILE, read_panel_file
from meetings.setup.file_faults import FaultyPanelFile
from meetings.setup.forms import LONGEST_NAME, NAME_TOO_LONG, NO_NAME
from meetings.setup.plan import PanelPlan
from meetings.setup.templates import templates

FROM_A_FILE = "file"


class NewPanelForm(CursorAtError, forms.Form):
    """A new panel as a form; ``faults`` are those of the file, to be shown with their lines."""

    made_of = forms.ChoiceField(label="Begin with", widget=forms.RadioSelect)
    file = forms.FileField(
        required=False,
        label="The file (only for “a file”)",
        help_text="A panel’s set-up, as saved from its Set-up page: a text file whose name ends in .toml.",
    )
    name = forms.CharField(
        max_length=LONGEST_NAME,
        required=False,
        label="Name",
        help_text="As it stands above the minutes, such as SEC Panel.",
        error_messages={"max_length": NAME_TOO_LONG},
    )
    code = forms.CharField(
        max_length=20,
        required=False,
        label="Code",
        help_text="What every reference begins with: two to eight capital letters and digits. SECP gives SECP47/02.",
    )
    secretary = forms.EmailField(
        label="Who keeps its minutes",
        help_text="The email address of an account. Its secretary goes on from there, and appoints everybody else.",
        error_messages={"required": "Give the email address of its secretary’s account."},
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"made_of": "code_panel", "secretary": by.email}
        super().__init__(*args, **kwargs)
        self.faults: tuple[object, ...] = ()
        kinds = [(key, f"{plan.name or 'Blank'}: {plan.about}") for key, plan in templates().items()]
        from_a_file = (FROM_A_FILE, "A file: the set-up of another panel, or one that you wrote.")
        self.fields["made_of"].choices = [*kinds, from_a_file]  # type: ignore[attr-defined] # of this field

    def clean_secretary(self) -> User:
        account = User.objects.filter(email=self.cleaned_data["secretary"].lower(), is_active=True).first()
        if account is None or account.is_operator:
            raise forms.ValidationError("No account has this address. You can name yourself, and appoint others later.")
        return account

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        plan = self._plan()
        if plan is None:
            return cleaned
        name = cleaned.get("name") or (plan.name if cleaned.get("made_of") == FROM_A_FILE else "")
        code = (cleaned.get("code") or plan.code).strip().upper()
        cleaned["plan"] = replace(plan, name=name.strip(), code=code)
        self._check_name_and_code(cleaned["plan"])
        return cleaned

    def _check_name_and_code(self, plan: PanelPlan) -> None:
        if not plan.name and "name" not in self.errors:
            self.add_error("name", NO_NAME)
        if not re.fullmatch(PANEL_CODE, plan.code):
            self.add_error("code", f"A panel’s code is {WHAT_A_CODE_IS}, such as SECP.")
        elif there := panel_in_the_way(plan.code):
            self.add_error("code", why_code_is_taken(plan.code, there))

    def _plan(self) -> PanelPlan | None:
        kind = self.cleaned_data.get("made_of")
        if kind != FROM_A_FILE:
            return templates().get(kind or "")
        uploaded = self.cleaned_data.get("file")
        if not isinstance(uploaded, UploadedFile):
            self.add_error("file", "Choose the file.")
            return None
        try:
            return read_panel_file(uploaded.read(LARGEST_FILE + 1), outcome_words(None))
        except FaultyPanelFile as faulty:
            self.faults = faulty.faults
            self.add_error("file", "The file cannot be taken as it is. Correct it, and choose it again.")
            return None
