"""Changes to accounts, by an actor, with an audit event.

Who may change an account depends on panels, which stand on a floor above. So each change takes ``may``, a function
that tells whether this actor may. Without one the change is the operator's alone.
"""

from collections.abc import Callable, Sequence

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.accounts.models import User
from core.accounts.sessions import end_sessions
from core.audit.trail import record
from core.errors import NotAllowed, Unacceptable, WrongState

May = Callable[[User], bool]


def is_the_operator(by: User) -> bool:
    return by.is_operator


@transaction.atomic
def create_account(email: str, *, name: str, by: User, password: str | None = None, may: May = is_the_operator) -> User:
    """Create an account that signs in with this address; what its person may see follows from memberships.

    Without a password it cannot sign in before its person has chosen one. Raises NotAllowed for anybody who may not,
    Unacceptable for an address that is not valid or has an account.
    """
    _refuse_unless(may, by, "add an account")
    account = User(email=_normalised(email), name=name)
    account.set_password(password)
    _check(account)
    account.save()
    record("core.account_created", account, by=by, attests=[account])
    return account


@transaction.atomic
def create_accounts(people: Sequence[tuple[str, str]], *, by: User, may: May = is_the_operator) -> list[User]:
    """Create an account without a password for each (address, name), all in one insert.

    The addresses have been checked. Raises Unacceptable where one was taken since.
    """
    _refuse_unless(may, by, "add accounts")
    accounts = [User(email=_normalised(email), name=name, password=make_password(None)) for email, name in people]
    try:
        User.objects.bulk_create(accounts)
    except IntegrityError as error:
        raise Unacceptable("One of these addresses has just been given an account. Please try again.") from error
    if accounts:
        record("core.accounts_created", by, by=by, attests=accounts, accounts=[account.pk for account in accounts])
    return accounts


@transaction.atomic
def close_account(account: User, *, by: User, may: May = is_the_operator) -> None:
    """Close the account: nobody can sign in with it any more, and whoever is signed in with it is signed out."""
    account = _locked(account, may, by, "close an account")
    if not account.is_active:
        raise WrongState(f"The account {account.email} is closed already.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    record("core.account_closed", account, by=by, attests=[account])


@transaction.atomic
def reopen_account(account: User, *, by: User, may: May = is_the_operator) -> None:
    """Open the account again, with the same password; nobody is signed in by that alone."""
    account = _locked(account, may, by, "open an account")
    if account.is_active:
        raise WrongState(f"The account {account.email} is open.")
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("core.account_reopened", account, by=by, attests=[account])


@transaction.atomic
def change_address(account: User, email: str, *, by: User, may: May = is_the_operator) -> str:
    """Have the account sign in with this address from now on; return the one it had.

    Links to choose a password that went to the old address no longer work. Raises Unacceptable for an address that is
    not valid, is the one it has, or has an account.
    """
    account = _locked(account, may, by, "change an address")
    before, account.email = account.email, _normalised(email)
    if account.email == before:
        raise Unacceptable(f"{before} is the account’s present address.")
    _check(account)
    account.save(update_fields=["email"])
    EmailAddress.objects.filter(user_id=account.pk).delete()  # allauth's note of the old one signs in too
    record("core.address_changed", account, by=by, attests=[account])
    return before


@transaction.atomic
def rename_account(account: User, name: str, *, by: User, may: May = is_the_operator) -> None:
    """Change the name that the account has on the pages."""
    account = _locked(account, may, by, "correct a name")
    account.name = name
    _check(account)
    account.save(update_fields=["name"])
    record("core.account_renamed", account, by=by, attests=[account])


def _normalised(email: str) -> str:
    return User.objects.normalize_email(email.strip()).lower()


def _check(account: User) -> None:
    if User.objects.filter(email=account.email).exclude(pk=account.pk).exists():
        raise Unacceptable(f"There is already an account with the address {account.email}.")
    try:
        account.full_clean()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def _refuse_unless(may: May, by: User, deed: str) -> None:
    if not may(by):
        raise NotAllowed(f"Only the operator of this installation, or a secretary, can {deed}.")


def _locked(account: User, may: May, by: User, deed: str) -> User:
    """Return the account as it stands now. Those of the operator and of administrators are not changed from here."""
    _refuse_unless(may, by, deed)
    account = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    if account.is_operator or account.is_superuser:
        raise NotAllowed("This account runs the installation. It can be changed only at the command line.")
    return account
