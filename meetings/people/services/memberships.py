"""The memberships of a panel: appointed, changed, renewed, cancelled."""

from copy import copy
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.enums import Role
from meetings.models import Membership, Panel, Person, Seat
from meetings.people.term_conflicts import covers, term

from .giving_rights import require_may_give
from .people import add_person, refuse_namesakes
from .term_guards import RELATED, member_then, refuse_clash, refuse_far_off, refuse_to_leave_without_secretary


@transaction.atomic
def appoint_member(
    panel: Panel,
    person: Person,
    role: Role,
    *,
    starts_on: date,
    by: User,
    ends_on: date | None = None,
    seat: Seat | None = None,
    is_cleared: bool = False,
    stands_in_for: Membership | None = None,
) -> Membership:
    """Make somebody else a member of a panel from the first day to the last, both included.

    A standing alternate ``stands_in_for`` a membership, until that ends if no other day is given. Raises Unacceptable
    where it would overlap: a seat has one holder at a time, a panel one chair, and nobody has one role twice. Raises
    NotAllowed for oneself, and with clearance for whoever has none to give.
    """
    require_may_give(panel, person, by=by, with_clearance=is_cleared)
    _lock(panel)
    if stands_in_for:
        stands_in_for = _as_it_stands(stands_in_for)
        ends_on = ends_on or stands_in_for.ends_on
    membership = Membership(
        panel=panel,
        person=person,
        role=role,
        seat=seat,
        starts_on=starts_on,
        ends_on=ends_on,
        is_cleared=is_cleared,
        stands_in_for=stands_in_for,
    )
    check(membership)
    refuse_far_off(membership)
    refuse_clash(membership)
    membership.save()
    record(
        "meetings.person_appointed",
        membership,
        by=by,
        attests=[membership],
        role=role.value,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return membership


@transaction.atomic
def appoint_somebody_new(
    panel: Panel,
    name: str,
    role: Role,
    *,
    by: User,
    organisation: str = "",
    is_another: bool = False,
    starts_on: date,
    **term: Any,
) -> Membership:
    """Add a person and appoint them, as ``appoint_member`` does with ``term``, or neither.

    Raises Unacceptable where somebody of this name is known, unless the actor says that it ``is_another``.
    """
    require_secretary(panel, by)
    if not is_another:
        refuse_namesakes(name)
    person = add_person(one_line(name), organisation=one_line(organisation), by=by)
    return appoint_member(panel, person, role, starts_on=starts_on, by=by, **term)


@transaction.atomic
def change_term(membership: Membership, *, starts_on: date, ends_on: date | None, by: User) -> None:
    """Change the first or last day. Standing alternates leave with the member they stand in for.

    A longer one is given as a new one is. Raises Unacceptable as ``appoint_member`` does, and where the panel would be
    left without anybody to keep its minutes.
    """
    _lock(membership.panel)
    membership.refresh_from_db(fields=["starts_on", "ends_on", "is_cleared"])
    _require_may_change(membership, starts_on, ends_on, by)
    before = membership.starts_on, membership.ends_on
    if before == (starts_on, ends_on):
        return
    refuse_to_leave_without_secretary(membership, starts_on, ends_on)
    wanted = copy(membership)  # one that is refused leaves the membership as it stands
    wanted.starts_on, wanted.ends_on = starts_on, ends_on
    check(wanted)
    refuse_far_off(wanted)
    refuse_clash(wanted)
    _end_with(wanted, list(membership.alternates.select_related(*RELATED)), by=by)
    wanted.save(update_fields=["starts_on", "ends_on"])
    membership.starts_on, membership.ends_on = starts_on, ends_on
    record(
        "meetings.term_changed",
        membership,
        by=by,
        attests=[membership],
        starts_on=starts_on,
        ends_on=ends_on,
        before=before,
    )


@transaction.atomic
def renew_term(membership: Membership, *, ends_on: date | None, by: User) -> Membership:
    """Appoint the same person to the same place for the next term; it begins on the day after the last.

    Raises WrongState for a term without a last day, Unacceptable as ``appoint_member`` does, and for an alternate of
    somebody who does not sit by then.
    """
    starts_on = day_after(membership)
    following = appoint_member(
        membership.panel,
        membership.person,
        Role(membership.role),
        seat=membership.seat,
        is_cleared=membership.is_cleared,
        starts_on=starts_on,
        ends_on=ends_on,
        stands_in_for=member_then(membership, starts_on),
        by=by,
    )
    record("meetings.term_renewed", following, by=by, earlier=membership.pk)
    return following


@transaction.atomic
def set_clearance(membership: Membership, *, is_cleared: bool, by: User) -> None:
    """Set whether they may read what is confidential, from this moment on. Nobody gives it to themselves."""
    if is_cleared:
        require_may_give(membership.panel, membership.person, by=by, with_clearance=True)
    else:
        require_secretary(membership.panel, by)
    if Membership.objects.filter(pk=membership.pk).exclude(is_cleared=is_cleared).update(is_cleared=is_cleared):
        membership.is_cleared = is_cleared
        record(f"meetings.clearance_{'given' if is_cleared else 'taken'}", membership, by=by, attests=[membership])


@transaction.atomic
def cancel_appointment(membership: Membership, *, by: User) -> None:
    """Cancel a term that has not begun. Raises WrongState for one that has."""
    require_secretary(membership.panel, by)
    _lock(membership.panel)
    require_to_come(membership)
    alternate = membership.alternates.select_related("person").first()
    if alternate:
        raise Unacceptable(f"{alternate.person} is appointed to stand in for {membership.person}. Cancel that first.")
    record(
        "meetings.appointment_called_off",
        membership,
        by=by,
        removes=[membership],
        role=membership.role,
        person=membership.person_id,
    )
    membership.delete()


def day_after(membership: Membership) -> date:
    """Return the day on which the next term begins. Raises WrongState for a term without a last day."""
    if membership.ends_on is None:
        raise WrongState(f"The term of {membership.person} has no last day, so there is nothing to renew.")
    return membership.ends_on + timedelta(days=1)


def require_to_come(membership: Membership) -> None:
    if membership.starts_on <= membership.panel.today:
        raise WrongState(f"The term of {membership.person} has begun. Give it a last day instead.")


def _require_may_change(membership: Membership, starts_on: date, ends_on: date | None, by: User) -> None:
    """Raise NotAllowed unless they may set this term: a secretary shortens it, whoever may give it lengthens it."""
    if covers(membership, starts_on) and covers(membership, ends_on or date.max):
        require_secretary(membership.panel, by)
    else:
        require_may_give(membership.panel, membership.person, by=by, with_clearance=membership.is_cleared)


def _lock(panel: Panel) -> None:
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)  # two appointments at once must see each other


def _as_it_stands(membership: Membership) -> Membership:
    return Membership.objects.select_related(*RELATED).get(pk=membership.pk)


def _end_with(member: Membership, alternates: list[Membership], *, by: User) -> None:
    """Take those who stand in for a member back to the term that the member now has."""
    for alternate in alternates:
        if alternate.starts_on < member.starts_on or alternate.starts_on > (member.ends_on or date.max):
            raise Unacceptable(
                f"{alternate.person} stands in for {member.person}, {term(alternate)}. Change that term first."
            )
        if member.ends_on and (alternate.ends_on is None or alternate.ends_on > member.ends_on):
            before, alternate.ends_on = (alternate.starts_on, alternate.ends_on), member.ends_on
            alternate.save(update_fields=["ends_on"])
            record(
                "meetings.term_changed",
                alternate,
                by=by,
                attests=[alternate],
                starts_on=alternate.starts_on,
                ends_on=alternate.ends_on,
                before=before,
            )
