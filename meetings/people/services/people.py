"""People and the organisations they come from."""

from django.db import transaction

from core.accounts.models import User
from core.accounts.services import rename_account
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check, check_fields
from core.errors import NotAllowed, Unacceptable
from meetings.access import PanelAccess, access_of, keeps_some_minutes
from meetings.models import Organisation, Person
from meetings.people.directory import namesakes, panels_of


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
    record("meetings.person_added", person, by=by)
    return person


def refuse_namesakes(name: str) -> None:
    """Raise Unacceptable where somebody of this name is known, so that nobody is entered twice unasked."""
    asked = [f"Is this {_in_full(person)}?" for person in namesakes(name)]
    if asked:
        raise Unacceptable(f"{' '.join(asked)} Appoint them, or say that this is somebody else with the same name.")


@transaction.atomic
def correct_person(person: Person, *, name: str, organisation: str, by: User) -> None:
    """Correct a name or organisation, wherever it is shown from now on.

    What is printed, recorded as attendance or signed keeps the name it has. Raises NotAllowed for whoever keeps the
    minutes of no panel that this person belongs to, or belonged to last.
    """
    require_their_secretary(person, by)
    before = person.name
    person.name, person.organisation = one_line(name), organisation_named(one_line(organisation))
    check(person)
    person.save(update_fields=["name", "organisation"])
    if person.account and person.name != before:
        rename_account(person.account, person.name, by=by, may=lambda by: keeps_a_panel_of(person, by))
    record("meetings.person_corrected", person, by=by)


def keeps_a_panel_of(person: Person, by: User) -> bool:
    """Return whether they keep a panel that this person is on, or will be; the last one if none is left.

    An account outlives the terms of its person, and somebody must be able to close it. Whoever has gone on to another
    panel is for that one alone to keep.
    """
    return not why_not_kept(person, access_of(by), by)


def why_not_kept(person: Person, access: PanelAccess, by: User) -> str:
    """Return why this actor keeps no panel of this person's, in a sentence; "" where they do."""
    if by.is_operator or not access.keeps.isdisjoint(panels_of(person)):
        return ""
    return f"Only the secretariat of a panel that {person} belongs to, or belonged to last, can do this."


def require_their_secretary(person: Person, by: User) -> None:
    """Raise NotAllowed unless they keep the minutes of a panel that this person belongs to, or belonged to last."""
    if refusal := why_not_kept(person, access_of(by), by):
        raise NotAllowed(refusal)


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
