"""The first administrator of an installation."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from core.accounts.models import User
from core.audit.attested import as_it_stands
from core.audit.trail import ChainHead, record
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Organisation, Panel, Person
from meetings.people.services.people import organisation_named
from meetings.setup.services.new_panel import person_of

from .setup_code import forget_setup_code, is_setup_code


def is_claimed() -> bool:
    """Tell whether anybody can sign in."""
    return User.objects.that_can_sign_in().exists()


def is_untouched() -> bool:
    """Tell whether nobody can sign in and there is no panel either."""
    return not is_claimed() and not Panel.objects.exists()


@transaction.atomic
def claim_installation(email: str, *, name: str, password: str, code: str) -> User:
    """Create the account of the first administrator and the person behind it. The code has then done its work.

    Raises NotAllowed for a code that is not this installation's, WrongState where somebody can sign in already: of
    two who try at once one wins. Raises Unacceptable for an address that is none, no name, or a weak password.
    """
    if not is_setup_code(code):
        raise NotAllowed("That is not this installation’s setup code. Nothing was created.")
    ChainHead.objects.select_for_update(no_key=True).get()  # whoever else tries waits here, and then finds it claimed
    if is_claimed():
        raise WrongState("The first account has been created already. Sign in, or ask its owner for an account.")
    account = _account(email, name, password)
    account.save()
    person = Person.objects.create(name=account.name, account=account)
    transaction.on_commit(forget_setup_code)
    record("core.installation_claimed", account, by=account, attests=[account, person], person=person.pk)
    return account


def _account(email: str, name: str, password: str) -> User:
    account = User(email=User.objects.normalize_email(email).lower(), name=name.strip(), is_superuser=True)
    if not account.name:
        raise Unacceptable("Enter your name: it appears in the minutes that you keep.")
    try:
        validate_password(password, account)
        account.set_password(password)
        account.full_clean()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
    return account


@transaction.atomic
def name_organisation(name: str, *, by: User) -> Organisation:
    """Note which organisation the administrator comes from: it stands beside their name on panels, and above the
    minutes of the panels they set up.

    Raises Unacceptable for an empty name or one too long, NotAllowed for anybody who is no administrator.
    """
    if not by.is_administrator:
        raise NotAllowed("Only an administrator can name the organisation.")
    person, organisation = person_of(by, by=by), organisation_named(name.strip())
    if organisation is None:
        raise Unacceptable("Enter the name of the organisation.")
    old, person.organisation = person.organisation_id, organisation
    person.save(update_fields=["organisation"])
    record("core.organisation_named", organisation, by=by, attests=[as_it_stands(person)], person=person.pk, old=old)
    return organisation
