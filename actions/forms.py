"""What owners and the secretary fill in about an action."""

from typing import Any
from uuid import UUID

from django import forms

from actions.evidence import LARGEST, TAKEN
from actions.models import ActionState
from actions.services.history import LONGEST_NOTE
from core.forms import CursorAtError
from meetings.models import Meeting

NOTE = {"rows": 2, "maxlength": LONGEST_NOTE}


class ActionForm(CursorAtError, forms.Form):
    """Fields have ids of their own, since a page can hold the forms of many actions."""

    def __init__(self, *args: Any, action: UUID, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}-{action}-%s", **kwargs)


class AnswerForm(ActionForm):
    state = forms.ChoiceField(
        label="How it stands",
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in (ActionState.ON_TARGET, ActionState.AT_RISK)]
        + [(ActionState.CLOSURE_PROPOSED.value, "Done: propose closure")],
        error_messages={"required": "Say how it stands: on target, at risk, or done."},
    )
    note = forms.CharField(
        label="Note (optional)", required=False, widget=forms.Textarea(NOTE), max_length=LONGEST_NOTE
    )
    evidence = forms.FileField(label="Evidence (optional)", required=False, help_text=f"{TAKEN}.")

    def clean_evidence(self) -> Any:
        """Before it is read at all; what it holds is the service's to judge."""
        file = self.cleaned_data.get("evidence")
        if file and file.size > LARGEST:
            raise forms.ValidationError(f"The file is too large. Taken are {TAKEN}.")
        return file


class CloseForm(ActionForm):
    meeting = forms.ModelChoiceField(
        label="At which meeting", queryset=Meeting.objects.none(), empty_label=None, to_field_name="number"
    )
    note = forms.CharField(
        label="Note (optional)", required=False, widget=forms.Textarea(NOTE), max_length=LONGEST_NOTE
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined] # of a ModelChoiceField


class TransferForm(ActionForm):
    owner = forms.CharField(label="Who owes it from now on", max_length=300)
    reason = forms.CharField(
        label="Reason (optional)", required=False, widget=forms.Textarea(NOTE), max_length=LONGEST_NOTE
    )


class NewDueForm(ActionForm):
    due = forms.CharField(
        label="Due from now on", max_length=200, help_text="A date, such as 18 September 2017, or a meeting."
    )
    reason = forms.CharField(label="Reason", widget=forms.Textarea(NOTE), max_length=LONGEST_NOTE)


class WithdrawForm(ActionForm):
    reason = forms.CharField(label="Reason", widget=forms.Textarea(NOTE), max_length=LONGEST_NOTE)
