"""The form in which the answer to a recommendation is recorded, corrected or taken back."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actions.evidence import LARGEST, TAKEN
from core.web.forms import ConfirmForm, DayField
from meetings.models import IssuedDecision
from minutes.models import RecommendationAnswer


class AnswerForm(ConfirmForm):
    """``named`` are decisions of theirs by which it can be answered; ``standing`` the answer that it takes the place
    of."""

    from_decision = forms.ChoiceField(
        label="Your decision (optional)", required=False, help_text="What you leave empty below is taken from it."
    )
    decided = forms.CharField(
        label="What they decided", max_length=4000, required=False, widget=forms.Textarea({"rows": 4})
    )
    decided_on = DayField(label="On which day", required=False, error_messages={"invalid": "This is not a day."})
    reasons = forms.CharField(
        label="Their reasons (optional)", max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )
    differs = forms.BooleanField(label="It differs from what was recommended", required=False)
    source = forms.CharField(
        label="How you know",
        max_length=300,
        required=False,
        help_text="In words, such as “Letter of 3 March”, by an address or by a file: by one of the three.",
    )
    link = forms.URLField(label="Or where it can be read", max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label="Or a file that shows it", required=False, help_text=f"{TAKEN}. Only those who belong here get it."
    )
    taken_back = forms.BooleanField(label="Take it back: it was recorded by mistake", required=False)
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    refused_at = "decided"

    def __init__(
        self,
        *args: Any,
        named: Sequence[IssuedDecision] = (),
        standing: RecommendationAnswer | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._named = {str(row.decision_id): row for row in named}
        choices = [(pk, f"{place_of_decision(row)}: {row.statement[:80]}") for pk, row in self._named.items()]
        self.fields["from_decision"].choices = [("", "None of these"), *choices]  # type: ignore[attr-defined] # of a ChoiceField
        if not choices:
            del self.fields["from_decision"]
        if standing is None:
            del self.fields["taken_back"]
        else:
            self.fields["reasons"].help_text = "Or why it is taken back."
            if standing.stored_name:
                self.fields["file"].help_text = f"{TAKEN}. Without one, {standing.file_name} stays."

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > LARGEST:
            raise forms.ValidationError(f"The file is too large. You can upload {TAKEN}.")
        return file

    def clean_from_decision(self) -> IssuedDecision | None:
        return self._named.get(self.cleaned_data["from_decision"])

    def clean(self) -> dict[str, Any]:
        given, own = self.cleaned_data, self.cleaned_data.get("from_decision")
        if own is not None:
            given["decided"] = given.get("decided") or own.statement
            given["decided_on"] = given.get("decided_on") or own.item.meeting.held_on
            given["source"] = given.get("source") or place_of_decision(own)
        if not given.get("taken_back"):
            if not given.get("decided"):
                self.add_error("decided", "Say what was decided.")
            if not given.get("decided_on") and "decided_on" not in self.errors:
                self.add_error("decided_on", "Say on which day.")
        return given


def place_of_decision(row: IssuedDecision) -> str:
    """Return where a decision stands: "SECP47, item 5"."""
    return f"{row.item.meeting.reference}, item {row.item.number}"
