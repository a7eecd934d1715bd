"""People and the organisations they come from."""

from hashlib import sha256
from typing import Any

from django.db import transaction

from core.accounts.models import User
from core.accounts.services import rename_account
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check, check_fields
from core.errors import NotAllowed, Unacceptable
from meetings.access import access_of, keeps_some_minutes
from meetings.models import Organisation, Panel, Person
from meetings.people.directory import namesakes, panels_of

from .giving_rights import why_not_to_give
from .whose_panels import why_not_theirs

NOBODY_KEEPS_THEM = "Only the operator of this installation can correct {}, who is on no panel."


@transaction.atomic
def add_person(name: str, *, by: User, organisation: str = "", account: User | None = None) -> Person:
    """Add somebody who sits on panels, attends them or owes them actions; the organisation is added if it is new.

    Raises NotAllowed for anybody who keeps no panel's minutes, Unacceptable for an account that is somebody's.
    """
    if not keeps_some_minutes.test(by):
        raise NotAllowed("Only a secretary can add people.")
    person = Person(name=name, organisation=organisation_named(organisation), account=account)
    check(person)
    person.save()
    record("meetings.person_added", person, by=by, attests=[person])
    return person


def refuse_namesakes(name: str) -> None:
    """Raise Unacceptable where somebody of this name is known, so that nobody is entered twice unasked."""
    asked = [f"Is this {_in_full(person)}?" for person in namesakes(name)]
    if asked:
        raise Unacceptable(f"{' '.join(asked)} Appoint them, or say that this is somebody else with the same name.")


@transaction.atomic
def correct_person(person: Person, *, name: str, organisation: str, by: User) -> None:
    """Correct a name or organisation, wherever it is shown from now on.

    What is printed, recorded as attendance or signed keeps the name it has. Raises NotAllowed for oneself, and for
    whoever does not keep the minutes of all panels that this person belongs to, or belonged to last: they can propose
    it (``corrections``).
    """
    require_may_correct(person, by)
    write_correction(person, name=name, organisation=organisation, by=by)


def require_may_correct(person: Person, by: User) -> None:
    """Raise NotAllowed unless they may correct this person: as who gives rights on all their panels, to somebody else.

    Minutes say by name who signed them and who owes an action.
    """
    panels = Panel.objects.filter(pk__in=panels_of(person))
    refusals = [why_not_to_give(panel, person, by) for panel in panels]
    if by.is_operator or (panels and not any(refusals)):
        return
    refusal = next(filter(None, refusals), "") if person.account_id == by.pk else ""
    raise NotAllowed(refusal or why_not_theirs(person, access_of(by), by) or NOBODY_KEEPS_THEM.format(person))


def write_correction(person: Person, *, name: str, organisation: str, by: User) -> None:
    """Write what has been authorised. Raises Unacceptable for a name that is none."""
    before = person.name, person.organisation_id
    person.name, person.organisation = one_line(name), organisation_named(one_line(organisation))
    check(person)
    person.save(update_fields=["name", "organisation"])
    if person.account and person.name != before[0]:
        rename_account(person.account, person.name, by=by, may=lambda _: True)
    facts: dict[str, Any] = {"old": digest_of(before[0]), "new": digest_of(person.name)}
    facts["organisations"] = [before[1], person.organisation_id]
    record("meetings.person_corrected", person, by=by, attests=[as_it_stands(person)], **facts)


def digest_of(words: str) -> str:
    """Return the SHA-256 of a name, by which the trail states it."""
    return sha256(words.encode()).hexdigest()


def organisation_named(name: str) -> Organisation | None:
    """Return the organisation of this name, however it is capitalised; it is added if it is new."""
    if not name:
        return None
    known = Organisation.objects.filter(name__iexact=name).first()
    if known is None:
        check_fields(Organisation(name=name))
        known, _ = Organisation.objects.get_or_create(name=name)
    return known


def _in_full(person: Person) -> str:
    return f"the {person} of {person.organisation}" if person.organisation else f"the {person} who is known already"
