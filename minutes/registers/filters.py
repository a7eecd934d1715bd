"""The filters of a register as they stand in its address."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from actions.models import ActionState
from core.web.forms import DayField
from meetings.meeting_named import meeting_named
from meetings.references import ANY_CODE, BETWEEN_IF_TYPED, MEETING
from minutes.registers.recommendations import Wanted

_MEETING = re.compile(f"{ANY_CODE}{BETWEEN_IF_TYPED}{MEETING}")


class MeetingField(forms.CharField):
    """A meeting by its reference, such as SECP47."""

    def clean(self, value: Any) -> tuple[str, int] | None:
        text = super().clean(value)
        if not text:
            return None
        match = _MEETING.fullmatch(text.strip())
        if match is None:
            raise forms.ValidationError(f"“{text}” is not the reference of a meeting, such as SECP47.")
        return match["code"].upper(), int(match["meeting"])


class RegisterFilter(forms.Form):
    """The fields that both registers have. One that cannot be read is reported, and the others still count."""

    panel = forms.CharField(required=False, max_length=8)
    meeting = MeetingField(required=False, max_length=20)
    words = forms.CharField(required=False, max_length=200)
    since = DayField(required=False, error_messages={"invalid": "The first day is not a date."})
    until = DayField(required=False, error_messages={"invalid": "The last day is not a date."})

    text_field = ""

    def wanted(self) -> Q:
        """The condition on rows that have an item."""
        self.is_valid()
        asked = self.cleaned_data
        condition = _held(asked.get("since"), asked.get("until"))
        if asked.get("panel"):
            condition &= Q(item__meeting__panel__code=asked["panel"].upper())
        if asked.get("meeting"):
            code, number = asked["meeting"]
            condition &= meeting_named(code, number, at="item__meeting")
        for word in (asked.get("words") or "").split():
            condition &= Q(**{f"{self.text_field}__icontains": word})
        return condition


def _held(since: date | None, until: date | None) -> Q:
    """Meetings of these days; one of which only the month is recorded counts as of its first day."""
    return _day("gte", since) & _day("lte", until)


def _day(comparison: str, day: date | None) -> Q:
    if day is None:
        return Q()
    by_month = Q(**{"item__meeting__held_on": None, f"item__meeting__held_in__{comparison}": day})
    return Q(**{f"item__meeting__held_on__{comparison}": day}) | by_month


class OutcomesField(forms.MultipleChoiceField):
    """Outcome words; any, since each panel may have its own."""

    def valid_value(self, value: str) -> bool:  # noqa: ARG002 - Django asks with the value
        return True


class DecisionFilter(RegisterFilter):
    outcome = OutcomesField(required=False)
    fold = forms.BooleanField(required=False)
    recommended = forms.ChoiceField(
        required=False,
        choices=[
            (Wanted.ANY, "All decisions"),
            (Wanted.ALL, "Recommendations to others"),
            (Wanted.UNANSWERED, "Recommendations not answered yet"),
        ],
        error_messages={"invalid_choice": "“%(value)s” is none of the choices of recommendations."},
    )

    text_field = "statement"

    def wanted_recommendations(self) -> Wanted:
        self.is_valid()
        return Wanted(self.cleaned_data.get("recommended") or "")

    def wanted_outcomes(self) -> Q:
        """The condition on outcomes, apart from the rest: the count beside each is of all else that is asked for."""
        self.is_valid()
        outcomes = self.cleaned_data.get("outcome")
        return Q(outcome__in=outcomes) if outcomes else Q()


class ActionFilter(RegisterFilter):
    owner = forms.CharField(required=False, max_length=300)
    state = forms.ChoiceField(required=False, choices=[("", "Any state"), *ActionState.choices])

    text_field = "text"

    def wanted(self) -> Q:
        condition = super().wanted()
        owner = self.cleaned_data.get("owner")
        return condition & Q(owes__icontains=owner) if owner else condition

    def wanted_state(self) -> Q:
        self.is_valid()
        state = self.cleaned_data.get("state")
        return Q(state=state) if state else Q()
