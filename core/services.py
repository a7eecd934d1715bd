"""Changes to accounts, by an actor, with an audit event."""

from django.core.exceptions import ValidationError
from django.db import transaction

from core.accounts import User
from core.audit import record
from core.errors import NotAllowed, Unacceptable


@transaction.atomic
def create_account(email: str, *, name: str, password: str, by: User) -> User:
    """An account that signs in with this address and password; what its person may see follows from memberships.

    Raises NotAllowed for anybody but the operator, Unacceptable for an address that is none or has an account.
    """
    if not by.is_operator:
        raise NotAllowed("Only the operator of this installation can add an account.")
    account = User(email=User.objects.normalize_email(email).lower(), name=name)
    account.set_password(password)
    try:
        account.full_clean()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
    account.save()
    record("core.account_created", account, by=by)
    return account
