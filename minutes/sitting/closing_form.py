"""What becomes of each item that a meeting did not reach, asked one by one as the meeting is closed."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from core.web.forms import ConfirmForm
from meetings.models import AgendaItem, Meeting
from minutes.sitting.closing import Outcome, Unreached

NEXT = "next"


class ClosingForm(ConfirmForm):
    """Of each item that has no text: its outcome and, where it is dropped, why. Untouched, its minute is to be
    written."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        items: Sequence[AgendaItem],
        later: Sequence[Meeting],
        may_end_now: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if may_end_now:
            label = "It ends now: record the time at which it was closed"
            self.fields["ends_now"] = forms.BooleanField(label=label, required=False)
        self.items, self.later = items, {str(meeting.pk): meeting for meeting in later}
        choices = list(self._choices())
        for item in items:
            self.fields[f"item-{item.pk}"] = forms.ChoiceField(
                label=f"Item {item.number}: {item.title}",
                choices=choices,
                initial=Outcome.TO_WRITE.value,
                required=False,
            )
            self.fields[f"why-{item.pk}"] = forms.CharField(
                label=f"Why item {item.number} is dropped", max_length=500, required=False
            )

    def _choices(self) -> Iterator[tuple[str, str]]:
        yield Outcome.TO_WRITE.value, "Its minute is still to be written"
        if not self.later:
            yield f"{Outcome.DEFERRED.value} {NEXT}", "Not reached: deferred to the next meeting"
        for key, meeting in self.later.items():
            day = f", {meeting.day}" if meeting.day else ""
            yield f"{Outcome.DEFERRED.value} {key}", f"Not reached: deferred to {meeting.reference}{day}"
        yield Outcome.CARRIED.value, "Not reached: carried to the next agenda, nothing decided"
        yield Outcome.DROPPED.value, "Not reached: dropped, for a reason"

    @property
    def asked(self) -> list[tuple[BoundField, BoundField]]:
        """Return the two fields of each item, for the page."""
        return [(self[f"item-{item.pk}"], self[f"why-{item.pk}"]) for item in self.items]

    def clean(self) -> dict[str, Any]:
        if any(name.startswith("item-") and name not in self.fields and self._is_answer(name) for name in self.data):
            self.add_error(None, "An item has been changed since this page was opened. Look at the items again.")
        for item in self.items:
            is_dropped = self.cleaned_data.get(f"item-{item.pk}") == Outcome.DROPPED.value
            if is_dropped and not self.cleaned_data.get(f"why-{item.pk}"):
                self.add_error(
                    f"why-{item.pk}", f"Say why item {item.number} is dropped; the reason is printed with it."
                )
        return self.cleaned_data

    def _is_answer(self, name: str) -> bool:
        return self.data[name] not in ("", Outcome.TO_WRITE.value)

    def unreached(self) -> list[Unreached]:
        """Return what was answered, of a form that is valid."""
        return [self._answer(item) for item in self.items]

    def _answer(self, item: AgendaItem) -> Unreached:
        chosen: str = self.cleaned_data[f"item-{item.pk}"] or Outcome.TO_WRITE.value
        if chosen.startswith(Outcome.DEFERRED.value):
            return Unreached(item, Outcome.DEFERRED, to=self.later.get(chosen.split()[-1]))
        return Unreached(item, Outcome(chosen), reason=self.cleaned_data[f"why-{item.pk}"])
