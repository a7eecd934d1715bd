"""The forms that owners and the secretary fill in about an action."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from actions.evidence import LARGEST, TAKEN
from actions.models import ActionState
from actions.services.history import LONGEST_NOTE
from core.web.forms import ConfirmForm, OfferedInput
from meetings.models import Meeting


def note_field(label: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 2}))


class ActionForm(ConfirmForm):
    """Fields have ids of their own, since a page can hold the forms of many actions."""

    def __init__(self, data: Any = None, files: Any = None, *, action: UUID, **more: Any) -> None:
        super().__init__(data, files, auto_id=f"{type(self).__name__.lower()}-{action}-%s", **more)


class AnswerForm(ActionForm):
    state = forms.ChoiceField(
        label="Status",
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in (ActionState.ON_TARGET, ActionState.AT_RISK)]
        + [(ActionState.CLOSURE_PROPOSED.value, "Done: propose closure")],
        error_messages={"required": "Choose a status: on target, at risk, or done."},
    )
    note = note_field("Note (optional)")
    evidence = forms.FileField(label="Evidence (optional)", required=False, help_text=f"{TAKEN}.")

    def clean_evidence(self) -> Any:
        """Refuse what is too large before any of it is read; the rest is the service's to judge."""
        file = self.cleaned_data.get("evidence")
        if file and file.size > LARGEST:
            raise forms.ValidationError(f"The file is too large. You can upload {TAKEN}.")
        return file


class CloseForm(ActionForm):
    meeting = forms.ModelChoiceField(
        label="At which meeting", queryset=Meeting.objects.none(), empty_label=None, to_field_name="number"
    )
    note = note_field("Note (optional)")

    def __init__(self, *args: Any, meetings: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined] # of a ModelChoiceField


class TransferForm(ActionForm):
    owner = forms.CharField(label="New owner", max_length=300, widget=OfferedInput)
    reason = note_field("Reason (optional)")

    def __init__(self, *args: Any, owners: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].widget.offered = owners


class NewDueForm(ActionForm):
    due = forms.CharField(
        label="New due date", max_length=200, help_text="A date, such as 18 September 2017, or a meeting."
    )
    reason = note_field("Reason", required=True)


class ReasonForm(ActionForm):
    """The form of a change that needs nothing but a reason."""

    reason = note_field("Reason", required=True)
