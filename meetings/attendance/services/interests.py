"""The register of interests: what people of a panel have an interest in, entered and kept up to date."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check
from core.errors import NotAllowed, Unacceptable
from core.working_days import far_off
from meetings.access import keeps_the_minutes
from meetings.enums import SeenBy
from meetings.models import Panel, Person, StandingInterest
from meetings.people.directory import panels_of
from meetings.people.services.people import digest_of, organisation_named


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of an interest: in what, since when and, once it is over, until when, and who may read it.

    ``organisation`` and ``words`` are how it is found in the titles of an agenda; words are separated by commas.
    """

    what: str
    starts_on: date
    ends_on: date | None = None
    seen_by: str = SeenBy.PANEL
    organisation: str = ""
    words: str = ""


@transaction.atomic
def register_interest(panel: Panel, person: Person, stated: Stated, *, by: User) -> StandingInterest:
    """Enter an interest of somebody who belongs to the panel.

    The Companies Act 2006, s. 177 and 182, and the codes of public bodies ask for such a register. Raises NotAllowed
    unless they enter it themselves, or the secretariat does for them; Unacceptable for somebody who does not belong to
    the panel, without words, and for days that cannot be.
    """
    require_own_or_secretariat(panel, person, by)
    if panel.pk not in panels_of(person):
        raise Unacceptable(f"{person} does not belong to {panel.in_sentence}.")
    interest = StandingInterest(panel=panel, person=person, registered_by=by, registered_at=timezone.now())
    _state(interest, stated)
    interest.save()
    record("meetings.interest_registered", interest, by=by, attests=[interest], **_facts_of(interest))
    return interest


@transaction.atomic
def change_interest(interest: StandingInterest, stated: Stated, *, by: User) -> None:
    """Change what the register says of an interest; the trail keeps that, when and by whom. Raises as
    ``register_interest`` does."""
    interest = StandingInterest.objects.select_for_update(of=("self",), no_key=True).get(pk=interest.pk)
    require_own_or_secretariat(interest.panel, interest.person, by)
    before = _facts_of(interest)
    _state(interest, stated)
    after = _facts_of(interest)
    if after == before:
        return
    interest.save()
    record("meetings.interest_changed", interest, by=by, attests=[interest], before=before, **after)


def require_own_or_secretariat(panel: Panel, person: Person, by: User) -> None:
    """Raise NotAllowed for whoever may not say what this person has an interest in."""
    if person.account_id != by.pk and not keeps_the_minutes.test(by, panel):
        raise NotAllowed(f"Only {person} can do this, or the secretariat for them.")


def _state(interest: StandingInterest, stated: Stated) -> None:
    for day in filter(None, (stated.starts_on, stated.ends_on)):
        if reason := far_off(day, timezone.localdate()):
            raise Unacceptable(reason)
    interest.what = one_line(stated.what)
    if not interest.what:
        raise Unacceptable("Say what the interest is.")
    interest.organisation = organisation_named(one_line(stated.organisation))
    interest.words = one_line(stated.words)
    interest.seen_by = stated.seen_by
    interest.starts_on, interest.ends_on = stated.starts_on, stated.ends_on
    check(interest)


def _facts_of(interest: StandingInterest) -> dict[str, Any]:
    """Return what the trail states of an interest: its words as a digest, for others may read the trail."""
    return {
        "panel": interest.panel_id,
        "person": interest.person_id,
        "what": digest_of(interest.what),
        "organisation": interest.organisation_id,
        "words": digest_of(interest.words),
        "seen_by": str(interest.seen_by),
        "starts_on": interest.starts_on.isoformat(),
        "ends_on": interest.ends_on and interest.ends_on.isoformat(),
    }
