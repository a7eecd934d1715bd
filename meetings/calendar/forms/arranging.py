"""Forms for the day, hours and place of a meeting, and for what is asked before it is changed."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from core.web.forms import ConfirmForm, DayField
from core.working_days import WorkingCalendar, far_off
from meetings.calendar.scheduling import objection
from meetings.calendar.services.arranging import Arrangement
from meetings.enums import MeetingKind
from meetings.models import Meeting

KEEP = "Keep it all the same"


class NumberField(forms.IntegerField):
    """The number of a meeting; typed, for a wheel that turns it unseen does harm."""

    def __init__(self, help_text: str = "") -> None:
        said = {"required": "Give the number.", "invalid": "A number has digits only, such as 48."}
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(label="Number", widget=widget, error_messages=said, help_text=help_text)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def day_field(label: str, *, required: bool = True) -> DayField:
    errors = {
        "required": "Give the date.",
        "invalid": "This is not a date. Write it as 8 September 2017 or 2017-09-08.",
    }
    return DayField(label=label, required=required, error_messages=errors)


def time_field(label: str) -> forms.TimeField:
    said = {"invalid": "This is no time of day. One looks like 10:00."}
    return forms.TimeField(label=label, required=False, widget=TimeInput(), error_messages=said)


class Hours(ConfirmForm):
    """The hours and the place of a meeting."""

    starts_at = time_field("Starts at (optional)")
    ends_at = time_field("Ends at (optional)")
    place = forms.CharField(label="Place (optional)", max_length=300, required=False)

    use_required_attribute = False

    def clean(self) -> None:
        super().clean()
        starts_at, ends_at = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if ends_at and not starts_at and "starts_at" not in self.errors:
            self.add_error("starts_at", "Say when it starts as well.")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "A meeting ends after it starts.")


class ArrangementForm(Hours):
    """Asks whether a day is to be kept all the same, where something speaks against the one that was given."""

    held_on = day_field("Date")
    keep = forms.BooleanField(label=KEEP, required=False)

    refused_at = "held_on"
    field_order = ["kind", "number", "held_on", "keep", "starts_at", "ends_at", "place"]

    def __init__(self, *args: Any, calendar: WorkingCalendar, held_on: date | None = None, **kwargs: Any) -> None:
        """``held_on`` is the day that needs no more keeping: the meeting is on it now."""
        super().__init__(*args, **kwargs)
        self._calendar, self._held_on = calendar, held_on
        if not self.is_bound:
            del self.fields["keep"]

    def clean(self) -> None:
        super().clean()
        day = self.cleaned_data.get("held_on")
        if day == self._held_on:
            day = None
        if day and (said := far_off(day, timezone.localdate())):
            self.add_error("held_on", said)
            day = None
        said = objection(day, self._calendar) if day else ""
        if not said:
            del self.fields["keep"]
        elif not self.cleaned_data.get("keep"):
            self.add_error("held_on", f"{said} Choose another day, or tick “{KEEP}”.")

    @property
    def arrangement(self) -> Arrangement:
        given = self.cleaned_data
        return Arrangement(
            given["held_on"], given["starts_at"], given["ends_at"], given["place"], bool(given.get("keep"))
        )


class NewMeetingForm(ArrangementForm):
    kind = forms.ChoiceField(label="Kind", choices=[(kind.value, kind.label) for kind in MeetingKind.OF_MEETINGS])
    number = NumberField()

    refused_at = "number"


class CancelForm(ConfirmForm):
    reason = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="It is read in the calendar; the email only says that the meeting is cancelled.",
        error_messages={"required": "Say why the meeting is cancelled; it is read in the calendar."},
    )

    refused_at = "reason"
    use_required_attribute = False


class RestoreForm(ConfirmForm):
    number = NumberField("One that no other meeting has.")

    refused_at = "number"
    use_required_attribute = False


class NumberForm(ConfirmForm):
    number = NumberField("Where another meeting has it, that one and those behind it make room.")

    refused_at = "number"
    use_required_attribute = False


def recorded(meeting: Meeting) -> dict[str, object]:
    """Return the initial values of a form about a meeting that is arranged already."""
    return {name: getattr(meeting, name) for name in ("held_on", "starts_at", "ends_at", "place")}
