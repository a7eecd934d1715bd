"""A panel: its seats and who sits on them, and its meetings year by year."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings.access import PanelAccess, access_in
from meetings.enums import Role
from meetings.models import Meeting, Membership, Panel, Seat
from meetings.web import tell_time_of

MEETINGS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A category of seats with those who sit there; ``vacant`` of its seats nobody holds."""

    category: str
    holders: tuple[str, ...]
    vacant: int
    has_vote: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or "Date not recorded", with its meetings, newest first."""

    label: str
    meetings: tuple[Meeting, ...]


@require_safe
@login_required
def panel_detail(request: HttpRequest, code: str) -> HttpResponse:
    own = Panel.objects.visible_to(request.user).select_related("parent")
    panel = tell_time_of(get_object_or_404(own, code=code.upper()))
    access = access_in(request)
    held = Membership.objects.current().filter(panel=panel)
    memberships = list(held.select_related("person__organisation", "stands_in_for__person"))
    meetings = Meeting.objects.sittings().filter(panel=panel).select_related("panel").order_by("-number")
    page = Paginator(meetings, MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "panel": panel,
        "own_panels": access.panels,
        "sub_committees": _sub_committees(panel, access),
        "keeps": panel.pk in access.keeps,
        "gives_rights": panel.pk in access.keeps | access.chairs,
        "seats": _seat_lines(panel, memberships),
        "others": _others(memberships),
        "page": page,
        "years": years_of(list(page)),
    }
    return render(request, "meetings/panels/panel_detail.html", context)


def _sub_committees(panel: Panel, access: PanelAccess) -> list[Panel]:
    """Return the panels below this one: all for those who draft its minutes, to others those they belong to.

    That there is a committee can be nobody's business but the panel's own.
    """
    below = Panel.objects.filter(parent=panel)
    return list(below if panel.pk in access.drafts else below.filter(pk__in=access.panels))


def _seat_lines(panel: Panel, memberships: list[Membership]) -> list[SeatLine]:
    holders = {membership.seat_id: membership.person.name for membership in memberships if membership.seat_id}
    present = Seat.objects.on(panel.today).filter(panel=panel).order_by("category", "number")
    by_category = groupby(present, key=lambda seat: (seat.category, seat.has_vote))
    lines = []
    for (category, has_vote), group in by_category:
        seats = list(group)
        sitting = tuple(holders[seat.pk] for seat in seats if seat.pk in holders)
        lines.append(SeatLine(category, sitting, len(seats) - len(sitting), has_vote))
    return lines


def _others(memberships: list[Membership]) -> list[tuple[str, list[str]]]:
    """Return those who belong to the panel without a seat, by role."""
    seatless = [membership for membership in memberships if membership.seat_id is None]
    return [
        (role.label, sorted(_named(membership) for membership in seatless if membership.role == role))
        for role in Role
        if any(membership.role == role for membership in seatless)
    ]


def _named(membership: Membership) -> str:
    person, member = membership.person, membership.stands_in_for
    named = f"{person.name} ({person.organisation})" if person.organisation else person.name
    return f"{named} for {member.person.name}" if member else named


def years_of(meetings: list[Meeting]) -> list[Year]:
    """Return meetings year by year, in the order they come."""
    grouped = groupby(meetings, key=lambda meeting: meeting.held_on or meeting.held_in)
    years: list[Year] = []
    for day, group in grouped:
        label = str(day.year) if day else "Date not recorded"
        if years and years[-1].label == label:
            years[-1] = Year(label, (*years[-1].meetings, *group))
        else:
            years.append(Year(label, tuple(group)))
    return years
