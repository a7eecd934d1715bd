"""A year of meetings as one plans it: the rule, and for each month what is to become of the day that it names."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.html import format_html

from core import english
from core.working_days import WorkingCalendar
from meetings.calendar.scheduling import EVERY, ORDINALS, MeetingRule, Slot, months, objection
from meetings.calendar.services.arranging import Arrangement

from .arranging import KEEP, Hours, day_field

MONTHS_AHEAD = 36
CLEAR = {0: "no matter how near", **{days: english.spelt(days) for days in range(2, 11)}}
KEPT, PROPOSED, OTHER, LEFT_OUT = "keep", "proposal", "other", "leave out"


def _number_field(label: str, choices: dict[int, str]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=list(choices.items()), coerce=int)


class MonthField(forms.TypedChoiceField):
    """One of the months from a given one on; its first day."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, coerce=date.fromisoformat)

    def offer(self, first: date) -> None:
        last = date(first.year + MONTHS_AHEAD // 12, first.month, 1)
        self.choices = [(month.isoformat(), english.month(month)) for month in months(first, last)]


class RuleForm(Hours):
    """Filled in by way of the address, so that a plan can be kept, sent and gone back to."""

    which = _number_field("Which of the month", ORDINALS)
    weekday = _number_field("Day of the week", dict(WEEKDAYS))
    every = _number_field("How often", EVERY)
    first = MonthField("First month")
    last = MonthField("Last month")
    clear = _number_field("Working days clear of bank holidays", CLEAR)
    skipped = forms.TypedMultipleChoiceField(
        label="Not in (optional)",
        choices=list(MONTHS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = ["which", "weekday", "every", "first", "last", "clear", "starts_at", "ends_at", "place", "skipped"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            self.fields[name].offer(today.replace(day=1))  # type: ignore[attr-defined] # of a MonthField

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last month comes before the first.")
        elif first and last and not any(month.month not in self._skipped for month in months(first, last, self._every)):
            self.add_error("skipped", "No month is left over.")

    @property
    def _skipped(self) -> frozenset[int]:
        return frozenset(self.cleaned_data.get("skipped") or ())

    @property
    def _every(self) -> int:
        return self.cleaned_data.get("every") or 1

    @property
    def rule(self) -> MeetingRule:
        given = self.cleaned_data
        return MeetingRule(given["which"], given["weekday"], given["every"], self._skipped, given["clear"])

    @property
    def said(self) -> str:
        """The rule in a sentence."""
        given = self.cleaned_data
        said = (str(self.rule), english.hours(given["starts_at"], given["ends_at"]), given["place"])
        return f"{', '.join(filter(None, said))}."

    @property
    def span(self) -> tuple[date, date]:
        return self.cleaned_data["first"], self.cleaned_data["last"]

    def arrangement(self, day: date, *, is_kept: bool) -> Arrangement:
        given = self.cleaned_data
        return Arrangement(day, given["starts_at"], given["ends_at"], given["place"], is_kept)


class SlotForm(forms.Form):
    """The choice for the day that the rule names in one month."""

    choice = forms.ChoiceField(
        label="", widget=forms.RadioSelect, error_messages={"required": "Say what is to become of it."}
    )
    other = day_field("Another date", required=False)
    keep = forms.BooleanField(label=KEEP, required=False)

    use_required_attribute = False

    def __init__(self, slot: Slot, calendar: WorkingCalendar, data: QueryDict | None) -> None:
        self.slot, self._calendar, self.asks_to_keep = slot, calendar, False
        self.month = english.month(slot.day)
        choices = _choices(slot)
        super().__init__(data, prefix=f"{slot.day:%Y-%m}", initial={"choice": choices[0][0]})
        self.fields["choice"].choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["other"].label = format_html('The other date<span class="unseen"> for {}</span>', self.month)

    def clean(self) -> None:
        """A date that was typed where the choice has no use for it is a slip that is pointed out, not dropped."""
        other = self.cleaned_data.get("other")
        if self.cleaned_data.get("choice") != OTHER:
            if other:
                self.add_error("other", "Choose “Another date” as well, or leave the date empty.")
            return
        if not other and "other" not in self.errors:
            self.add_error("other", "Give the other date.")
        elif other and (said := objection(other, self._calendar)):
            self.asks_to_keep = True
            if not self.cleaned_data.get("keep"):
                self.add_error("other", f"{said} Give another one, or tick “{KEEP}”.")

    @property
    def day(self) -> tuple[date, bool] | None:
        """The day to meet on, and whether somebody keeps it whatever speaks against it; None for no meeting."""
        choice = self.cleaned_data["choice"]
        if choice == LEFT_OUT:
            return None
        if choice == OTHER:
            return self.cleaned_data["other"], bool(self.cleaned_data.get("keep"))
        return (self.slot.day, True) if choice == KEPT else (self.slot.proposal or self.slot.day, False)


def _choices(slot: Slot) -> list[tuple[str, str]]:
    """Yield the choices for a day; the proposed one comes first."""
    kept = (KEPT, f"{_in_its_month(slot.day)}{' all the same' if slot.objection else ''}")
    other, left_out = (OTHER, "Another date"), (LEFT_OUT, "Leave it out")
    if slot.proposal:
        return [(PROPOSED, _in_its_month(slot.proposal)), kept, other, left_out]
    if not slot.objection:
        return [kept, other, left_out]
    return [left_out, kept, other] if slot.can_be_kept else [left_out, other]


def _in_its_month(day: date) -> str:
    return date_format(day, "l j F")


def arrangements(rule: RuleForm, forms_of_slots: Sequence[SlotForm]) -> list[Arrangement]:
    """The meetings that the choices make, each valid."""
    days = (form.day for form in forms_of_slots)
    return [rule.arrangement(day, is_kept=is_kept) for day, is_kept in filter(None, days)]
