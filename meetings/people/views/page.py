"""Seats and people of a panel on one page, and everything about one of them on another."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.characters import one_line
from meetings.access import access_in
from meetings.enums import CorrectionState
from meetings.models import Mandate, MemberImport, Membership, Panel
from meetings.people.directory import places_of
from meetings.people.overview import days_left, people_sheet
from meetings.people.services.corrections import corrections_to_answer, panels_to_agree
from meetings.people.services.whose_panels import why_not_theirs
from meetings.web import account_of

from .access import for_the_secretariat, person_of

MOST_WAITING = 20


@require_safe
@for_the_secretariat
def people(request: HttpRequest, panel: Panel) -> HttpResponse:
    pages = {name: request.GET.get(name, "") for name in ("seats", "others", "past")}
    named = one_line(request.GET.get("named", ""))
    sheet = people_sheet(panel, pages, named=named)
    lists = MemberImport.objects.visible_to(account_of(request)).filter(panel=panel, taken_at=None)
    context = {
        "panel": panel,
        "sheet": sheet,
        "named": named,
        "is_past_open": "past" in request.GET,
        "lists": lists.defer("entries", "answers"),
        "corrections": corrections_to_answer(panel)[:MOST_WAITING],
    }
    return render(request, "meetings/people/people.html", context)


@require_safe
@for_the_secretariat
def person(request: HttpRequest, panel: Panel, pk: int) -> HttpResponse:
    somebody, today = person_of(panel, pk), panel.today
    access = access_in(request)
    held = Membership.objects.filter(panel=panel, person=somebody).select_related("seat", "stands_in_for__person")
    terms = list(held.order_by("-starts_on", "pk"))
    elsewhere = [
        membership
        for membership in places_of([somebody], access).get(somebody.pk, [])
        if membership.panel_id != panel.pk
    ]
    mandates = Mandate.objects.filter(panel=panel, person=somebody).select_related("organisation", "given_by")
    corrections = somebody.corrections.select_related("proposed_for", "proposed_by")
    correction = corrections.filter(state=CorrectionState.OPEN).first()
    context = {
        "panel": panel,
        "person": somebody,
        "terms": [(membership, days_left(membership, today), _time_of(membership, today)) for membership in terms],
        "elsewhere": elsewhere,
        "not_theirs": why_not_theirs(somebody, access, account_of(request)),
        "mandates": [(mandate, _time_of(mandate, today)) for mandate in mandates],
        "correction": correction,
        "is_asked": correction is not None and panel.pk in panels_to_agree(correction),
    }
    return render(request, "meetings/people/person.html", context)


def _time_of(membership: Membership | Mandate, today: date) -> str:
    """Return whether a term is past, runs, or is to come."""
    if membership.starts_on > today:
        return "to come"
    return "past" if membership.ends_on and membership.ends_on < today else "now"
