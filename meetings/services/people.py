"""People and the organisations they come from."""

from django.db import transaction

from core.accounts import User
from core.audit import record
from core.errors import NotAllowed
from meetings.access import keeps_some_minutes
from meetings.models import Organisation, Person

from .rows import check


@transaction.atomic
def add_person(name: str, *, by: User, organisation: str = "", account: User | None = None) -> Person:
    """Somebody who sits on panels, attends them or owes them actions; the organisation is added if it is new.

    Raises NotAllowed for anybody who keeps no panel's minutes, Unacceptable for an account that is somebody's.
    """
    if not keeps_some_minutes.test(by):
        raise NotAllowed("Only a secretary can add people.")
    person = Person(name=name, organisation=_organisation(organisation), account=account)
    check(person)
    person.save()
    record("meetings.person_added", person, by=by)
    return person


def _organisation(name: str) -> Organisation | None:
    return Organisation.objects.get_or_create(name=name)[0] if name else None
