"""The record of a decision by correspondence is begun: a page that says what it does, and a press."""

from typing import Any

from django.urls import reverse

from core.audience import Sensitivity
from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.access import access_in
from meetings.correspondence.outcome import outcomes_of
from meetings.crumbs import Crumbs
from meetings.models import Meeting
from meetings.panels.rules import PanelRules
from minutes.drafting.record_words import the_body, words_of_record
from minutes.reading.web import meeting_on_panel
from minutes.sitting.recording import record_decision, require_closed_decision


class RecordDecision(ConfirmView):
    title = "Record the decision"
    lead = "The record begins with what came of each question, in these words. They can be changed in its draft."
    template_name = "minutes/sitting/record.html"
    subject: Meeting

    def get_subject(self) -> Meeting:
        meeting = meeting_on_panel(access_in(self.request), self.kwargs["reference"])
        require_closed_decision(meeting, self.by)
        return meeting

    def require(self) -> None:
        if getattr(self.subject, "minutes", None) is not None:
            raise WrongState(f"{self.subject.reference} has its record already.")

    def get_leave_url(self) -> str:
        return reverse("minutes:meeting-detail", args=[self.subject.reference])

    def get_success_url(self) -> str:
        return reverse("minutes:drafting-start", args=[self.subject.reference])

    def act(self, _form: ConfirmForm) -> str:
        record_decision(self.subject, by=self.by)
        return f"The record of {self.subject.reference} is begun."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        panel = self.subject.panel
        rules, audience = PanelRules.read(panel.rules), access_in(self.request).audience_on(panel.pk)
        laid = [
            {
                "number": outcome.item.number,
                "words": words_of_record(outcome, rules, the_body(panel)),
                "is_confidential": outcome.item.sensitivity != Sensitivity.PUBLIC,
                "is_withheld": not audience.may_read(outcome.item.sensitivity),
            }
            for outcome in outcomes_of(self.subject)
        ]
        crumbs = Crumbs.of_meeting(self.subject)
        return super().get_context_data(crumbs=crumbs, meeting=self.subject, laid=laid, **more)
