"""The forms for the sections of a panel's set-up. A form knows its panel, and shows what holds now."""

import base64
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from core.errors import Unacceptable
from core.web.forms import CursorAtError
from meetings.access import PanelAccess
from meetings.models import Letterhead, Panel
from meetings.panels.services import check_logo, panel_in_the_way
from meetings.references import ANY_PANEL_CODE, WHAT_A_CODE_IS
from meetings.setup.services.settings import why_no_code_beside


class SettingsForm(CursorAtError, forms.Form):
    """A section of the set-up as a form; ``access`` says which other panels whoever asks may name."""

    def __init__(self, panel: Panel, access: PanelAccess, *args: Any, **kwargs: Any) -> None:
        self.panel, self.access = panel, access
        super().__init__(*args, **kwargs | {"initial": self.holding()})

    def holding(self) -> dict[str, Any]:
        """Return what holds now, as the fields show it."""
        return {}

    def refuse(self, sentence: str) -> None:
        """Show why it was not kept at the first field, where the cursor goes to try again."""
        self.add_error(next(iter(self.fields), None), sentence)


LONGEST_NAME = 200
NO_NAME = "Say what it is called."
NAME_TOO_LONG = "The name is too long: it may have %(limit_value)d characters, and has %(show_value)d."


class NameForm(SettingsForm):
    name = forms.CharField(
        max_length=LONGEST_NAME, label="Name", error_messages={"required": NO_NAME, "max_length": NAME_TOO_LONG}
    )

    def holding(self) -> dict[str, Any]:
        return {"name": self.panel.name}


class CodeForm(SettingsForm):
    code = forms.RegexField(
        rf"^{ANY_PANEL_CODE}$",
        strip=True,
        label="Code",
        help_text=f"{WHAT_A_CODE_IS.capitalize()}. Such as SECP.",
        error_messages={
            "required": "Give the code by which it is known.",
            "invalid": f"A panel’s code is {WHAT_A_CODE_IS}, such as SECP.",
        },
    )

    def holding(self) -> dict[str, Any]:
        return {"code": self.panel.code}

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().upper()
        if there := panel_in_the_way(code, of=self.panel):
            raise forms.ValidationError(why_no_code_beside(there, code))
        return code


class LetterheadForm(SettingsForm):
    """The letterhead as a form; a logo goes through the preview as text (``logo_kept``): no page can choose a file."""

    address_line = forms.CharField(
        max_length=200,
        required=False,
        label="Address, in a line (optional)",
        help_text="Stands under its name.",
    )
    logo = forms.FileField(
        required=False,
        label="Logo, as PNG (optional)",
        help_text="At most 200 KB. Without a new one the old one stays.",
    )
    logo_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    logo_alt = forms.CharField(
        max_length=200, required=False, label="What the logo shows, in words", help_text="For those who cannot see it."
    )
    without_logo = forms.BooleanField(required=False, label="Without a logo")

    def holding(self) -> dict[str, Any]:
        row = Letterhead.objects.filter(panel=self.panel).first()
        return {"address_line": row.address_line, "logo_alt": row.logo_alt} if row else {}

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        cleaned["image"] = self._image()
        try:
            check_logo(cleaned["image"])
        except Unacceptable as refusal:
            self.add_error("logo", str(refusal))
        if cleaned["image"] and not cleaned.get("logo_alt"):
            self.add_error("logo_alt", "Say in words what the logo shows, for those who cannot see it.")
        return cleaned

    def _image(self) -> bytes:
        """Return the logo chosen now, or shown in the preview, or there already; none if none is wanted."""
        uploaded = self.cleaned_data.get("logo")
        if self.cleaned_data.get("without_logo"):
            return b""
        if isinstance(uploaded, UploadedFile):
            return bytes(uploaded.read())
        try:
            kept = base64.b64decode(self.cleaned_data.get("logo_kept", ""), validate=True)
        except ValueError:  # which binascii.Error is too
            kept = b""
        return kept or bytes(getattr(Letterhead.objects.filter(panel=self.panel).first(), "logo", b""))


class ParentForm(SettingsForm):
    parent = forms.ModelChoiceField(
        Panel.objects.none(),
        required=False,
        label="Sub-committee of",
        empty_label="No other panel",
        to_field_name="code",
        help_text="Panels that you belong to yourself.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Panel.objects.filter(pk__in=self.access.panels).exclude(pk=self.panel.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined] # of this field

    def holding(self) -> dict[str, Any]:
        return {"parent": self.panel.parent.code if self.panel.parent else None}
