"""The page on which the secretariat mends how a meeting was held: times, place, and adjournments."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from core.web.confirm import ConfirmView
from meetings.access import access_in
from meetings.attendance.held import Held
from meetings.attendance.queries import held_of
from meetings.crumbs import Crumbs
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from minutes.reading.web import account_of, meeting_on_panel
from minutes.sitting.attendance import require_open_record
from minutes.sitting.clock import digest_of, record_meeting_held
from minutes.sitting.held_form import HeldForm


class HowItWasHeld(ConfirmView):
    title = "How it was held"
    lead = "What happened, as against what was planned. Leave empty what is not known: the minutes say nothing of it."
    button = "Save how it was held"
    leave = "Back to the meeting"
    form_class = HeldForm
    template_name = "minutes/sitting/held.html"
    subject: Meeting

    def get_subject(self) -> Meeting:
        meeting = meeting_on_panel(access_in(self.request), self.kwargs["reference"])
        require_open_record(meeting, getattr(meeting, "minutes", None), by=account_of(self.request))
        return meeting

    @cached_property
    def held(self) -> Held:
        return held_of(self.subject)

    @cached_property
    def items(self) -> dict[ItemNumber, str]:
        """The sensitivity of each item, by its number."""
        return dict(self.subject.items.values_list("number", "sensitivity"))

    def get_form_kwargs(self) -> dict[str, Any]:
        audience = access_in(self.request).audience_on(self.subject.panel_id)
        withheld = {number for number, sensitivity in self.items.items() if not audience.may_read(sensitivity)}
        return super().get_form_kwargs() | {"held": self.held, "items": self.items, "withheld": withheld}

    def act(self, form: HeldForm) -> str:
        seen = self.request.POST.get("seen", "")
        record_meeting_held(self.subject, form.held(), seen=seen, by=self.by)
        return f"How {self.subject.reference} was held is recorded."

    def get_success_url(self) -> str:
        return reverse("minutes:meeting-detail", args=[self.subject.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(
            crumbs=Crumbs.of_meeting(self.subject), meeting=self.subject, seen=digest_of(self.held), **more
        )
