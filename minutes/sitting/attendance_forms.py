"""The attendance as one fills it in: a small form for each row, and what is wrong with all of them together."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html

from core import english
from meetings.attendance.forms import ItemField
from meetings.attendance.quorum import FILLS_A_SEAT
from meetings.attendance.faults import Fault, attendance_faults
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Manner

PARTS = [
    ("", "Not recorded"),
    (AttendanceKind.PRESENT.value, "Present"),
    (AttendanceKind.APOLOGIES.value, "Apologies"),
    (AttendanceKind.ABSENT.value, "Absent without apologies"),
    (AttendanceKind.ALTERNATE.value, "Alternate"),
]
EMPTY_ROWS = 3
SHOWN = "shown"  # names the rows that the page had: what it did not have, nobody has left empty


class TimeOfDay(forms.TimeField):
    """A time of day where the panel is; one is typed on a desk, and chosen on a phone."""

    def __init__(self, label: str) -> None:
        widget = forms.TimeInput(attrs={"type": "time", "autocomplete": "off"}, format="%H:%M")
        messages = {"invalid": "Give a time such as 12:05."}
        super().__init__(label=label, required=False, widget=widget, error_messages=messages)


class StayForm(forms.Form):
    """What can be said of a stay besides from which item to which it was."""

    use_required_attribute = False

    left_during = forms.BooleanField(label="Left during that item", required=False)
    arrived_at = TimeOfDay("Arrived at")
    left_at = TimeOfDay("Left at")
    manner = forms.ChoiceField(label="How", choices=[("", "Not said"), *Manner.choices], required=False)

    def stay_given(self) -> Stay:
        """Return the stay as it was filled in."""
        return Stay(**{name: self.cleaned_data[name] for name in Stay._fields if name in self.fields})


class ReturnForm(StayForm):
    """One time that somebody who had left came back; left empty, they did not."""

    from_item = ItemField("Came back for item")
    to_item = ItemField("Until item")
    field_order = ("from_item", "to_item")

    def __init__(self, data: QueryDict | None, stay: Stay, *, prefix: str, whose: str) -> None:
        super().__init__(data, prefix=prefix, initial=stay._asdict())
        for field in self.fields.values():
            field.label = format_html('{}<span class="unseen">: {}</span>', field.label, whose)

    @property
    def is_filled_in(self) -> bool:
        return self.is_valid() and self.stay_given() != Stay()


class RowForm(forms.Form):
    """Somebody's part in the meeting; ``returns`` are the times they came back, and an empty one for one more."""

    use_required_attribute = False
    returns: Sequence[ReturnForm] = ()

    def __init__(self, row: Row, data: QueryDict | None) -> None:
        self.row = row
        self._counted: Sequence[ReturnForm] = ()  # by which stays the faults of the row are counted
        super().__init__(data, prefix=row.key, initial=self._recorded())
        for field in self.fields.values():
            field.label = format_html('{}<span class="unseen">: {}</span>', field.label, row.name)

    def _recorded(self) -> dict[str, object]:
        return Stay.read(self.row.recorded)._asdict() if self.row.recorded else {}

    def full_clean(self) -> None:
        for form in self.returns:
            form.full_clean()
        super().full_clean()

    def has_changed(self) -> bool:
        return super().has_changed() or any(form.has_changed() for form in self.returns)

    @property
    def faulty(self) -> "forms.Form | None":
        """The part of the row in which the first fault is."""
        return next((form for form in (self, *self.returns) if form.errors), None)

    def attendee(self) -> Attendee | None:
        """Return who was there, as the row says; one that nobody has touched is as it was recorded, or as expected."""
        if not (self.is_bound and self.has_changed()):
            return self.row.recorded or (self.row.expected if self.is_bound else None)
        return self._filled_in({name: self.cleaned_data.get(name) for name in self.fields})

    def refuse(self, fault: Fault) -> None:
        """Says what is wrong, unless something is said of that field already."""
        form: forms.Form = self._counted[fault.stay - 1] if fault.stay else self
        name = self._field_of_name() if fault.field == "name" else fault.field
        if name not in form.errors:
            form.add_error(name, fault.sentence)

    def _field_of_name(self) -> str:
        """Return the field in which it is said who this is."""
        return "name"

    def _filled_in(self, given: dict[str, Any]) -> Attendee | None:
        """Return who was there, by what was given in this kind of row."""
        raise NotImplementedError

    def _with_stays(self, attendee: Attendee, given: dict[str, Any]) -> Attendee:
        """Return them with the stays that were given."""
        first = Stay(**{name: given[name] for name in Stay._fields if name in given})
        self._counted = [form for form in self.returns if form.is_filled_in]
        return attendee.with_stays([first, *(form.stay_given() for form in self._counted)])

    def _refuse_stays(self) -> None:
        """Point out what was just said of the stays of somebody who was not there."""
        said = "Only somebody who was there came or left at an item."
        for name in self.changed_data:
            if name in Stay._fields and self.cleaned_data.get(name):
                self.add_error(name, said)
        for form in self.returns:
            if form.has_changed() and form.is_filled_in:
                form.add_error("from_item", said)


