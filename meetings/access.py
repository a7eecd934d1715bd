"""The rights of people on a panel. A membership with its dates is the access list; there is no other."""

import json
from dataclasses import dataclass, field
from datetime import date

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from core.accounts.models import User
from core.audience import Audience
from core.errors import NotAllowed
from core.prepared import Prepared
from meetings.enums import MeetingState, Role
from meetings.models import Meeting, Membership, Panel
from meetings.models.panel import MembershipQuerySet
from meetings.panels.clocks import day_in

NOT_OUT = (MeetingState.PLANNED, MeetingState.CANCELLED)  # of whose meetings no agenda stands before the panel


def current_memberships(user: User | AnonymousUser) -> MembershipQuerySet:
    """Return the memberships that this account's person holds today."""
    return Membership.objects.held_by(user)


def panels_drafted_by(user: User | AnonymousUser) -> QuerySet[Panel]:
    """Return the panels whose drafts this person sees, as secretary or in the chair; the operator sees all."""
    if isinstance(user, User) and user.is_operator:
        return Panel.objects.all()
    return Panel.objects.filter(pk__in=current_memberships(user).filter(role__in=Role.DRAFTERS).values("panel"))


@dataclass(frozen=True, slots=True)
class PanelAccess:
    """The rights of a person, read once for a page, by the ids of panels.

    Those they belong to, whose drafts they see, whose minutes they keep, where they are cleared for what is
    confidential, where they are in the chair or its deputy.
    """

    panels: frozenset[int] = frozenset()
    drafts: frozenset[int] = frozenset()
    keeps: frozenset[int] = frozenset()
    cleared: frozenset[int] = frozenset()
    chairs: frozenset[int] = frozenset()
    deputies: frozenset[int] = frozenset()
    person: int | None = field(default=None, compare=False)  # who they are, where they belong to a panel

    @property
    def rights(self) -> tuple[frozenset[int], ...]:
        """The rights alone: whoever has the same, reads the same."""
        return self.panels, self.drafts, self.keeps, self.cleared, self.chairs, self.deputies

    def audience_on(self, panel: int) -> Audience:
        """Return as which audience they read this panel."""
        return Audience.CONFIDENTIAL if panel in self.cleared else Audience.PUBLIC

    def require_secretary(self, panel: Panel) -> None:
        """Raise NotAllowed unless they keep the minutes of this panel."""
        if panel.pk not in self.keeps:
            raise NotAllowed(f"Only the secretariat of {panel.name} can do this.")


_memberships_of = Prepared(
    lambda account: (
        Membership.objects.filter(person__account=account)
        .annotate(reads_secrets=ExpressionWrapper(Membership.READS_CONFIDENTIAL, BooleanField()))
        .values_list("panel_id", "role", "reads_secrets", "starts_on", "ends_on", "person_id", "panel__rules")
    )
)


def access_of(user: User | AnonymousUser) -> PanelAccess:
    """Return a person's access, in one query for any number of panels; that of nobody is empty."""
    if isinstance(user, AnonymousUser):
        return PanelAccess()
    if user.is_operator:
        everywhere = frozenset(Panel.objects.values_list("pk", flat=True))
        return PanelAccess(everywhere, everywhere, everywhere, everywhere)
    now, rows = timezone.now(), _memberships_of.rows(user.pk)
    held = [row[:3] for row in rows if _holds(row[3], row[4], day_in(json.loads(row[6]).get("time_zone"), now))]
    return PanelAccess(
        panels=frozenset(panel for panel, _, _ in held),
        drafts=frozenset(panel for panel, role, _ in held if role in Role.DRAFTERS),
        keeps=frozenset(panel for panel, role, _ in held if role in Role.SECRETARIES),
        cleared=frozenset(panel for panel, _, reads_secrets in held if reads_secrets),
        chairs=frozenset(panel for panel, role, _ in held if role == Role.CHAIR),
        deputies=frozenset(panel for panel, role, _ in held if role == Role.DEPUTY_CHAIR),
        person=rows[0][5] if rows else None,
    )


def _holds(starts_on: date, ends_on: date | None, day: date) -> bool:
    return starts_on <= day and (ends_on is None or day <= ends_on)


def access_in(request: HttpRequest) -> PanelAccess:
    """Return the access of whoever asks, read once for a request: the page and its frame share it."""
    access: PanelAccess | None = getattr(request, "_access", None)
    if access is None:
        access = access_of(request.user)
        request._access = access  # type: ignore[attr-defined]
    return access


@rules.predicate
def is_operator(user: User, panel: Panel) -> bool:  # noqa: ARG001 - a predicate takes the thing it is about
    return user.is_operator


@rules.predicate
def is_secretary(user: User, panel: Panel) -> bool:
    return panel.pk in access_of(user).keeps


@rules.predicate
def is_cleared(user: User, panel: Panel) -> bool:
    return current_memberships(user).filter(panel=panel).that_read_confidential().exists()


@rules.predicate
def keeps_some_minutes(user: User) -> bool:
    return user.is_operator or current_memberships(user).filter(role__in=Role.SECRETARIES).exists()


def may_read_papers(access: PanelAccess, meeting: Meeting) -> bool:
    """Tell whether papers and pack of a meeting may be read: by its panel once the agenda is out; until then, and of a
    meeting that is called off, by those who draft."""
    readers = access.drafts if meeting.state in NOT_OUT else access.panels
    return meeting.panel_id in readers


keeps_the_minutes = is_operator | is_secretary
reads_confidential = is_operator | is_cleared


def require_secretary(panel: Panel, by: User) -> None:
    """Raise NotAllowed unless this person keeps the panel's minutes."""
    if not by.is_operator:
        access_of(by).require_secretary(panel)


def require_drafter(panel: Panel, by: User) -> None:
    """Raise NotAllowed unless this person takes part in the drafting: the secretariat and the chair do."""
    if panel.pk not in access_of(by).drafts:
        raise NotAllowed(f"Only the secretariat or the chair of {panel.name} can do this.")


def require_administrator(by: User) -> None:
    """Raise NotAllowed unless this person sets up panels: an administrator, or the operator at the command line."""
    if not (by.is_administrator or by.is_operator):
        raise NotAllowed("Only an administrator of this installation can set up panels.")
