"""Forms before a meeting: an answer whether one comes, and an interest in an item."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.web.forms import CursorAtError
from meetings.attendance.services.interests import Stated
from meetings.enums import Coming, Follows, SeenBy
from meetings.item_numbers import ItemNumber
from meetings.models import Person, Reply, StandingInterest
from meetings.panels.rules import PanelRules
from meetings.people.forms import PeopleForm, day_field

ANSWERS = [
    (Coming.YES.value, "I am coming"),
    (Coming.NO.value, "I send apologies"),
    (Coming.ALTERNATE.value, "Somebody stands in for me"),
]
ANSWERS_FOR_ANOTHER = [
    (Coming.YES.value, "They are coming"),
    (Coming.NO.value, "They send apologies"),
    (Coming.ALTERNATE.value, "Somebody stands in for them"),
]


class ComingForm(CursorAtError, forms.Form):
    """``stand_ins`` are the people who can be chosen as alternates; anybody else is named in words."""

    coming = forms.ChoiceField(
        label="Your answer", widget=forms.RadioSelect, error_messages={"required": "Choose one of the answers."}
    )
    stand_in = forms.ChoiceField(label="Who stands in", required=False)
    alternate = forms.CharField(
        label="Or somebody else, by name",
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    note = forms.CharField(label="Note to the secretariat (optional)", max_length=500, required=False)

    def __init__(self, data: Any = None, *, stand_ins: Sequence[Person], is_own: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._stand_ins = {str(person.pk): person for person in stand_ins}
        people = [(pk, person.name) for pk, person in self._stand_ins.items()]
        choices = {
            "coming": ANSWERS if is_own else ANSWERS_FOR_ANOTHER,
            "stand_in": [("", "None of these"), *people],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined] # of a ChoiceField
        if not people:
            del self.fields["stand_in"]
            self.fields["alternate"].label = "Who stands in, by name"

    def clean_stand_in(self) -> Person | None:
        return self._stand_ins.get(self.cleaned_data["stand_in"])

    def clean(self) -> None:
        """Point out what was typed where the answer has no use for it: it is a slip, and not to be dropped."""
        given = self.cleaned_data
        if given.get("coming") != Coming.ALTERNATE and given.get("alternate"):
            self.add_error("coming", "You name somebody who stands in: choose that answer, or leave the name empty.")
        if given.get("stand_in") and given.get("alternate"):
            self.add_error("alternate", "Choose somebody, or type a name: not both.")

    def given(self) -> dict[str, Any]:
        """Return the arguments of ``answer_coming``. One button that asks for no note leaves the one there is."""
        given = self.cleaned_data
        coming = Coming(given["coming"])
        stand_in = given.get("stand_in") if coming is Coming.ALTERNATE else None
        note = given["note"] if "note" in self.data else None
        return {"coming": coming, "alternate": given["alternate"], "alternate_person": stand_in, "note": note}

    @staticmethod
    def of(reply: Reply | None, stand_ins: Sequence[Person]) -> dict[str, Any]:
        """Return the answer given before as the form's initial values: who stands in by name, if not to choose from."""
        if reply is None:
            return {}
        is_to_choose = reply.alternate_person in stand_ins
        return {
            "coming": reply.coming,
            "stand_in": str(reply.alternate_person_id) if is_to_choose else "",
            "alternate": "" if is_to_choose else reply.alternate,
            "note": reply.note,
        }


class ItemField(forms.Field):
    """The number of an agenda item, such as 14 or 14A; typed, for a wheel that turns it unseen does harm."""

    def __init__(self, label: str, *, required: bool = False) -> None:
        messages = {"invalid": "Give the number of an agenda item.", "required": "Give the number of the item."}
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(label=label, required=required, widget=widget, error_messages=messages)

    def to_python(self, value: Any) -> ItemNumber | None:
        if value in self.empty_values:
            return None
        try:
            return ItemNumber.read(value)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error


ONES_OWN = (Follows.SPEAKS, Follows.SILENT, Follows.LEAVES)


def follows_offered(rules: PanelRules) -> tuple[Follows, ...]:
    """Return what the secretariat can record to follow from an interest, by the panel's rules."""
    return (Follows.TAKES_PART, *ONES_OWN) if rules.interested_may_take_part else ONES_OWN


class DeclarationForm(CursorAtError, forms.Form):
    """A declaration of an interest in an item, and what follows. ``people`` are those of whom one can be chosen;
    without any, one declares one's own."""

    interest = forms.CharField(
        label="The interest",
        max_length=500,
        help_text="The minutes print these words at the item.",
        error_messages={"required": "Say what the interest is."},
    )
    follows = forms.TypedChoiceField(
        coerce=Follows,
        label="What follows",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what follows: whether they speak, stay silent or leave."},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Person] = (),
        offered: Sequence[Follows] = ONES_OWN,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, auto_id="interest-%s", **kwargs)
        self.fields["follows"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined] # of a ChoiceField
        self._people = {str(person.pk): person for person in people}
        if people:
            choices = [("", "Choose who"), *((pk, person.name) for pk, person in self._people.items())]
            messages = {"required": "Say whose interest it is."}
            self.fields["person"] = forms.ChoiceField(label="Who", choices=choices, error_messages=messages)
            self.order_fields(self.field_order or ["person", *self.declared_fields])

    def clean_person(self) -> Person:
        return self._people[self.cleaned_data["person"]]


class InterestForm(DeclarationForm):
    """The same before the meeting, with the item that it is about."""

    number = ItemField("Item", required=True)
    field_order = ("person", "number", "interest", "follows")


class StandingInterestForm(PeopleForm):
    """An entry of the register. ``people`` are those of whom the secretariat enters one; without any, one’s own."""

    what = forms.CharField(
        label="The interest",
        max_length=500,
        help_text="Such as “Director of Harbour Power Ltd since 2015”.",
        error_messages={"required": "Say what the interest is."},
    )
    organisation = forms.CharField(
        label="The organisation it is in (optional)",
        max_length=200,
        required=False,
        help_text="An agenda item that names it is pointed out.",
    )
    words = forms.CharField(
        label="Other words to look for (optional)",
        max_length=200,
        required=False,
        help_text="Such as “Harbour, Quay Street”, with commas between them.",
    )
    seen_by = forms.ChoiceField(label="Who may read it", initial=SeenBy.PANEL)
    starts_on = day_field("Since")
    ends_on = day_field("Until", required=False, help_text="Leave it empty as long as it lasts.")

    def __init__(self, data: Any = None, *, noun: str, people: Sequence[Person] = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["seen_by"].choices = [(each.value, each.named(noun)) for each in SeenBy]  # type: ignore[attr-defined] # of a ChoiceField
        self._people = {str(person.pk): person for person in people}
        if people:
            choices = [(pk, person.name) for pk, person in self._people.items()]
            self.fields["person"] = forms.ChoiceField(label="Whose interest", choices=choices)
            self.order_fields(["person", *self.declared_fields])

    def clean_person(self) -> Person:
        return self._people[self.cleaned_data["person"]]

    def stated(self) -> Stated:
        given = self.cleaned_data
        return Stated(**{name: given[name] for name in self.declared_fields})

    @staticmethod
    def of(interest: StandingInterest) -> dict[str, Any]:
        """Return what the register says as the form's initial values."""
        values = {name: getattr(interest, name) for name in ("what", "words", "seen_by", "starts_on", "ends_on")}
        return values | {"organisation": str(interest.organisation or "")}
