"""The rows of accounts that the trail attests: who signs in by which address, under which name, with which rights.

Not the password, which whoever signs in may have hashed anew, and not the last sign-in.
"""

from core.accounts.models import User
from core.audit.attested import AttestedKind, attest


def attest_accounts() -> None:
    attest(
        AttestedKind(
            User,
            "account",
            str,
            fields=("email", "name", "is_active", "is_staff", "is_superuser"),
            plain=("is_active", "is_staff", "is_superuser"),
            hashed=("email", "name"),
        )
    )
