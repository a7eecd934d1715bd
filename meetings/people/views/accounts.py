"""A person: name and organisation corrected, invited, account closed and opened, address changed."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from meetings.models import Panel, Person
from meetings.people.forms import AddressForm, PersonForm
from meetings.people.services.accounts import (
    LINK_HOURS,
    account_to_change,
    change_address_of,
    close_account_of,
    invite,
    invite_again,
    reopen_account_of,
    require_all_their_panels,
    require_no_account,
)
from meetings.people.services.people import correct_person

from .access import for_the_secretariat, person_of
from .steps import Step, take_step


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def person_step(request: HttpRequest, panel: Panel, pk: int, verb: str) -> HttpResponse:
    somebody = person_of(panel, pk)
    return take_step(request, panel, somebody, STEPS[verb], reverse("meetings:person", args=[panel.code, pk]))


def _address(person: Person) -> str:
    return person.account.email if person.account else ""


def _invite(person: Person, email: str, site: str, by: User) -> str:
    account = invite(person, email, site=site, by=by)
    return f"An invitation is on its way to {account.email}."


def _theirs_to_change(person: Person, by: User) -> None:
    require_all_their_panels(person, by)
    account_to_change(person)


def _theirs_to_invite(person: Person, by: User) -> None:
    require_all_their_panels(person, by)
    require_no_account(person)


STEPS: dict[str, Step[Person]] = {
    "correct": Step(
        title="Correct name or organisation",
        lead=lambda _person: "What is printed, recorded as attendance or signed keeps the name it has.",
        button="Save",
        done=lambda person: f"{person} is corrected.",
        form=PersonForm,
        before=lambda person: {"name": person.name, "organisation": person.organisation or ""},
        act=lambda person, given, by, _site: correct_person(person, **given, by=by),
    ),
    "invite": Step(
        title="Invite by mail",
        lead=lambda person: (
            f"{person} gets an account and a link by which they choose a password. The link works for "
            f"{LINK_HOURS} hours; you can send another."
        ),
        button="Invite",
        done=str,
        form=AddressForm,
        act=lambda person, given, by, site: _invite(person, given["email"], site, by),
        require=_theirs_to_invite,
    ),
    "invite-again": Step(
        title="Send another link",
        lead=lambda person: (
            f"{_address(person)} gets a link to choose a password, for {LINK_HOURS} hours. A password "
            "chosen before works until then."
        ),
        button="Send the link",
        done=lambda person: f"Another link is on its way to {_address(person)}.",
        act=lambda person, _given, by, site: invite_again(person, site=site, by=by),
        require=_theirs_to_change,
    ),
    "change-address": Step(
        title="Change the e-mail address",
        lead=lambda person: f"{person} then signs in with it in place of {_address(person)}. Both addresses are told.",
        button="Change the address",
        done=lambda person: f"{person} signs in with the new address from now on. Both addresses are told.",
        form=AddressForm,
        act=lambda person, given, by, site: change_address_of(person, given["email"], site=site, by=by),
        require=_theirs_to_change,
    ),
    "close-account": Step(
        title="Close the account",
        lead=lambda person: f"{person} is signed out at once and cannot sign in. Terms, and what they did, stay.",
        button="Close the account",
        done=lambda person: f"The account of {person} is closed.",
        act=lambda person, _given, by, _site: close_account_of(person, by=by),
        require=_theirs_to_change,
        is_grave=True,
    ),
    "open-account": Step(
        title="Open the account again",
        lead=lambda person: f"{person} can then sign in again with {_address(person)} and the password they had.",
        button="Open the account",
        done=lambda person: f"The account of {person} is open again.",
        act=lambda person, _given, by, _site: reopen_account_of(person, by=by),
        require=_theirs_to_change,
    ),
}
