"""The attendance as one fills it in: a small form for each row, and what is wrong with all of them together."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html

from meetings.attendance.forms import ItemField
from meetings.attendance.quorum import FILLS_A_SEAT
from meetings.attendance.record import Attendee, Fault, attendance_faults
from meetings.enums import AttendanceKind
from minutes.sitting.attendance import Row, Sheet

PARTS = [
    ("", "Not recorded"),
    (AttendanceKind.PRESENT.value, "Present"),
    (AttendanceKind.APOLOGIES.value, "Apologies"),
    (AttendanceKind.ALTERNATE.value, "Alternate"),
]
EMPTY_ROWS = 3
SHOWN = "shown"  # names the rows that the page had: what it did not have, nobody has left empty


class RowForm(forms.Form):
    """Somebody's part in the meeting."""

    use_required_attribute = False

    def __init__(self, row: Row, data: QueryDict | None) -> None:
        self.row = row
        super().__init__(data, prefix=row.key, initial=self._recorded())
        for field in self.fields.values():
            field.label = format_html('{}<span class="unseen">: {}</span>', field.label, row.name)

    def _recorded(self) -> dict[str, object]:
        recorded = self.row.recorded
        return {"from_item": recorded.from_item, "to_item": recorded.to_item} if recorded else {}

    def attendee(self) -> Attendee | None:
        """Return who was there, as the row says; one that nobody has touched is as it was recorded, or as expected."""
        if not (self.is_bound and self.has_changed()):
            return self.row.recorded or (self.row.expected if self.is_bound else None)
        return self._filled_in({name: self.cleaned_data.get(name) for name in self.fields})

    def refuse(self, fault: Fault) -> None:
        """Says what is wrong, unless something is said of that field already."""
        name = self._field_of_name() if fault.field == "name" else fault.field
        if name not in self.errors:
            self.add_error(name, fault.sentence)

    def _field_of_name(self) -> str:
        """Return the field in which it is said who this is."""
        return "name"

    def _filled_in(self, given: dict[str, Any]) -> Attendee | None:
        """Return who was there, by what was given in this kind of row."""
        raise NotImplementedError


class SeatForm(RowForm):
    part = forms.ChoiceField(label="Presence", choices=PARTS, required=False)
    alternate = forms.CharField(label="Name of the alternate", max_length=200, required=False)
    from_item = ItemField("From item")
    to_item = ItemField("To item")

    def _field_of_name(self) -> str:
        return "alternate" if self.cleaned_data.get("part") == AttendanceKind.ALTERNATE else "part"

    def _recorded(self) -> dict[str, object]:
        recorded = self.row.recorded or self.row.expected
        if recorded is None:
            return {}
        is_alternate = recorded.kind == AttendanceKind.ALTERNATE
        alternate = {"alternate": recorded.name} if is_alternate else {}
        return {"part": recorded.kind.value, **alternate, **super()._recorded()}

    def clean(self) -> None:
        """Points out what was just typed where the choice has no use for it: a slip, not to be dropped."""
        part = self.cleaned_data.get("part")
        if self._has_new("alternate") and part != AttendanceKind.ALTERNATE:
            self.add_error("alternate", "Choose “Alternate” as well, or leave the name empty.")
        for name in ("from_item", "to_item"):
            if self._has_new(name) and part not in FILLS_A_SEAT:
                self.add_error(name, "Only somebody who was there came or left at an item.")

    def _has_new(self, name: str) -> bool:
        return bool(self.cleaned_data.get(name)) and name in self.changed_data

    def _filled_in(self, given: dict[str, Any]) -> Attendee | None:
        if not given["part"]:
            return None
        part, recorded, row = AttendanceKind(given["part"]), self.row.recorded or self.row.expected, self.row
        name, person, alternate_for = row.name, row.person, None
        if part is AttendanceKind.ALTERNATE:
            name, alternate_for = given["alternate"], row.person
            person = recorded.person if recorded and recorded[:2] == (part, name) else None
        items = (given["from_item"], given["to_item"]) if part in FILLS_A_SEAT else (None, None)
        return Attendee(part, name, row.category, person, row.seat, alternate_for, *items)


