"""The attendance as one fills it in: a small form for each row, and what is wrong with all of them together."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html

from core import english
from meetings.attendance.faults import Fault, attendance_faults
from meetings.attendance.forms import ItemField
from meetings.attendance.in_the_room import has_alternate
from meetings.attendance.initials import LONGEST, shared_initials, with_initials
from meetings.attendance.quorum import FILLS_A_SEAT
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet
from meetings.attendance.stays import Stay, without_items
from meetings.enums import AttendanceKind, Manner
from meetings.models import Person
from meetings.panels.rules import PanelRules, PassedVotes

PARTS = [
    ("", "Not recorded"),
    (AttendanceKind.PRESENT.value, "Present"),
    (AttendanceKind.APOLOGIES.value, "Apologies"),
    (AttendanceKind.ABSENT.value, "Absent without apologies"),
    (AttendanceKind.ALTERNATE.value, "Alternate"),
]
EMPTY_ROWS = 3
_OF_STAYS = ("left and came back", "times", "how")
_BESIDES = {"initials": "initials", "vote": "vote_to", "alternate for some items": "stand_in"}
STANDS_IN = ("stand_in", "stand_in_from", "stand_in_to")
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
    at_fault = "name"  # the field that a fault stands at where its own is not in the form

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

    def parts(self) -> list[tuple[Attendee, Callable[[Fault], None]]]:
        """Return who was there by this row, each with what says a fault of theirs."""
        attendee = self.attendee()
        return [(attendee, self.refuse)] if attendee else []

    def refuse(self, fault: Fault) -> None:
        """Says what is wrong, unless something is said of that field already."""
        form: forms.Form = self._counted[fault.stay - 1] if fault.stay else self
        name = self._field_of_name() if fault.field == "name" else fault.field
        name = name if name in form.fields else self.at_fault
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
    initials = forms.CharField(label="Initials", max_length=LONGEST, required=False)

    def __init__(self, row: Row, data: QueryDict | None, rules: PanelRules) -> None:
        super().__init__(row, data)
        if not rules.uses_initials:
            del self.fields["initials"]
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
        said = any(field.value() for field in (*self.more, *self.besides) if field.name != "initials")
        return said or len(self.returns) > 1 or self.faulty is not None

    @property
    def more_label(self) -> str:
        """Return the words for what can be unfolded."""
        besides = [name for name, field in _BESIDES.items() if field in self.fields]
        said = english.and_list([*_OF_STAYS, *besides])
        return f"{said[0].upper()}{said[1:]}"

    @property
    def besides(self) -> list[BoundField]:
        """Return the fields of what can be said of anybody, whether they were there or not."""
        return [self[name] for name in ("initials",) if name in self.fields]

    def _recorded(self) -> dict[str, object]:
        known = self.row.recorded
        return super()._recorded() | ({"initials": known.initials} if known else {})

    def _with_initials(self, attendee: Attendee, given: dict[str, Any]) -> Attendee:
        """Return them with the initials that were given; where the panel uses none, with those they had."""
        had = self.row.recorded.initials if self.row.recorded else ""
        return attendee._replace(initials=given.get("initials", had) or "")


def _which(number: int) -> str:
    return "back" if number == 1 else f"back for the {english.ordinal(number)} time"


class SeatForm(KnownForm):
    part = forms.ChoiceField(label="Presence", choices=PARTS, required=False)
    alternate = forms.CharField(label="Name of the alternate", max_length=200, required=False)
    vote_to = forms.ChoiceField(label="Passes their vote to", required=False)
    stand_in = forms.CharField(label="An alternate for some items", max_length=200, required=False)
    stand_in_from = ItemField("Stood in from")
    stand_in_to = ItemField("Stood in to")
    field_order = ("part", "alternate", "from_item", "to_item")
    at_fault = "part"

    def __init__(self, row: Row, data: QueryDict | None, sheet: Sheet) -> None:
        rules = sheet.room.rules
        super().__init__(row, data, rules)
        self._items = sheet.taken
        self._members = {
            other.key: other
            for other in sheet.seats
            if other.person not in (None, row.person) and not has_alternate(other)
        }
        if rules.passed_votes is PassedVotes.NOT_KNOWN or has_alternate(row):
            del self.fields["vote_to"]
        else:
            choices = [("", "Nobody"), *((key, other.name) for key, other in self._members.items())]
            self.fields["vote_to"].choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        if has_alternate(row) or row.person is None:
            for name in STANDS_IN:
                del self.fields[name]

    @property
    def besides(self) -> list[BoundField]:
        return [*super().besides, *(self[name] for name in ("vote_to",) if name in self.fields)]

    @property
    def stands_in(self) -> list[BoundField]:
        """Return the fields of an alternate for some items, which a member who was there can have."""
        return [self[name] for name in STANDS_IN if name in self.fields]

    def _field_of_name(self) -> str:
        return "alternate" if self.cleaned_data.get("part") == AttendanceKind.ALTERNATE else "part"

    def _recorded(self) -> dict[str, object]:
        recorded = self.row.recorded or self.row.expected
        if recorded is None:
            return {}
        is_alternate = recorded.kind == AttendanceKind.ALTERNATE
        alternate = {"alternate": recorded.name} if is_alternate else {}
        said = {"part": recorded.kind.value, **alternate, **super()._recorded()}
        return said | ({"vote_to": f"seat-{recorded.vote_to.pk}"} if recorded.vote_to else {})

    def clean(self) -> None:
        """Points out what was just typed where the choice has no use for it: a slip, not to be dropped."""
        part = self.cleaned_data.get("part")
        if self._has_new("alternate") and part != AttendanceKind.ALTERNATE:
            self.add_error("alternate", "Choose “Alternate” as well, or leave the name empty.")
        if part not in FILLS_A_SEAT:
            self._refuse_stays()
        given = [name for name in STANDS_IN if self.cleaned_data.get(name)]
        if given and part != AttendanceKind.PRESENT:
            self.add_error(given[0], "Choose “Present” for a member who was there for the other items.")
        elif given and not self.cleaned_data.get("stand_in"):
            self.add_error("stand_in", f"Say who stood in for {self.row.name}.")

    def parts(self) -> list[tuple[Attendee, Callable[[Fault], None]]]:
        """Return the member, for the items at which nobody stood in for them, and who did."""
        whole, given = super().parts(), self.cleaned_data if self.is_bound else {}
        if not whole or not given.get("stand_in") or self.errors:
            return whole
        (member, refuse), row = whole[0], self.row
        stay = Stay(given["stand_in_from"], given["stand_in_to"])
        alternate = Attendee(AttendanceKind.ALTERNATE, given["stand_in"], row.category, None, row.seat, row.person)
        left = without_items(member.stays, stay.from_item, stay.to_item, self._items)
        own = [(member.with_stays(left), refuse)] if left else []
        return [*own, (alternate.with_stays([stay]), self._refuse_stand_in)]

    def _refuse_stand_in(self, fault: Fault) -> None:
        fields = {"from_item": "stand_in_from", "to_item": "stand_in_to"}
        name = fields.get(fault.field, "stand_in")
        if name not in self.errors:
            self.add_error(name, fault.sentence)

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
        attendee = Attendee(part, name, row.category, person, row.seat, alternate_for, vote_to=self._vote_to(given))
        attendee = self._with_initials(attendee, given)
        return self._with_stays(attendee, given) if part in FILLS_A_SEAT else attendee

    def _vote_to(self, given: dict[str, Any]) -> Person | None:
        """Return the member to whom the vote is passed; where the panel knows no such thing, nobody."""
        chosen = self._members.get(given.get("vote_to") or "")
        return chosen.person if chosen else None


class OtherForm(KnownForm):
    is_there = forms.BooleanField(label="In attendance", required=False)
    at_fault = "is_there"
    field_order = ("is_there", "from_item", "to_item")

    def __init__(self, row: Row, data: QueryDict | None, rules: PanelRules) -> None:
        super().__init__(row, data, rules)
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
        return self._with_stays(self._with_initials(known, given), given)


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
        rules = sheet.room.rules
        self.seats = [SeatForm(row, self._sent_of(row), sheet) for row in sheet.seats]
        self.others = [OtherForm(row, self._sent_of(row), rules) for row in sheet.others]
        if rules.uses_initials:
            self._propose_initials()
        blank = [Row(f"guest-{number}", f"guest {number}") for number in range(1, EMPTY_ROWS + 1)]
        self.guests = [GuestForm(row, data) for row in blank]

    def _propose_initials(self) -> None:
        """Shows the initials that each will have, and where they are others than those of the name."""
        known = [form for form in (*self.seats, *self.others) if "initials" in form.fields]
        rows = [form.row for form in known]
        present = AttendanceKind.PRESENT
        proposals = with_initials([row.recorded or Attendee(present, row.name, person=row.person) for row in rows])
        for form, attendee in zip(known, proposals, strict=True):
            form.fields["initials"].widget.attrs["placeholder"] = attendee.initials
        for place, sentence in shared_initials(proposals):
            known[place].fields["initials"].help_text = sentence

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
        given = [part for form in bound for part in form.parts()]
        for fault in attendance_faults(self._named([attendee for attendee, _ in given]), self.sheet.items):
            _, refuse = given[fault.place]
            refuse(fault)
        faulty = next((form.faulty for form in self if form.faulty), None)
        if faulty:
            first = next(name for name in faulty.fields if name in faulty.errors)
            faulty.fields[first].widget.attrs["autofocus"] = True
        return faulty is None

    def attendees(self) -> list[Attendee]:
        """Return who was there, as a valid form says."""
        return [attendee for form in self for attendee, _ in form.parts()]

    def _named(self, attendees: Sequence[Attendee]) -> Sequence[Attendee]:
        """Return them with the initials that they will have."""
        return with_initials(attendees) if self.sheet.room.rules.uses_initials else attendees

    def _sent_of(self, row: Row) -> QueryDict | None:
        return self._data if self._data and row.key in self._data.getlist(SHOWN) else None
