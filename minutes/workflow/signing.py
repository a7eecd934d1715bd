"""The parts of every signature: password and second step of the signer, and the text and name they were shown."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from core.accounts.models import User
from core.accounts.second_factor import ShownFactor, lacks_second_factor
from core.audience import Audience
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Meeting, Person
from minutes.models import Minutes, Signing


def require_password(by: User, password: str) -> None:
    if not by.check_password(password):
        raise Unacceptable("The password is incorrect. Nothing was signed.")


def require_second_step(by: User, shown: ShownFactor | None) -> None:
    """Raise NotAllowed where the signer's account has a second factor that was not shown in the last minutes."""
    if lacks_second_factor(by, shown):
        raise NotAllowed("Your account has a second step, and it was not taken just now. Nothing was signed.")


def require_text(shown: str, now: str) -> None:
    if shown and shown != now:
        raise WrongState("The text has changed since it was shown to you. Nothing was signed: read it again.")


def signer_name(by: User) -> str:
    """Return the name that stands under what this account signs now; it is held until the transaction ends.

    Raises Unacceptable for an account without one.
    """
    name = User.objects.select_for_update(no_key=True).get(pk=by.pk).name
    if not name:
        raise Unacceptable("Your account has no name yet. Ask your secretariat to correct it. Nothing was signed.")
    return name


def require_name(shown: str, by: User) -> None:
    """Raise WrongState where the account has another name than the signer has confirmed."""
    now = signer_name(by)
    if shown and shown != now:
        raise WrongState(f"Your account has another name now: {now}. Nothing was signed: look at it again.")


def signing_of(minutes: Minutes, hashes: Mapping[Audience, str], capacity: str, by: User) -> dict[str, Any]:
    """Return what every signature says, in the name that the signer's account has at this moment."""
    return {
        "person": Person.objects.get(account=by),
        "name": signer_name(by),
        "capacity": capacity,
        "statement": statement_for(minutes.meeting),
        "public_sha256": hashes[Audience.PUBLIC],
        "confidential_sha256": hashes[Audience.CONFIDENTIAL],
        "at": timezone.now(),
        "by": by,
    }


def signed_facts(signed: Signing) -> dict[str, Any]:
    return {
        "capacity": signed.capacity,
        "statement": signed.statement,
        "public_sha256": signed.public_sha256,
        "confidential_sha256": signed.confidential_sha256,
    }


def statement_for(meeting: Meeting) -> str:
    return f"I confirm these minutes as a true record of {meeting.name} of {meeting.panel.in_sentence}."
