"""Terms: changed, renewed, cancelled; clearance given and taken."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from meetings.models import Membership
from meetings.people.forms import PeopleForm, RenewalForm, TermForm
from meetings.people.services.giving_rights import require_may_give
from meetings.people.services.memberships import (
    cancel_appointment,
    change_term,
    day_after,
    renew_term,
    require_to_come,
    set_clearance,
)
from meetings.people.term_conflicts import term

from .steps import GivingStep, PeopleStep


class TermStep(PeopleStep):
    subject: Membership

    def find(self) -> Membership:
        terms = Membership.objects.filter(panel=self.panel)
        related = terms.select_related("person", "seat", "panel", "stands_in_for__person")
        return get_object_or_404(related, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("meetings:person", args=[self.panel.code, self.subject.person_id])

    def named(self) -> str:
        """Return whose term it is, in which place, and from when to when."""
        place = self.subject.seat or self.subject.get_role_display()
        return f"{self.subject.person}, {place}: {term(self.subject)}."


class TermToGive(GivingStep, TermStep):
    """A step that gives more than somebody has."""

    def require_may_give(self, *, with_clearance: bool) -> None:
        require_may_give(self.panel, self.subject.person, by=self.by, with_clearance=with_clearance)


class ChangeTerm(TermToGive):
    title = "Change the term"
    button = "Save"
    form_class = TermForm

    def require(self) -> None:
        if not self.keeps:  # to shorten a term is the secretariat's
            self.require_may_give(with_clearance=self.subject.is_cleared)

    def get_lead(self) -> str:
        return f"{self.named()} To end it, give it a last day: on that day they still belong to the {self.panel.noun}."

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.subject.starts_on, "ends_on": self.subject.ends_on}

    def act(self, form: TermForm) -> str:
        change_term(self.subject, **form.cleaned_data, by=self.by)
        return f"The term of {self.subject.person} is changed."


class RenewTerm(TermToGive):
    title = "Renew the term"
    form_class = RenewalForm

    def require(self) -> None:
        self.require_may_give(with_clearance=self.subject.is_cleared)
        day_after(self.subject)

    def get_lead(self) -> str:
        return f"{self.named()} The next term begins on the day after that."

    def get_initial(self) -> dict[str, Any]:
        return {"ends_on": _next_last_day(self.subject)}

    def act(self, form: RenewalForm) -> str:
        following = renew_term(self.subject, ends_on=form.cleaned_data["ends_on"], by=self.by)
        return f"The term of {following.person} is renewed: {term(following)}."


def _next_last_day(membership: Membership) -> date | None:
    """Return the day by which the next term is as long again as the one that ends."""
    if membership.ends_on is None:
        return None
    years = round((membership.ends_on - membership.starts_on).days / 365.25)
    try:
        return membership.ends_on.replace(year=membership.ends_on.year + max(years, 1))
    except ValueError:  # 29 February
        return None


class GiveClearance(TermToGive):
    title = "Give clearance"

    def require(self) -> None:
        self.require_may_give(with_clearance=True)

    def get_lead(self) -> str:
        return (
            f"{self.subject.person} can then read what is confidential on {self.panel.in_sentence}. This is recorded."
        )

    def act(self, _form: PeopleForm) -> str:
        set_clearance(self.subject, is_cleared=True, by=self.by)
        return f"{self.subject.person} is cleared for what is confidential."


class TakeClearance(TermStep):
    title = "Take clearance away"
    is_grave = True

    def get_lead(self) -> str:
        panel = self.panel.in_sentence
        return f"From now on {self.subject.person} can read nothing confidential on {panel}. This is recorded."

    def act(self, _form: PeopleForm) -> str:
        set_clearance(self.subject, is_cleared=False, by=self.by)
        return f"{self.subject.person} is no longer cleared."


class CancelAppointment(TermStep):
    title = "Cancel the appointment"
    button = "Cancel it"
    is_grave = True

    def require(self) -> None:
        require_to_come(self.subject)

    def get_lead(self) -> str:
        return f"{self.named()} It has not begun, and will not come about."

    def act(self, _form: PeopleForm) -> str:
        cancel_appointment(self.subject, by=self.by)
        return f"The appointment of {self.subject.person} is cancelled."

    def get_success_url(self) -> str:
        """Return the address of all people: who was to come may be on no page of their own any more."""
        return reverse("meetings:people", args=[self.panel.code])

    def get_leave_url(self) -> str:
        return super().get_success_url()
