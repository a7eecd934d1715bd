"""Questions about the people of a panel that more than one place asks."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from core.accounts.models import User
from meetings.enums import Role
from meetings.models import Meeting, Membership, Panel, Person, Seat


def people_with_accounts(panel: Panel) -> QuerySet[Person]:
    """Return who belongs to the panel today and can sign in, by name."""
    held = Membership.objects.current().filter(panel=panel)
    people = Person.objects.filter(pk__in=held.values("person"), account__is_active=True)
    return people.select_related("account").order_by("name")


def secretaries_of(panel: Panel) -> QuerySet[User]:
    """Return the accounts of the panel's secretariat today: of those who can sign in."""
    return _accounts_of(Membership.objects.current().filter(panel=panel, role__in=Role.SECRETARIES))


def secretaries_of_panels_of(person: Person) -> QuerySet[User]:
    """Return the same for all the panels to which somebody belongs, today or later."""
    panels = Membership.objects.not_over().filter(person=person).values("panel")
    return _accounts_of(Membership.objects.current().filter(panel__in=panels, role__in=Role.SECRETARIES))


def _accounts_of(held: QuerySet[Membership]) -> QuerySet[User]:
    return User.objects.filter(is_active=True, person__in=held.values("person")).order_by("pk")


def memberships_at(meeting: Meeting) -> list[Membership]:
    """Return who was of the panel on the meeting's day, or today if it has none: the chair first, then seat by seat in
    the order in which they were set up, then those who attend it."""
    day = meeting.held_on or meeting.panel.today
    held = Membership.objects.on(day).filter(panel=meeting.panel_id)
    held = held.select_related("person__organisation", "person__account", "seat")
    return sorted(held, key=_calling_order)


def _calling_order(membership: Membership) -> tuple[int, bool, int, int]:
    rank = list(Role).index(Role(membership.role))
    return rank, membership.seat_id is None, membership.seat_id or 0, membership.pk


def seats_at(meeting: Meeting) -> QuerySet[Seat]:
    """Return the seats that the panel had on the meeting's day, or has today where it has none."""
    return Seat.objects.on(meeting.held_on or meeting.panel.today).filter(panel=meeting.panel_id)


def who_sits(panel: Panel) -> QuerySet[Membership]:
    """Return those of the panel itself, today or later, by name."""
    sits = Q(role__in=(Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)) | ~Q(seat=None)
    held = Membership.objects.not_over().filter(sits, panel=panel).select_related("person", "seat")
    return held.order_by("person__name", "starts_on")


def stand_ins_for(meeting: Meeting, person: Person) -> list[Person]:
    """Return who can stand in for a member: their standing alternates first, then the others who sit, each by name."""
    held = memberships_at(meeting)
    alternates = _alternates_among(held, person)
    others = {membership.person for membership in held if membership.sits} - alternates - {person}
    return [*sorted(alternates, key=str), *sorted(others, key=str)]


def alternates_of(meeting: Meeting, person: Person) -> list[Person]:
    """Return the standing alternates of a member, by name: whom the panel has appointed to stand in for them."""
    return sorted(_alternates_among(memberships_at(meeting), person), key=str)


def _alternates_among(held: Iterable[Membership], person: Person) -> set[Person]:
    own = {membership.pk for membership in held if membership.person == person}
    return {membership.person for membership in held if membership.stands_in_for_id in own}