class OtherForm(RowForm):
    is_there = forms.BooleanField(label="In attendance", required=False)
    from_item = ItemField("From item")
    to_item = ItemField("To item")

    def __init__(self, row: Row, data: QueryDict | None) -> None:
        super().__init__(row, data)
        organisation = format_html(' <span class="quiet">{}</span>', row.category) if row.category else ""
        self.fields["is_there"].label = format_html("{}{}", row.name, organisation)

    def _recorded(self) -> dict[str, object]:
        return {"is_there": self.row.recorded is not None, **super()._recorded()}

    def _field_of_name(self) -> str:
        return "is_there"

    def clean(self) -> None:
        for name in ("from_item", "to_item"):
            is_new = self.cleaned_data.get(name) and name in self.changed_data
            if is_new and not self.cleaned_data.get("is_there"):
                self.add_error(name, "Only somebody who was there came or left at an item.")

    def _filled_in(self, given: dict[str, Any]) -> Attendee | None:
        if not given["is_there"]:
            return None
        known = self.row.recorded or Attendee(
            AttendanceKind.IN_ATTENDANCE, self.row.name, self.row.category, self.row.person
        )
        return known._replace(from_item=given["from_item"], to_item=given["to_item"])


class GuestForm(RowForm):
    """An empty row, for somebody the panel does not know."""

    name = forms.CharField(label="Name", max_length=200, required=False)
    organisation = forms.CharField(label="Organisation", max_length=200, required=False)
    from_item = ItemField("From item")
    to_item = ItemField("To item")

    def _filled_in(self, given: dict[str, Any]) -> Attendee:
        guest = Attendee(AttendanceKind.IN_ATTENDANCE, given["name"], given["organisation"])
        return guest._replace(from_item=given["from_item"], to_item=given["to_item"])


class AttendanceForm:
    """The rows of a sheet as one form: blank rows for guests last, and the cursor at the first error."""

    def __init__(self, sheet: Sheet, data: QueryDict | None = None) -> None:
        self.sheet = sheet
        self._data = data
        self.seats = [SeatForm(row, self._sent_of(row)) for row in sheet.seats]
        self.others = [OtherForm(row, self._sent_of(row)) for row in sheet.others]
        blank = [Row(f"guest-{number}", f"guest {number}") for number in range(1, EMPTY_ROWS + 1)]
        self.guests = [GuestForm(row, data) for row in blank]

    def __iter__(self) -> Iterator[RowForm]:
        yield from (*self.seats, *self.others, *self.guests)

    @property
    def is_stale(self) -> bool:
        """Return whether it was filled in on a sheet that no longer stands."""
        return self.seen != self.sheet.digest

    @property
    def seen(self) -> str:
        return self._data.get("seen", "") if self._data else self.sheet.digest

    def is_valid(self) -> bool:
        """Faults stand at their rows, those of a row by itself and those of all rows together."""
        bound = [form for form in self if form.is_bound]
        for form in bound:
            form.full_clean()
        given = [(form, attendee) for form in bound if (attendee := form.attendee())]
        for fault in attendance_faults([attendee for _, attendee in given], self.sheet.items):
            given[fault.place][0].refuse(fault)
        faulty = next((form for form in self if form.errors), None)
        if faulty:
            first = next(name for name in faulty.fields if name in faulty.errors)
            faulty.fields[first].widget.attrs["autofocus"] = True
        return faulty is None

    def attendees(self) -> list[Attendee]:
        """Return who was there, as a valid form says."""
        return [attendee for form in self if (attendee := form.attendee())]

    def _sent_of(self, row: Row) -> QueryDict | None:
        return self._data if self._data and row.key in self._data.getlist(SHOWN) else None
