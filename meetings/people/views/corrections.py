"""A correction that another panel's secretariat proposes: accepted, declined; one's own withdrawn."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from meetings.models import Membership, PersonCorrection
from meetings.people.forms import DeclineForm, PeopleForm
from meetings.people.services.corrections import (
    accept_correction,
    decline_correction,
    require_may_answer,
    withdraw_correction,
)

from .steps import PeopleStep


class CorrectionStep(PeopleStep):
    subject: PersonCorrection

    def find(self) -> PersonCorrection:
        of_the_panel = Membership.objects.filter(panel=self.panel).values("person")
        related = PersonCorrection.objects.select_related("person__organisation", "proposed_for", "proposed_by")
        return get_object_or_404(related.filter(person__in=of_the_panel), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("meetings:person", args=[self.panel.code, self.subject.person_id])

    def get_lead(self) -> str:
        person = self.subject.person
        before = f"{person} of {person.organisation}" if person.organisation else f"{person}, without an organisation"
        return f"Now: {before}. As {self.subject.proposed_by} proposes: {self.subject.words}."


class AnswerCorrection(CorrectionStep):
    def require(self) -> None:
        require_may_answer(self.subject, self.by)


class AcceptCorrection(AnswerCorrection):
    title = "Accept the correction"

    def act(self, _form: PeopleForm) -> str:
        if accept_correction(self.subject, site=self.site, by=self.by):
            return "The correction is made."
        return "You have agreed. It is made once the other panels agree too."


class DeclineCorrection(AnswerCorrection):
    title = "Decline the correction"
    form_class = DeclineForm

    def act(self, form: DeclineForm) -> str:
        decline_correction(self.subject, form.cleaned_data["reason"], site=self.site, by=self.by)
        return "The correction is declined. Whoever proposed it is told by email."


class WithdrawCorrection(CorrectionStep):
    title = "Withdraw the correction"

    def act(self, _form: PeopleForm) -> str:
        withdraw_correction(self.subject, by=self.by)
        return "The correction is withdrawn."
