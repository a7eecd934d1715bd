"""Who may do what on a panel. A membership with its dates is the access list; there is no other."""

from typing import NamedTuple

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.accounts import User
from meetings.enums import Role
from meetings.models import Membership, Panel

DRAFTING_ROLES = (Role.SECRETARY, Role.CHAIR)


def current_memberships(user: User | AnonymousUser) -> QuerySet[Membership]:
    """The memberships that this account's person holds today."""
    today = timezone.localdate()
    return Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), person__account=user.pk, starts_on__lte=today
    )


def panels_drafted_by(user: User | AnonymousUser) -> QuerySet[Panel]:
    """Panels whose drafts this person sees: as secretary or in the chair. The operator has the whole database."""
    if isinstance(user, User) and user.is_operator:
        return Panel.objects.all()
    if user.pk is None:
        return Panel.objects.none()
    return Panel.objects.filter(pk__in=current_memberships(user).filter(role__in=DRAFTING_ROLES).values("panel"))


class Standing(NamedTuple):
    """What somebody may do with the minutes of one panel today."""

    sees_drafts: bool
    is_cleared: bool


def standing_of(user: User | AnonymousUser, panel: int) -> Standing:
    """All that reading needs to know, in one lean query; says the same as ``panels_drafted_by`` and ``is_cleared``.

    Each page and file asks this. The days are compared here because to compose that part of the query takes longer
    than to run it.
    """
    if isinstance(user, AnonymousUser):
        return Standing(sees_drafts=False, is_cleared=False)
    if user.is_operator:
        return Standing(sees_drafts=True, is_cleared=True)
    today = timezone.localdate()
    rows = Membership.objects.filter(person__account=user.pk, panel=panel).values_list(
        "role", "is_cleared", "starts_on", "ends_on"
    )
    held = [(role, cleared) for role, cleared, start, end in rows if start <= today and (end is None or today <= end)]
    return Standing(
        sees_drafts=any(role in DRAFTING_ROLES for role, _ in held), is_cleared=any(cleared for _, cleared in held)
    )


@rules.predicate
def is_operator(user: User, panel: Panel) -> bool:  # noqa: ARG001 - a predicate takes the thing it is about
    return user.is_operator


@rules.predicate
def is_secretary(user: User, panel: Panel) -> bool:
    return current_memberships(user).filter(panel=panel, role=Role.SECRETARY).exists()


@rules.predicate
def is_cleared(user: User, panel: Panel) -> bool:
    return current_memberships(user).filter(panel=panel, is_cleared=True).exists()


keeps_the_minutes = is_operator | is_secretary
reads_confidential = is_operator | is_cleared
