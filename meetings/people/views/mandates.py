"""For whom somebody acts on a panel: given, ended, cancelled."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from core import english
from meetings.models import Mandate, Person
from meetings.people.forms import LastDayForm, MandateForm, PeopleForm
from meetings.people.services.giving_rights import require_may_give
from meetings.people.services.mandates import cancel_mandate, end_mandate, give_mandate, require_not_begun
from meetings.people.term_conflicts import term

from .access import person_of
from .steps import GivingStep, PeopleStep


class GiveMandate(GivingStep):
    title = "Give a mandate"
    form_class = MandateForm
    subject: Person

    def find(self) -> Person:
        return person_of(self.panel, self.kwargs["pk"])

    def require(self) -> None:
        require_may_give(self.panel, self.subject, by=self.by)

    def get_lead(self) -> str:
        return (
            f"{self.subject} then answers the actions of {self.panel.in_sentence} that the organisation owes, as far "
            "as they may read them. This is recorded."
        )

    def get_initial(self) -> dict[str, Any]:
        return {"organisation": self.subject.organisation or "", "starts_on": self.panel.today}

    def get_success_url(self) -> str:
        if not self.keeps:
            return super().get_success_url()
        return reverse("meetings:person", args=[self.panel.code, self.subject.pk])

    def act(self, form: MandateForm) -> str:
        mandate = give_mandate(self.panel, self.subject, **form.cleaned_data, by=self.by)
        return f"{mandate.person} acts for {mandate.organisation}, {term(mandate)}."


class MandateStep(PeopleStep):
    subject: Mandate

    def find(self) -> Mandate:
        mandates = Mandate.objects.filter(panel=self.panel).select_related("panel", "person", "organisation")
        return get_object_or_404(mandates, pk=self.kwargs["pk"])

    def get_lead(self) -> str:
        return f"{self.subject.person} acts for {self.subject.organisation}, {term(self.subject)}."

    def get_success_url(self) -> str:
        return reverse("meetings:person", args=[self.panel.code, self.subject.person_id])


class EndMandate(MandateStep):
    title = "End the mandate"
    form_class = LastDayForm

    def get_initial(self) -> dict[str, Any]:
        return {"ends_on": self.panel.today}

    def act(self, form: LastDayForm) -> str:
        end_mandate(self.subject, **form.cleaned_data, by=self.by)
        return f"The mandate of {self.subject.person} ends on {english.day(form.cleaned_data['ends_on'])}."


class CancelMandate(MandateStep):
    title = "Cancel the mandate"
    is_grave = True

    def require(self) -> None:
        require_not_begun(self.subject)

    def act(self, _form: PeopleForm) -> str:
        cancel_mandate(self.subject, by=self.by)
        return f"The mandate of {self.subject.person} is cancelled."
