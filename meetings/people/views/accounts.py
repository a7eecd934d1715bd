"""A person: name and organisation corrected, invited, account closed and opened, address changed."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from meetings.access import access_in
from meetings.models import Person
from meetings.people.forms import AddressForm, PeopleForm, PersonForm
from meetings.people.services.accounts import (
    LINK_HOURS,
    account_to_change,
    change_address_of,
    close_account_of,
    invite_again,
    invite_person,
    reopen_account_of,
    require_no_account,
)
from meetings.people.services.corrections import propose_correction, require_no_open_correction
from meetings.people.services.giving_rights import require_may_give
from meetings.people.services.people import correct_person, require_may_correct
from meetings.people.services.whose_panels import require_all_their_panels, why_not_theirs

from .access import person_of
from .steps import GivingStep, PeopleStep

KEEPS_ITS_NAME = "What is printed, recorded as attendance or signed keeps the name it has."


class PersonStep(PeopleStep):
    subject: Person

    def find(self) -> Person:
        return person_of(self.panel, self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("meetings:person", args=[self.panel.code, self.subject.pk])


class CorrectPerson(GivingStep, PersonStep):
    """A correction; of somebody who belongs to panels that the actor does not keep, its proposal."""

    form_class = PersonForm

    @cached_property
    def is_proposal(self) -> bool:
        return self.keeps and bool(why_not_theirs(self.subject, access_in(self.request), self.by))

    def require(self) -> None:
        if self.is_proposal:
            require_may_give(self.panel, self.subject, by=self.by)
            require_no_open_correction(self.subject)
        else:
            require_may_correct(self.subject, self.by)

    def get_title(self) -> str:
        return "Propose another name or organisation" if self.is_proposal else "Correct name or organisation"

    def get_lead(self) -> str:
        if not self.is_proposal:
            return KEEPS_ITS_NAME
        return (
            f"{self.subject} also belongs to another panel. Its secretariat is asked by email, and nothing changes "
            f"until they accept. {KEEPS_ITS_NAME}"
        )

    def get_button(self) -> str:
        return "Propose it" if self.is_proposal else "Save"

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.subject.name, "organisation": self.subject.organisation or ""}

    def act(self, form: PersonForm) -> str:
        if self.is_proposal:
            propose_correction(self.subject, **form.cleaned_data, panel=self.panel, site=self.site, by=self.by)
            return "It is proposed. You will be told of the answer by email."
        correct_person(self.subject, **form.cleaned_data, by=self.by)
        return f"{self.subject} is corrected."


class Invite(PersonStep):
    title = "Invite by email"
    button = "Invite"
    form_class = AddressForm

    def require(self) -> None:
        require_all_their_panels(self.subject, self.by)
        require_no_account(self.subject)

    def get_lead(self) -> str:
        return (
            f"{self.subject} will get an account, and a link with which to choose a password. It works for "
            f"{LINK_HOURS} hours; you can send another."
        )

    def act(self, form: AddressForm) -> str:
        account = invite_person(self.subject, form.cleaned_data["email"], site=self.site, by=self.by)
        return f"An invitation is on its way to {account.email}."


class AccountStep(PersonStep):
    """A step about an account that they have, for whoever keeps the minutes of all their panels."""

    def require(self) -> None:
        require_all_their_panels(self.subject, self.by)
        account_to_change(self.subject)

    @property
    def address(self) -> str:
        return self.subject.account.email if self.subject.account else ""


class InviteAgain(AccountStep):
    title = "Send another link"
    button = "Send the link"

    def get_lead(self) -> str:
        return (
            f"{self.address} gets a link to choose a password, for {LINK_HOURS} hours. A password "
            "chosen before works until then."
        )

    def act(self, _form: PeopleForm) -> str:
        invite_again(self.subject, site=self.site, by=self.by)
        return f"Another link is on its way to {self.address}."


class ChangeAddress(AccountStep):
    title = "Change the email address"
    button = "Change the address"
    form_class = AddressForm

    def get_lead(self) -> str:
        return f"{self.subject} will then sign in with it instead of {self.address}. Both addresses are told by email."

    def act(self, form: AddressForm) -> str:
        change_address_of(self.subject, form.cleaned_data["email"], site=self.site, by=self.by)
        return f"{self.subject} signs in with the new address from now on. Both addresses are told by email."


class CloseAccount(AccountStep):
    title = "Close the account"
    is_grave = True

    def get_lead(self) -> str:
        return (
            f"{self.subject} is signed out at once and cannot sign in any more. "
            "Their terms, and what they did, stay on record."
        )

    def act(self, _form: PeopleForm) -> str:
        close_account_of(self.subject, by=self.by)
        return f"The account of {self.subject} is closed."


class OpenAccount(AccountStep):
    title = "Reopen the account"
    button = "Reopen the account"

    def get_lead(self) -> str:
        return f"{self.subject} can then sign in again with {self.address} and the password they had."

    def act(self, _form: PeopleForm) -> str:
        reopen_account_of(self.subject, by=self.by)
        return f"The account of {self.subject} is open again."