class KnownForm(RowForm, StayForm):
    """The row of somebody of whom more can be said than from which item to which they were there."""

    from_item = ItemField("From item")
    to_item = ItemField("To item")

    def __init__(self, row: Row, data: QueryDict | None) -> None:
        super().__init__(row, data)
        came_back = row.recorded.returns if row.recorded else ()
        self.returns = [
            ReturnForm(data, stay, prefix=f"{row.key}-return-{number}", whose=f"{row.name}, {_which(number)}")
            for number, stay in enumerate((*came_back, Stay()), start=1)
        ]
        self._counted = self.returns

    @property
    def more(self) -> list[BoundField]:
        """Return the fields of what most people need not say of their first stay."""
        return [self[name] for name in StayForm.base_fields]

    @property
    def tells_more(self) -> bool:
        """Return whether there is something to see where it is said of the stays what most people need not say."""
        said = any(field.value() for field in self.more)
        return said or len(self.returns) > 1 or self.faulty is not None


def _which(number: int) -> str:
    return "back" if number == 1 else f"back for the {english.ordinal(number)} time"


class SeatForm(KnownForm):
    part = forms.ChoiceField(label="Presence", choices=PARTS, required=False)
    alternate = forms.CharField(label="Name of the alternate", max_length=200, required=False)
    field_order = ("part", "alternate", "from_item", "to_item")

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
        if part not in FILLS_A_SEAT:
            self._refuse_stays()

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
        attendee = Attendee(part, name, row.category, person, row.seat, alternate_for)
        return self._with_stays(attendee, given) if part in FILLS_A_SEAT else attendee


class OtherForm(KnownForm):
    is_there = forms.BooleanField(label="In attendance", required=False)
    field_order = ("is_there", "from_item", "to_item")

    def __init__(self, row: Row, data: QueryDict | None) -> None:
        super().__init__(row, data)
        organisation = format_html(' <span class="quiet">{}</span>', row.category) if row.category else ""
        self.fields["is_there"].label = format_html("{}{}", row.name, organisation)

    def _recorded(self) -> dict[str, object]:
        return {"is_there": self.row.recorded is not None, **super()._recorded()}

    def _field_of_name(self) -> str:
        return "is_there"

    def clean(self) -> None:
        if not self.cleaned_data.get("is_there"):
            self._refuse_stays()

    def _filled_in(self, given: dict[str, Any]) -> Attendee | None:
        if not given["is_there"]:
            return None
        known = self.row.recorded or Attendee(
            AttendanceKind.IN_ATTENDANCE, self.row.name, self.row.category, self.row.person
        )
        return self._with_stays(known, given)


class GuestForm(RowForm):
    """An empty row, for somebody the panel does not know."""

    name = forms.CharField(label="Name", max_length=200, required=False)
    organisation = forms.CharField(label="Organisation", max_length=200, required=False)
    from_item = ItemField("From item")
    to_item = ItemField("To item")

    def _filled_in(self, given: dict[str, Any]) -> Attendee:
        guest = Attendee(AttendanceKind.IN_ATTENDANCE, given["name"], given["organisation"])
        return self._with_stays(guest, given)


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
        faulty = next((form.faulty for form in self if form.faulty), None)
        if faulty:
            first = next(name for name in faulty.fields if name in faulty.errors)
            faulty.fields[first].widget.attrs["autofocus"] = True
        return faulty is None

    def attendees(self) -> list[Attendee]:
        """Return who was there, as a valid form says."""
        return [attendee for form in self if (attendee := form.attendee())]

    def _sent_of(self, row: Row) -> QueryDict | None:
        return self._data if self._data and row.key in self._data.getlist(SHOWN) else None
