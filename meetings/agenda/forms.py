"""Forms for an item, a proposal and a reason. Each has a method that returns what the service takes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from core.audience import Sensitivity
from core.web.forms import ConfirmForm
from meetings.agenda.services.points import LONGEST, Details, usual_secrecy
from meetings.enums import Purpose, SensitivityChoice
from meetings.models import Membership, Panel, Person

PURPOSES = [("", "Not stated"), *Purpose.choices]
PEOPLE = "panel-people"  # the id of the list of names that a browser offers


def people_of(panel: Panel) -> QuerySet[Person]:
    """Return the people a presenter can be chosen from: whoever belongs to the panel today, by name."""
    held = Membership.objects.current().filter(panel=panel)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


class PointForm(ConfirmForm):
    """A new item: the rest can be filled in later."""

    title = forms.CharField(max_length=500, error_messages={"required": "Give the item a title."})
    purpose = forms.ChoiceField(choices=PURPOSES, required=False)
    presenter = forms.CharField(
        max_length=200,
        required=False,
        label="Presenter (optional)",
        widget=forms.TextInput(attrs={"list": PEOPLE, "autocomplete": "off"}),
    )
    minutes_allotted = forms.IntegerField(min_value=1, max_value=LONGEST, required=False, label="Minutes (optional)")

    def __init__(self, panel: Panel, *args: Any, **kwargs: Any) -> None:
        self.panel = panel
        super().__init__(*args, **kwargs)

    def details(self) -> Details:
        """Return the details. A name that exactly one of the panel's people has stands for that person."""
        said = self.cleaned_data
        named = list(people_of(self.panel).filter(name=said["presenter"])[:2]) if said["presenter"] else []
        return Details(
            title=said["title"],
            purpose=Purpose(said["purpose"]) if said["purpose"] else None,
            presenter=said["presenter"],
            presented_by=named[0] if len(named) == 1 else None,
            minutes_allotted=said["minutes_allotted"],
            **self.secrecy(),
        )

    def secrecy(self) -> Mapping[str, Any]:
        """Return how secret the item is; at first, as the panel's rules have it."""
        sensitivity, reason = usual_secrecy(self.panel)
        return {"sensitivity": sensitivity, "sensitivity_reason": reason}


class WholePointForm(PointForm):
    """Every detail of an item. ``seen`` is the digest of what stood when it was shown, if that is watched."""

    seen = ""

    sensitivity = forms.ChoiceField(choices=SensitivityChoice.choices, label="Who may read it")
    sensitivity_reason = forms.CharField(
        max_length=500,
        required=False,
        label="Why it is confidential",
        help_text="Only of a confidential item. Those cleared for it read the reason.",
    )
    public_title = forms.CharField(
        max_length=500,
        required=False,
        label="Public title",
        help_text="Only of a confidential item: what everybody else reads in place of its title.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("sensitivity") == Sensitivity.CONFIDENTIAL and not said.get("sensitivity_reason"):
            self.add_error("sensitivity_reason", "Say why the item is confidential; the reason is kept with it.")
        return said

    def secrecy(self) -> Mapping[str, Any]:
        said = self.cleaned_data
        if said["sensitivity"] == Sensitivity.PUBLIC:
            return {}
        return {
            "sensitivity": Sensitivity(said["sensitivity"]),
            "sensitivity_reason": said["sensitivity_reason"],
            "public_title": said["public_title"],
        }


class AllItemsForm(ConfirmForm):
    """Asks who may read the items of an agenda, all of them at once."""

    refused_at = "sensitivity_reason"

    sensitivity = forms.ChoiceField(
        choices=SensitivityChoice.choices, label="Who may read them", widget=forms.RadioSelect
    )
    sensitivity_reason = forms.CharField(
        max_length=500,
        required=False,
        label="Why they are confidential",
        help_text="Of those that have no reason yet. Those cleared for an item read it.",
    )
    public_title = forms.CharField(
        max_length=500,
        required=False,
        label="Public title (optional)",
        help_text="Of those that have none yet: what everybody else reads in place of their titles.",
    )

    def secrecy(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "sensitivity": Sensitivity(said["sensitivity"]),
            "reason": said["sensitivity_reason"],
            "public_title": said["public_title"],
        }


class StandingForm(WholePointForm):
    comes_last = forms.BooleanField(
        required=False,
        label="It ends the agenda",
        help_text="As any other business does: items added later go before it.",
    )


class ProposalForm(ConfirmForm):
    title = forms.CharField(max_length=500, error_messages={"required": "Give the item a title."})
    purpose = forms.ChoiceField(choices=PURPOSES, required=False)
    why = forms.CharField(
        max_length=2000,
        label="Why it should be taken",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Read by the secretariat.",
        error_messages={"required": "Say why it should be taken; the secretariat reads it."},
    )
    minutes_needed = forms.IntegerField(
        min_value=1, max_value=LONGEST, required=False, label="Minutes it needs (optional)"
    )

    def proposed(self) -> dict[str, Any]:
        said = self.cleaned_data
        return said | {"purpose": Purpose(said["purpose"]) if said["purpose"] else None}


class ReasonForm(ConfirmForm):
    reason = forms.CharField(max_length=500, label="Why", error_messages={"required": "Say why."})
