"""The small forms beside the text: what it cannot say of a decision or an action, and who may read the item."""

from uuid import UUID

from django import forms

from core.audience import Sensitivity
from meetings.enums import SensitivityChoice


class DecisionDetailsForm(forms.Form):
    carried_by = forms.ChoiceField(
        label="Carried", choices=[("", "by everybody, or not stated"), ("majority", "by a majority")], required=False
    )
    dissent_count = forms.IntegerField(label="Number dissenting", min_value=1, max_value=99, required=False)
    dissent_names = forms.CharField(label="Names of those dissenting", max_length=500, required=False)
    condition = forms.CharField(label="Condition", max_length=1000, required=False)
    is_negative = forms.BooleanField(label="A refusal: it was decided not to", required=False)
    deferred_to = forms.CharField(label="Deferred to", max_length=100, required=False)
    recommended_to = forms.CharField(label="A recommendation to", max_length=300, required=False)
    restates = forms.UUIDField(label="Repeats", required=False)

    def clean_dissent_names(self) -> tuple[str, ...]:
        names = self.cleaned_data["dissent_names"].replace(";", ",").split(",")
        return tuple(name.strip() for name in names if name.strip())


class ActionDetailsForm(forms.Form):
    owner = forms.CharField(label="Owner", max_length=300, required=False)
    due = forms.CharField(label="Due", max_length=200, required=False)


class BlockReasonForm(forms.Form):
    reason = forms.CharField(label="Why it is confidential", max_length=500)
    blocks = forms.CharField()

    def clean_blocks(self) -> tuple[UUID, ...]:
        try:
            return tuple(UUID(block) for block in self.cleaned_data["blocks"].split())
        except ValueError as error:
            raise forms.ValidationError("The page named no paragraph. Load it again and repeat the change.") from error


class ClassificationForm(forms.Form):
    sensitivity = forms.ChoiceField(label="Who may read the item", choices=SensitivityChoice.choices)
    reason = forms.CharField(label="Why it is confidential", max_length=500, required=False)
    public_title = forms.CharField(label="Title in the public minutes", max_length=500, required=False)

    def clean_sensitivity(self) -> Sensitivity:
        return Sensitivity(self.cleaned_data["sensitivity"])


def faults(form: forms.Form) -> str:
    """Return what is wrong with a form, as sentences."""
    return " ".join(str(fault) for field in form.errors.values() for fault in field)
