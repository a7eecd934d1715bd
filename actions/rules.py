"""Rules of who may answer an action: the person, office or seat that it names, or whoever has its owner's mandate."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.enums import Role
from meetings.models import Membership
from meetings.models.panel import MembershipQuerySet

OFFICES = {
    Role.CHAIR: ("Chair",),
    Role.DEPUTY_CHAIR: ("Deputy Chair",),
    **dict.fromkeys(Role.SECRETARIES, ("Secretary",)),
}


@dataclass(frozen=True, slots=True)
class Answering:
    """The names that somebody answers for today and the panels they are cleared on, both by the panel's id."""

    names: Mapping[int, frozenset[str]] = field(default_factory=dict)
    cleared: frozenset[int] = frozenset()

    def owes(self, owner: str, panel: int) -> bool:
        """Tell whether an action of this panel that ``owner`` owes is theirs to answer."""
        names = self.names.get(panel, frozenset())
        return bool(names) and re.search(_pattern(names), owner, re.IGNORECASE) is not None

    def may_answer(self, owner: str, panel: int, sensitivity: str) -> bool:
        """Tell whether they owe it and may read it."""
        may_read = Sensitivity(sensitivity) is Sensitivity.PUBLIC or panel in self.cleared
        return may_read and self.owes(owner, panel)

    def owned(self) -> Q:
        """Return a condition on rows with an item and ``owes``, their owner now; it holds for none of nobody's."""
        condition = Q(pk__in=[])
        for panel, names in self.names.items():
            condition |= Q(item__meeting__panel=panel, owes__iregex=_pattern(names))
        return condition


class OwnerName(NamedTuple):
    """A name by which minutes can say who owes an action; ``kind`` says in a word what it is the name of."""

    name: str
    kind: str


def _pattern(names: Iterable[str]) -> str:
    """Return a pattern that finds a whole name, with or without "the", in owners such as "SECAS and the DCC"."""
    one_of = "|".join(re.escape(name) for name in sorted(names))
    return rf"(^|, | and |&|/) *(the +)?({one_of}) *($|,| and |&|/)"


def answering(user: User | AnonymousUser) -> Answering:
    """Return whom this account's person answers for; one query."""
    return _of(_with_names(Membership.objects.held_by(user)))


def answering_on(panel: int) -> dict[User, Answering]:
    """Return all of a panel who can sign in, and whom each answers for; one query."""
    held = Membership.objects.current().filter(panel=panel, person__account__is_active=True)
    of_account = defaultdict(list)
    for membership in _with_names(held).order_by("person__name"):
        if membership.person.account is not None:
            of_account[membership.person.account].append(membership)
    return {account: _of(memberships) for account, memberships in of_account.items()}


def owner_names(panel: int, initials: Mapping[str, str] = MappingProxyType({})) -> list[OwnerName]:
    """Return whom an action of a panel can name as its owner today, each once, in the order of the alphabet; one query.

    ``initials`` are those that stand for somebody’s name at a meeting. Whether somebody can sign in for them makes no
    difference: they owe it all the same.
    """
    names: dict[str, str] = {}
    for membership in _with_names(Membership.objects.current().filter(panel=panel)):
        person, seat = membership.person, membership.seat
        names.setdefault(person.name, "person")
        for organisation in filter(None, (membership.acts_for, str(person.organisation or ""))):
            names.setdefault(organisation, "organisation")
        if seat:
            names.setdefault(seat.category, "seat")
        for office in OFFICES.get(Role(membership.role), ()):
            names.setdefault(office, "office")
    names = dict(initials) | names
    return sorted((OwnerName(name, kind) for name, kind in names.items()), key=lambda one: one.name.casefold())


def _with_names(memberships: MembershipQuerySet) -> QuerySet[Membership]:
    return memberships.with_mandates().select_related("person__organisation", "person__account", "panel", "seat")


def _of(memberships: Iterable[Membership]) -> Answering:
    names, cleared = defaultdict[int, set[str]](set), set()
    for membership in memberships:
        names[membership.panel_id].update(_names(membership))
        if membership.reads_confidential:
            cleared.add(membership.panel_id)
    return Answering({panel: frozenset(of_panel) for panel, of_panel in names.items()}, frozenset(cleared))


def _names(membership: Membership) -> set[str]:
    """Return the names for which the person answers on this panel: their own, by mandate, seat and office."""
    person, seat = membership.person, membership.seat
    names = {person.name}
    if membership.acts_for:
        names.add(membership.acts_for)
    if seat:
        names |= {seat.category, str(seat)}
    for office in OFFICES.get(Role(membership.role), ()):
        names |= {office, f"{membership.panel.name} {office}"}
    return names
