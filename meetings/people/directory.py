"""The people known to this installation, by name, and where they belong. One person, whatever the panels."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import reduce
from operator import and_

from django.db.models import Max, Q, QuerySet

from core import english
from meetings.access import PanelAccess
from meetings.models import Membership, Person

MOST_FOUND = 20


def people_like(words: str) -> list[Person]:
    """Return the people whose name has all of these words in it, by name; at most MOST_FOUND."""
    return list(_in_full(Person.objects.filter(name_has(words)))[:MOST_FOUND]) if words.strip() else []


def name_has(words: str, field: str = "name") -> Q:
    """Return the condition that a name has all of these words in it; without words every name meets it."""
    return reduce(and_, (Q(**{f"{field}__icontains": word}) for word in words.split()), Q())


def people_named(names: Collection[str]) -> dict[str, list[Person]]:
    """Return everybody who has one of these names, by the name as it is folded, in two queries.

    Folded here and not in the database: SQLite knows capitals of A to Z alone.
    """
    wanted = set(map(english.fold, names))
    found = [pk for pk, name in Person.objects.values_list("pk", "name") if english.fold(name) in wanted]
    people: dict[str, list[Person]] = defaultdict(list)
    for person in _in_full(Person.objects.filter(pk__in=found)):
        people[english.fold(person.name)].append(person)
    return people


def namesakes(name: str) -> list[Person]:
    """Return the people of this very name; capitals and spaces make no difference."""
    return people_named([name])[english.fold(name)] if name.strip() else []


def _in_full(people: "QuerySet[Person]") -> "QuerySet[Person]":
    return people.select_related("organisation", "account").order_by("name", "pk")


def panels_of(person: Person) -> frozenset[int]:
    """Return the panels that this person is on or is appointed to; where there is none, those they left last."""
    held = Membership.objects.filter(person=person)
    if panels := frozenset(held.not_over().values_list("panel", flat=True)):
        return panels
    return frozenset(held.filter(ends_on=held.aggregate(last=Max("ends_on"))["last"]).values_list("panel", flat=True))


def panels_by_person(people: Iterable[int]) -> dict[int, set[int]]:
    """Return the panels that people are on or are appointed to, by the person's id; those on none are left out."""
    panels: dict[int, set[int]] = defaultdict(set)
    for person, panel in Membership.objects.not_over().filter(person__in=list(people)).values_list("person", "panel"):
        panels[person].add(panel)
    return panels


def places_of(people: Iterable[Person], access: PanelAccess) -> dict[int, list[Membership]]:
    """Return today's memberships of these people, by the person's id: on the reader's own panels alone."""
    held = Membership.objects.current().filter(person__in=list(people), panel__in=access.panels)
    places: dict[int, list[Membership]] = defaultdict(list)
    for membership in held.select_related("panel", "seat", "stands_in_for__person").order_by("panel__code", "pk"):
        places[membership.person_id].append(membership)
    return places


def other_panels(person: Person, left_out: Collection[int]) -> list[Membership]:
    """Return memberships, now or later, on panels that are not among those left out."""
    others = Membership.objects.not_over().filter(person=person).exclude(panel__in=left_out)
    return list(others.select_related("panel").order_by("panel__code", "pk"))
