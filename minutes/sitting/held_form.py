"""The form of how a meeting was held: when it began and was closed, where, and each adjournment."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField

from core.web.forms import ConfirmForm
from meetings.attendance.forms import ItemField
from meetings.attendance.held import Break, Held, held_faults
from meetings.enums import HeldAs
from meetings.item_numbers import ItemNumber

AFTER, WITHIN = "after", "within"
MOST_BREAKS = 50
NOT_MOVED = "Why it was adjourned at this item is confidential. Only those cleared for it can say that it was another."
NOT_TAKEN_OUT = "Why it was adjourned here is confidential. Only those cleared for it can take this adjournment out."
_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"]


class MomentField(forms.DateTimeField):
    """A day and a time of day, by the clock of the page."""

    def __init__(self, label: str) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "autocomplete": "off"}, format=_FORMATS[0])
        messages = {"invalid": "Give a day and a time such as 2024-05-09 12:05."}
        super().__init__(label=label, required=False, widget=widget, input_formats=_FORMATS, error_messages=messages)

    def to_python(self, value: Any) -> datetime | None:
        """Raises ValidationError for a day alone, which would be taken for its midnight."""
        if isinstance(value, str) and value.strip() and ":" not in value:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class HeldForm(ConfirmForm):
    """``held`` is what is recorded, ``items`` are the numbers of the agenda; one adjournment more can be filled in.

    ``withheld`` are the items of which this person may read nothing: why the meeting was adjourned at one is neither
    shown nor changed.
    """

    use_required_attribute = False

    started_at = MomentField("Opened at")
    closed_at = MomentField("Closed at")
    place = forms.CharField(label="Place", max_length=300, required=False)
    held_as = forms.ChoiceField(label="How it was held", choices=[("", "Not said"), *HeldAs.choices], required=False)

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        held: Held,
        items: Collection[ItemNumber],
        withheld: Collection[ItemNumber] = (),
        **kwargs: Any,
    ) -> None:
        self.items, self._withheld = items, withheld
        self._kept = {
            place: each.reason for place, each in enumerate(held.breaks) if each.item in withheld and each.reason
        }
        filled = [key for key in data or () if key.startswith("item-")]
        count = max(min(max(len(held.breaks) + 1, len(filled)), MOST_BREAKS), len(held.breaks))
        breaks = [*held.breaks, *[Break(None, None)] * count][:count]
        initial = held._asdict() | {
            f"{name.replace('_', '-')}-{place}": value
            for place, each in enumerate(breaks)
            for name, value in each._replace(is_within=False)._asdict().items()
        }
        initial |= {f"where-{place}": WITHIN if each.is_within else AFTER for place, each in enumerate(breaks)}
        super().__init__(data, *args, **kwargs)
        self.initial = initial
        self.places = range(count)
        for place in self.places:
            self.fields |= self._fields_of(place)

    def _fields_of(self, place: int) -> dict[str, forms.Field]:
        where = forms.ChoiceField(label="When", choices=[(AFTER, "After it"), (WITHIN, "During it")], required=False)
        reason = forms.CharField(label="Reason (optional)", max_length=300, required=False)
        fields = {
            f"item-{place}": ItemField("At item"),
            f"where-{place}": where,
            f"adjourned-at-{place}": MomentField("Adjourned at"),
            f"resumed-at-{place}": MomentField("Resumed at"),
        }
        return fields if place in self._kept else fields | {f"reason-{place}": reason}

    @property
    def of_the_meeting(self) -> list[BoundField]:
        """Return the fields of the meeting itself."""
        return [self[name] for name in self.base_fields]

    @property
    def breaks(self) -> list[list[BoundField]]:
        """Return the fields of each adjournment, for the page."""
        return [[self[name] for name in self._fields_of(place)] for place in self.places]

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            filled, faults = self._filled(), [*held_faults(self.held(), self.items)]
            for place in self._moved(filled):
                self.add_error(f"item-{place}", NOT_MOVED)
            for place in self._kept.keys() - set(filled):
                self.add_error(f"item-{place}", NOT_TAKEN_OUT)
            for fault in faults:
                at = "" if fault.place is None else f"-{filled[fault.place]}"
                field = fault.field.replace("_", "-") if at else fault.field
                self.add_error(f"{field}{at}", fault.sentence)
        return self.cleaned_data

    def _moved(self, filled: Collection[int]) -> list[int]:
        """Return the adjournments whose reason is withheld, and would come to an item that is not."""
        stays = (None, *self._withheld)
        return [place for place in filled if place in self._kept and self._break(place).item not in stays]

    def held(self) -> Held:
        """Return what was filled in; an adjournment of which nothing is said is none."""
        given = self.cleaned_data
        of_the_meeting = {name: given[name] for name in self.base_fields}
        return Held(**of_the_meeting, breaks=tuple(self._break(place) for place in self._filled()))

    def _filled(self) -> list[int]:
        return [
            place for place in self.places if any(self._break(place)[:3]) or self.cleaned_data.get(f"reason-{place}")
        ]

    def _break(self, place: int) -> Break:
        given = self.cleaned_data
        return Break(
            given[f"item-{place}"],
            given[f"adjourned-at-{place}"],
            given[f"resumed-at-{place}"],
            given[f"where-{place}"] == WITHIN,
            self._kept[place] if place in self._kept else given[f"reason-{place}"],
        )
