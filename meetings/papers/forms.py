"""Forms for a paper, for its secretary, and for a reader's note."""

from typing import Any

from django import forms

from core.audience import Sensitivity
from core.uploads.limits import LARGEST_FILE
from core.web.forms import ConfirmForm, CursorAtError
from meetings.enums import PaperKind
from meetings.models import AgendaItem, Paper
from meetings.papers.kinds import TAKEN
from meetings.papers.services.papers import Received
from meetings.papers.services.reading import LONGEST_NOTE


class PaperFileField(forms.FileField):
    """Gives what was received. One that is too large is refused before it is read; what it holds the service judges."""

    def __init__(self, **options: Any) -> None:
        super().__init__(help_text=f"{TAKEN}.", widget=forms.FileInput(attrs={"data-largest": LARGEST_FILE}), **options)

    def clean(self, data: Any, initial: Any = None) -> Received | None:
        file = super().clean(data, initial)
        if not file:
            return None
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(f"The file is too large. You can upload {TAKEN}.")
        return Received(file.name, file.read())


class PaperForm(ConfirmForm):
    """The details of a paper; ``is_asked`` is one of a decision by correspondence: nobody meets to table it, or to hear
    of it."""

    title = forms.CharField(max_length=500, error_messages={"required": "Give the paper a title."})
    kind = forms.ChoiceField(
        label="How it is given", choices=PaperKind.choices, widget=forms.RadioSelect, initial="paper"
    )
    sensitivity = forms.ChoiceField(
        label="Who may read it",
        choices=[("public", "Everybody who sits or attends"), ("confidential", "Confidential: those who are cleared")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Why it is confidential (if it is)", max_length=500, required=False)
    public_title = forms.CharField(
        label="Title for those who are not cleared (optional)",
        max_length=500,
        required=False,
        help_text="Without one, a confidential paper is not shown to them at all.",
    )

    def __init__(self, *args: Any, is_asked: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_asked:
            self.fields["kind"].choices = [(PaperKind.PAPER.value, PaperKind.PAPER.label)]  # type: ignore[attr-defined] # of a ChoiceField
            self.fields["kind"].widget = forms.HiddenInput()

    @staticmethod
    def said_of(paper: Paper) -> dict[str, Any]:
        """Return what is said of a paper now, by the names of the fields."""
        said = {name: getattr(paper, name) for name in ("title", "kind", "sensitivity", "public_title")}
        return said | {"reason": paper.sensitivity_reason}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("sensitivity") == Sensitivity.PUBLIC and (said.get("reason") or said.get("public_title")):
            self.add_error(
                "sensitivity",
                "You chose “Everybody who sits or attends”, but gave a reason or a title for those who are not "
                "cleared. Choose “Confidential”, or clear both.",
            )
        return said

    def described(self) -> dict[str, Any]:
        """Return the details as the services take them."""
        said = self.cleaned_data
        return {
            "title": said["title"],
            "kind": PaperKind(said["kind"]),
            "sensitivity": Sensitivity(said["sensitivity"]),
            "reason": said["reason"],
            "public_title": said["public_title"],
        }


class NewPaperForm(PaperForm):
    item = forms.ModelChoiceField(
        queryset=AgendaItem.objects.none(), empty_label=None, error_messages={"required": "Say which item it is for."}
    )
    file = PaperFileField(label="File (optional: it can follow)", required=False)
    field_order = ("item", "title", "kind", "file")

    def __init__(self, *args: Any, items: Any, is_asked: bool, **options: Any) -> None:
        super().__init__(*args, is_asked=is_asked, **options)
        self.fields["item"].queryset = items  # type: ignore[attr-defined] # of a ModelChoiceField
        if is_asked:
            self.fields["item"].label = "Question"

    def refuse(self, sentence: str) -> None:
        """Say it at the file, where one came with it: that is what a service finds something wrong with."""
        self.add_error("file" if self.cleaned_data["file"] else None, sentence)


class ReplaceForm(ConfirmForm):
    refused_at = "file"
    file = PaperFileField(label="The new file", error_messages={"required": "Choose the new file."})


class WithdrawForm(ConfirmForm):
    reason = forms.CharField(
        label="Why", max_length=500, error_messages={"required": "Say why; the reason is shown in its place."}
    )


class NoteForm(CursorAtError, forms.Form):
    page = forms.IntegerField(label="Page (optional)", required=False, min_value=1)
    text = forms.CharField(
        label="Note",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 4}),
        help_text="Only you ever see it. Save it empty to delete it.",
    )
