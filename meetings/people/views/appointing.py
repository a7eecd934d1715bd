"""Somebody is appointed: looked for by name, then known or new, with role and term."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from core.characters import one_line
from core.errors import Unacceptable
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.enums import Role
from meetings.models import Membership, Panel, Person, Seat
from meetings.people.directory import MOST_FOUND, namesakes, people_like, places_of
from meetings.people.forms import AppointmentForm
from meetings.people.services.memberships import appoint_member, appoint_somebody_new
from meetings.web import account_of

from .access import for_the_secretariat

NEW = "new"


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def appointing(request: HttpRequest, panel: Panel) -> HttpResponse:
    """Show the search; with ``?person=``, the id of somebody known or ``new``, the appointment itself."""
    chosen = request.GET.get("person", "")
    if chosen != NEW and number_sent(chosen) is None:
        return _search(request, panel)
    person = None if chosen == NEW else get_object_or_404(_known(), pk=chosen)
    if request.method != "POST":
        form = AppointmentForm(panel=panel, person=person, initial=_asked(request, panel))
        return _page(request, panel, person, form)
    form = AppointmentForm(request.POST, panel=panel, person=person)
    if not form.is_valid():
        return _page(request, panel, person, form, status=400)
    try:
        membership = _appointed(request, panel, person, form)
    except Unacceptable as refusal:
        form.add_error("is_another" if _asks_who(form) else None, str(refusal))
        return _page(request, panel, person, form, status=400)
    messages.success(request, f"{membership.person} is appointed.")
    return redirect("meetings:person", panel.code, membership.person_id)


def _appointed(request: HttpRequest, panel: Panel, person: Person | None, form: AppointmentForm) -> Membership:
    given, by = form.cleaned_data, account_of(request)
    if person:
        return appoint_member(panel, person, Role(given["role"]), **form.term(), by=by)
    return appoint_somebody_new(
        panel,
        given["name"],
        Role(given["role"]),
        organisation=given["organisation"],
        is_another=given.get("is_another", False),
        **form.term(),
        by=by,
    )


def _asks_who(form: AppointmentForm) -> bool:
    """Return whether somebody of this name is known, and nobody has said yet that it is somebody else."""
    given = form.cleaned_data
    return "is_another" in form.fields and not given["is_another"] and bool(namesakes(given["name"]))


def _known() -> Any:
    return Person.objects.select_related("organisation", "account")


def _asked(request: HttpRequest, panel: Panel) -> dict[str, object]:
    """Return what the address says already: the name that was looked for, the seat that is vacant."""
    asked: dict[str, object] = {"starts_on": panel.today, "name": request.GET.get("name", "")}
    if seat := number_sent(request.GET.get("seat")):
        asked["seat"] = Seat.objects.filter(panel=panel, pk=seat).first()
    return asked


def _search(request: HttpRequest, panel: Panel) -> HttpResponse:
    words = one_line(request.GET.get("name", ""))
    found = people_like(words)
    places = places_of(found, access_in(request))
    context = {
        "panel": panel,
        "words": words,
        "seat": request.GET.get("seat", ""),
        "found": [(person, places.get(person.pk, [])) for person in found],
        "has_more": len(found) == MOST_FOUND,
    }
    return render(request, "meetings/people/appoint_search.html", context)


def _page(
    request: HttpRequest, panel: Panel, person: Person | None, form: AppointmentForm, status: int = 200
) -> HttpResponse:
    known = [person] if person else namesakes(request.POST.get("name", request.GET.get("name", "")))
    if not known:
        form.fields.pop("is_another", None)
    places = places_of(known, access_in(request))
    context = {
        "panel": panel,
        "person": person,
        "places": places.get(person.pk, []) if person else [],
        "namesakes": [] if person else [(namesake, places.get(namesake.pk, [])) for namesake in known],
        "form": form,
    }
    return render(request, "meetings/people/appoint.html", context, status=status)
