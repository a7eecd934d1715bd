"""The accounts of a panel's people: invited, closed, opened again, at another address.

An account opens all the panels of its person. So whoever changes one keeps the minutes of all of them: otherwise the
secretary of one panel could, by an address of their own, come to read another.
"""

from django.conf import settings
from django.db import transaction

from core.accounts import services as accounts
from core.accounts.adapter import password_link
from core.accounts.models import User
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.background.mail import Mail, compose
from core.errors import Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Membership, Panel, Person
from meetings.people.mails import queue_account_mails

from .term_guards import refuse_without_secretary
from .whose_panels import require_all_their_panels, why_not_theirs

LINK_HOURS = settings.PASSWORD_RESET_TIMEOUT // 3600


@transaction.atomic
def invite_person(person: Person, email: str, *, site: str, by: User) -> User:
    """Create an account for somebody who has none, and mail them the link by which they choose a password.

    ``site`` is the address this installation is reached by. Raises NotAllowed unless the actor keeps all the panels
    that the person belongs to, WrongState where there is an account, Unacceptable for an address that is none or taken.
    """
    require_all_their_panels(person, by)
    require_no_account(Person.objects.select_for_update(no_key=True).get(pk=person.pk))
    person.account = accounts.create_account(email, name=person.name, by=by, may=_who_keeps_all(person))
    person.save(update_fields=["account"])
    queue_account_mails(person, [invitation(person.account, site)])
    record("meetings.person_invited", person, by=by, attests=[as_it_stands(person)], account=person.account.pk)
    return person.account


@transaction.atomic
def invite_again(person: Person, *, site: str, by: User) -> None:
    """Mail another link, good for as long again. Raises WrongState for whoever has no account that is open."""
    require_all_their_panels(person, by)
    account = account_to_change(person)
    if not account.is_active:
        raise WrongState(f"The account of {person} is closed. Reopen it first.")
    queue_account_mails(person, [invitation(account, site)])
    record("meetings.person_invited", person, by=by, account=account.pk)


@transaction.atomic
def close_account_of(person: Person, *, by: User) -> None:
    """Close their account and sign them out at once; memberships and what they did stay as they are.

    Raises Unacceptable for one's own account, and where a panel would be left without anybody who keeps its minutes.
    """
    require_all_their_panels(person, by)
    account = account_to_change(person)
    if account == by:
        raise Unacceptable("This is your own account. Somebody else can close it.")
    keeping = Membership.objects.current().filter(person=person, role__in=Role.SECRETARIES)
    for panel in Panel.objects.filter(pk__in=keeping.values("panel")).select_for_update(no_key=True):
        refuse_without_secretary(panel, keeping, name=person.name)
    accounts.close_account(account, by=by, may=_who_keeps_all(person))


@transaction.atomic
def reopen_account_of(person: Person, *, by: User) -> None:
    """Open their account again, with the password they had."""
    require_all_their_panels(person, by)
    accounts.reopen_account(account_to_change(person), by=by, may=_who_keeps_all(person))


@transaction.atomic
def change_address_of(person: Person, email: str, *, site: str, by: User) -> None:
    """Change the address they sign in with. Both addresses are told, so that nobody loses an account unawares."""
    require_all_their_panels(person, by)
    account = account_to_change(person)
    before = accounts.change_address(account, email, by=by, may=_who_keeps_all(person))
    account.refresh_from_db(fields=["email"])
    queue_account_mails(person, change_mails(before, account, site))


def require_no_account(person: Person) -> None:
    if person.account_id:
        raise WrongState(f"{person} has an account already.")


def account_to_change(person: Person) -> User:
    """Return somebody's account. Raises WrongState for somebody who has none."""
    if person.account is None:
        raise WrongState(f"{person} has no account yet.")
    return person.account


def _who_keeps_all(person: Person) -> accounts.May:
    return lambda by: not why_not_theirs(person, access_of(by), by)


def invitation(account: User, site: str) -> Mail:
    """Return the mail to somebody who has an account and no password yet."""
    words = {"hours": LINK_HOURS, "link": password_link(account, site), "address": account.email}
    return compose("account_ready", account.email, site=site, name=account.name, **words)


def change_mails(before: str, account: User, site: str) -> list[Mail]:
    """Return the mails to both addresses of an account whose address has changed."""
    words = {"name": account.name, "before": before, "after": account.email}
    return [compose("address_changed", address, site=site, **words) for address in (before, account.email)]
