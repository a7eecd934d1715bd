"""Seats and people of a panel as its secretary sees them: who holds what until when, what is vacant, what ends soon."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from meetings.enums import Role
from meetings.models import Membership, Panel, Seat
from meetings.panels.seat_details import SeatDetails, details_of
from meetings.people.directory import name_has

ON_A_PAGE = 50
WARNED_AHEAD = timedelta(days=60)
MOST_ENDING = 20
IN_FULL = ("person__organisation", "person__account", "seat", "stands_in_for__person")


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's membership, in how many days it ends if that is soon, and who stands in for them."""

    membership: Membership
    days_left: int | None = None
    is_to_come: bool = False
    alternates: tuple["Term", ...] = ()


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat, who holds it and who comes next; a vacant one has no holder, and ``vacant_from`` if it was ever held."""

    seat: Seat
    holder: Term | None = None
    following: Term | None = None
    vacant_from: date | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """Seats that are filled in one way."""

    name: str
    details: SeatDetails
    rows: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Each list is a page of it; ``roles`` are the people without a seat, by what they are to the panel."""

    ending: tuple[Term, ...]
    chair: tuple[Membership, ...]
    deputies: tuple[Membership, ...]
    categories: tuple[Category, ...]
    roles: tuple[tuple[str, tuple[Term, ...]], ...]
    seats: "Page[Seat]"
    others: "Page[Membership]"
    past: "Page[Membership]"
    given_up: tuple[Seat, ...]


def people_sheet(panel: Panel, pages: dict[str, str], *, named: str = "") -> Sheet:
    """Return the sheet, in a constant number of queries.

    ``pages`` are the numbers of the pages asked for, by the name of the list. Of those without a seat only people are
    shown whose name has the words ``named``.
    """
    today = panel.today
    every_seat = Seat.objects.filter(panel=panel)
    seats = _page(every_seat.filter(_still_there(today)).order_by("category", "number"), pages, "seats")
    others = _page(_without_seat(panel, today).filter(name_has(named, "person__name")), pages, "others")
    in_seats = list(_in_full(Membership.objects.filter(seat__in=[seat.pk for seat in seats])).order_by("starts_on"))
    shown = _with_alternates([*in_seats, *others], today)
    presiding = list(_presiding(panel, today))
    given_up = every_seat.exclude(_still_there(today)).order_by("-ends_on", "category", "number")
    return Sheet(
        ending=tuple(_term(membership, today) for membership in ending_soon(panel, today)[:MOST_ENDING]),
        chair=tuple(membership for membership in presiding if membership.role == Role.CHAIR),
        deputies=tuple(membership for membership in presiding if membership.role == Role.DEPUTY_CHAIR),
        categories=tuple(_categories(seats, in_seats, shown, today)),
        roles=tuple(_by_role(others, shown)),
        seats=seats,
        others=others,
        past=_page(_past(panel, today), pages, "past"),
        given_up=tuple(given_up[:ON_A_PAGE]),
    )


def _presiding(panel: Panel, today: date) -> "QuerySet[Membership]":
    held = Membership.objects.on(today).filter(panel=panel, role__in=(Role.CHAIR, Role.DEPUTY_CHAIR))
    return _in_full(held).order_by("person__name")


def officers_of(panel: Panel) -> "QuerySet[Membership]":
    """Return the terms of chair and secretariat that are not over, at most ON_A_PAGE, by role and name."""
    held = Membership.objects.filter(_still_there(panel.today), panel=panel, role__in=Role.DRAFTERS)
    return _in_full(held).order_by("role", "person__name", "starts_on")[:ON_A_PAGE]


def _past(panel: Panel, today: date) -> "QuerySet[Membership]":
    return _in_full(Membership.objects.filter(panel=panel, ends_on__lt=today)).order_by("-ends_on", "pk")


def ending_soon(panel: Panel, today: date) -> "QuerySet[Membership]":
    """Return terms of today that end within WARNED_AHEAD, the soonest first; not those that are renewed already."""
    held = Membership.objects.on(today).filter(panel=panel, ends_on__lte=today + WARNED_AHEAD)
    return _in_full(held.exclude(goes_on())).select_related("panel").order_by("ends_on", "pk")


