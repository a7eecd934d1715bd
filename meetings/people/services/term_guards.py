"""The guards of a term: who is in its way, and which panel it would leave without a secretary."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from core import english
from core.errors import Unacceptable
from core.working_days import far_off
from meetings.enums import Role
from meetings.models import Membership, Panel
from meetings.people.term_conflicts import Roster, covers

RELATED = ("person", "seat", "panel", "stands_in_for__person")


def refuse_clash(membership: Membership) -> None:
    """Raise Unacceptable where the membership cannot stand beside the others of the panel."""
    related = Q(person=membership.person_id)
    if membership.seat_id:
        related |= Q(seat=membership.seat_id)
    if membership.role == Role.CHAIR:
        related |= Q(role=Role.CHAIR)
    others = Membership.objects.filter(related, panel=membership.panel_id).select_related(*RELATED)
    clash = Roster(others).clash(membership)
    if clash:
        raise Unacceptable(clash)


def refuse_far_off(membership: Membership) -> None:
    """Raise Unacceptable for a term that begins or ends in a year that is hardly meant."""
    for day in filter(None, (membership.starts_on, membership.ends_on)):
        if reason := far_off(day, membership.panel.today):
            raise Unacceptable(reason)


def refuse_without_secretary(
    panel: Panel, leaving: "QuerySet[Membership]", day: date | None = None, *, name: str
) -> None:
    """Raise Unacceptable where nobody but those who leave could keep the panel's minutes on a day, or today."""
    day = day or panel.today
    keeping = Membership.objects.on(day).filter(panel=panel, role__in=Role.SECRETARIES, person__account__is_active=True)
    if not keeping.exclude(pk__in=leaving.values("pk")).exists():
        raise Unacceptable(
            f"On {english.day(day)} nobody but {name} could keep the minutes of {panel}. "
            "Appoint another secretary, with an account, first."
        )


def refuse_to_leave_without_secretary(membership: Membership, starts_on: date, ends_on: date | None) -> None:
    """Raise the same for a secretary whose term changes: on the first day, from today on, of each stretch it loses."""
    if membership.role not in Role.SECRETARIES:
        return
    changed = Membership(starts_on=starts_on, ends_on=ends_on)
    today = membership.panel.today
    after = today if ends_on is None else max(today, ends_on + timedelta(days=1))
    for day in sorted({today, max(today, membership.starts_on), after}):
        if covers(membership, day) and not covers(changed, day):
            own = Membership.objects.filter(pk=membership.pk)
            refuse_without_secretary(membership.panel, own, day, name=str(membership.person))


def member_then(alternate: Membership, day: date) -> Membership | None:
    """Return the term in which the member whom an alternate stands in for sits on a later day."""
    if alternate.stands_in_for is None:
        return None
    member = alternate.stands_in_for.person
    terms = Membership.objects.on(day).filter(panel=alternate.panel_id, person=member).select_related(*RELATED)
    sitting = next((membership for membership in terms if membership.sits), None)
    if sitting is None:
        raise Unacceptable(
            f"{member} does not sit on the {alternate.panel.noun} on {english.day(day)}. Renew their term first."
        )
    return sitting
