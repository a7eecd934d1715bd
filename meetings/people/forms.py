"""The forms about seats, people and how they sign in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.web.forms import DayField, RefusedAtLastField
from core.working_days import far_off
from meetings.enums import Role
from meetings.models import Membership, Panel, Person, Seat
from meetings.people.list_import.headings import column_of
from meetings.people.queries import who_sits
from meetings.people.term_conflicts import term

LONGEST_CELL = 500  # letters
OPEN_ENDED = "Leave it empty if there is none yet."


def day_field(label: str, **more: Any) -> DayField:
    errors = {
        "required": f"Give the {label.lower()}.",
        "invalid": "This is not a date. Write it as 1 April 2017 or 2017-04-01.",
    }
    return DayField(label=label, error_messages=errors, validators=[_refuse_far_off], **more)


def _refuse_far_off(day: date) -> None:
    if reason := far_off(day, timezone.localdate()):
        raise ValidationError(reason)


class PeopleForm(RefusedAtLastField):
    """A change that asks for nothing but to be confirmed."""


class SeatForm(PeopleForm):
    appointed_by = forms.CharField(
        label="Who fills it (optional)",
        max_length=200,
        required=False,
        help_text="Such as “Large Suppliers, by election”.",
    )
    has_vote = forms.BooleanField(label="It has a vote", required=False, initial=True)


class CategoryForm(PeopleForm):
    category = forms.CharField(
        label="Category", max_length=100, error_messages={"required": "Say which category of seats."}
    )


class NewSeatsForm(SeatForm):
    category = forms.CharField(
        label="Category",
        max_length=100,
        help_text="Such as “Large Suppliers”. Seats of one category are numbered.",
        error_messages={"required": "Say which category of seats."},
    )
    count = forms.IntegerField(
        label="How many",
        min_value=1,
        max_value=100,
        initial=1,
        error_messages={"required": "Say how many.", "invalid": "Say how many, in figures."},
    )
    field_order = ["category", "count"]


class LastDayOfSeatForm(PeopleForm):
    ends_on = day_field(
        "Last day", help_text="A seat that nobody has held is removed at once and does not appear here."
    )


class TermForm(PeopleForm):
    starts_on = day_field("First day")
    ends_on = day_field("Last day", required=False, help_text=OPEN_ENDED)


class LastDayForm(PeopleForm):
    ends_on = day_field("Last day", help_text="On that day they still act for it.")


class MandateForm(TermForm):
    organisation = forms.CharField(
        label="Organisation",
        max_length=200,
        help_text="As the minutes call it: “SECAS”.",
        error_messages={"required": "Say for which organisation they act."},
    )
    field_order = ["organisation", "starts_on", "ends_on"]


class RenewalForm(PeopleForm):
    ends_on = day_field("Last day of the next term", required=False, help_text=OPEN_ENDED)


class PersonForm(PeopleForm):
    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter the name."})
    organisation = forms.CharField(label="Organisation (optional)", max_length=200, required=False)


class DeclineForm(PeopleForm):
    reason = forms.CharField(label="Why", max_length=500, error_messages={"required": "Say why it is declined."})


class AddressForm(PeopleForm):
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "required": "Enter the email address.",
            "invalid": "This is not an email address. One looks like name@example.org.",
        },
    )


class AppointmentForm(TermForm):
    """An appointment of a ``person`` who is known, or of somebody new by name; ``is_another`` is for namesakes."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter the name."})
    organisation = forms.CharField(label="Organisation (optional)", max_length=200, required=False)
    is_another = forms.BooleanField(label="This is somebody else with the same name", required=False)
    role = forms.ChoiceField(label="Role", choices=Role.choices, initial=Role.MEMBER)
    seat = forms.ModelChoiceField(
        label="Seat (optional)", queryset=Seat.objects.none(), required=False, empty_label="No seat"
    )
    stands_in_for = forms.ModelChoiceField(
        label="Who they stand in for", queryset=Membership.objects.none(), required=False, empty_label="Choose"
    )
    is_cleared = forms.BooleanField(label="May read what is confidential", required=False)
    field_order = [
        "name", "organisation", "is_another", "role", "seat", "stands_in_for", "starts_on", "ends_on", "is_cleared",
    ]  # fmt: skip

    def __init__(self, data: Any = None, *, panel: Panel, person: Person | None, **more: Any) -> None:
        super().__init__(data, **more)
        if person:
            del self.fields["name"], self.fields["organisation"], self.fields["is_another"]
        sitting = list(who_sits(panel))
        self._offer("seat", Seat.objects.filter(panel=panel, ends_on=None), _with_holders(panel, sitting))
        members = [(membership.pk, f"{membership.person}, {term(membership)}") for membership in sitting]
        self._offer("stands_in_for", Membership.objects.filter(panel=panel), members)

    def _offer(self, name: str, rows: Any, choices: Iterable[tuple[int, str]]) -> None:
        field: Any = self.fields[name]
        field.queryset = rows
        field.choices = [("", field.empty_label), *choices]

    def clean(self) -> None:
        given = self.cleaned_data
        is_alternate = given.get("role") == Role.ALTERNATE
        if is_alternate and not given.get("stands_in_for"):
            self.add_error("stands_in_for", "Say who they stand in for.")
        if not is_alternate:
            given["stands_in_for"] = None

    def term(self) -> dict[str, Any]:
        """Return what ``appoint_member`` takes."""
        given = self.cleaned_data
        return {name: given[name] for name in ("starts_on", "ends_on", "seat", "is_cleared", "stands_in_for")}


def _with_holders(panel: Panel, sitting: Iterable[Membership]) -> list[tuple[int, str]]:
    """Return seats with who holds them, the vacant ones first."""
    holders = {membership.seat_id: f"{membership.person}, {term(membership)}" for membership in sitting}
    seats = Seat.objects.filter(panel=panel, ends_on=None).order_by("category", "number")
    offered = [(seat.pk, f"{seat}: {holders.get(seat.pk, 'vacant')}") for seat in seats]
    return sorted(offered, key=lambda offer: offer[0] in holders)


class MemberListForm(PeopleForm):
    file = forms.FileField(
        label="List of members",
        help_text="CSV or Excel (.xlsx), up to 5 MB.",
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={"required": "Choose the file.", "empty": "This file is empty."},
    )


class LineForm(PeopleForm):
    """A line of a member list: a field for each of its columns that has a heading, as it stands."""

    use_required_attribute = False

    def __init__(self, *args: Any, headings: Sequence[str], cells: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_read = [*cells, *[""] * (len(headings) - len(cells))]
        for index, heading in enumerate(headings):
            if column_of(heading):
                self.fields[f"cell-{index}"] = forms.CharField(
                    label=heading, required=False, max_length=LONGEST_CELL, initial=self.as_read[index]
                )

    def cells(self) -> list[str]:
        """Return the whole line with what was typed; columns that are not read stay as they are."""
        return [self.cleaned_data.get(f"cell-{index}", cell) for index, cell in enumerate(self.as_read)]