def goes_on() -> Exists:
    """Return the condition that the same person follows themselves in the same place without a day between."""
    following = Membership.objects.filter(
        person=OuterRef("person"),
        panel=OuterRef("panel"),
        role=OuterRef("role"),
        starts_on__gt=OuterRef("starts_on"),
        starts_on__lte=OuterRef("ends_on") + timedelta(days=1),
    )
    return Exists(following)


def _in_full(memberships: "QuerySet[Membership]") -> "QuerySet[Membership]":
    return memberships.select_related(*IN_FULL)


def _still_there(today: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=today)


def _without_seat(panel: Panel, today: date) -> "QuerySet[Membership]":
    """Return those without a seat by role and name; standing alternates stand beside whom they stand in for."""
    rank = Case(*(When(role=role, then=index) for index, role in enumerate(Role)))
    held = Membership.objects.filter(_still_there(today), panel=panel, seat=None).exclude(role=Role.ALTERNATE)
    return _in_full(held).order_by(rank, "person__name", "starts_on")


def _page(rows: "QuerySet[Any]", pages: dict[str, str], name: str) -> "Page[Any]":
    return Paginator(rows, ON_A_PAGE).get_page(pages.get(name))


def _with_alternates(memberships: Sequence[Membership], today: date) -> dict[int, Term]:
    """Return each membership as it is shown, by its id."""
    standing = Membership.objects.filter(
        _still_there(today), stands_in_for__in=[membership.pk for membership in memberships]
    )
    alternates: dict[int | None, list[Term]] = defaultdict(list)
    for alternate in _in_full(standing).order_by("starts_on", "pk"):
        alternates[alternate.stands_in_for_id].append(_term(alternate, today))
    return {membership.pk: _term(membership, today, tuple(alternates[membership.pk])) for membership in memberships}


def _term(membership: Membership, today: date, alternates: tuple[Term, ...] = ()) -> Term:
    return Term(membership, days_left(membership, today), membership.starts_on > today, alternates)


def days_left(membership: Membership, today: date) -> int | None:
    """Return in how many days a term that has begun ends, where that is within WARNED_AHEAD."""
    if membership.ends_on is None or not membership.starts_on <= today <= membership.ends_on <= today + WARNED_AHEAD:
        return None
    return (membership.ends_on - today).days


def _categories(
    seats: Iterable[Seat], memberships: Iterable[Membership], shown: dict[int, Term], today: date
) -> Iterable[Category]:
    held: dict[int | None, list[Membership]] = defaultdict(list)
    for membership in memberships:
        held[membership.seat_id].append(membership)
    for (name, details), group in groupby(seats, key=lambda seat: (seat.category, details_of(seat))):
        yield Category(name, details, tuple(_seat_row(seat, held[seat.pk], shown, today) for seat in group))


def _seat_row(seat: Seat, held: Sequence[Membership], shown: dict[int, Term], today: date) -> SeatRow:
    holder = next(
        (membership for membership in held if membership.starts_on <= today <= (membership.ends_on or date.max)), None
    )
    following = next((membership for membership in held if membership.starts_on > today), None)
    ended = max(
        (membership.ends_on for membership in held if membership.ends_on and membership.ends_on < today), default=None
    )
    return SeatRow(
        seat,
        shown[holder.pk] if holder else None,
        shown[following.pk] if following else None,
        ended + timedelta(days=1) if ended and not holder else None,
    )


def _by_role(others: Iterable[Membership], shown: dict[int, Term]) -> Iterable[tuple[str, tuple[Term, ...]]]:
    for role, group in groupby(others, key=lambda membership: Role(membership.role)):
        yield ROLE_HEADINGS[role], tuple(shown[membership.pk] for membership in group)


ROLE_HEADINGS = {
    Role.CHAIR: "In the chair, without a seat",
    Role.DEPUTY_CHAIR: "Deputy in the chair, without a seat",
    Role.MEMBER: "Members without a seat",
    Role.ALTERNATE: "Standing alternates",
    Role.SECRETARY: "Secretaries",
    Role.DEPUTY_SECRETARY: "Deputy secretaries",
    Role.OBSERVER: "Observers",
}
