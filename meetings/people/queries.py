"""Questions about the people of a panel that more than one place asks."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

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
    held = Membership.objects.on(_day_of(meeting)).filter(panel=meeting.panel_id)
    held = held.select_related("person__organisation", "person__account", "seat")
    return sorted(held, key=_calling_order)


def memberships_at_each(meetings: Collection[Meeting]) -> dict[int, list[Membership]]:
    """Return the same of each of these meetings, by its id, in one query."""
    rows = Membership.objects.filter(panel__in={meeting.panel_id for meeting in meetings})
    of_panels = defaultdict[int, list[Membership]](list)
    for row in sorted(rows.select_related("person__organisation", "person__account", "seat"), key=_calling_order):
        of_panels[row.panel_id].append(row)
    return {
        meeting.pk: [row for row in of_panels[meeting.panel_id] if row.held_on(_day_of(meeting))]
        for meeting in meetings
    }


def seats_at_each(meetings: Collection[Meeting]) -> dict[int, list[Seat]]:
    """Return the seats of each of these meetings as ``seats_at`` has them, by its id, in one query."""
    of_panels = defaultdict[int, list[Seat]](list)
    for seat in Seat.objects.filter(panel__in={meeting.panel_id for meeting in meetings}):
        of_panels[seat.panel_id].append(seat)
    return {
        meeting.pk: [seat for seat in of_panels[meeting.panel_id] if seat.was_there_on(_day_of(meeting))]
        for meeting in meetings
    }


def _day_of(meeting: Meeting) -> date:
    return meeting.held_on or meeting.panel.today


def _calling_order(membership: Membership) -> tuple[int, bool, int, int]:
    rank = list(Role).index(Role(membership.role))
    return rank, membership.seat_id is None, membership.seat_id or 0, membership.pk


def seats_at(meeting: Meeting) -> QuerySet[Seat]:
    """Return the seats that the panel had on the meeting's day, or has today where it has none."""
    return Seat.objects.on(_day_of(meeting)).filter(panel=meeting.panel_id)


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
