"""An interest declared while the meeting is held, beside the text of the item: with reason and what follows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from core.errors import Unacceptable
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.attendance.declarations import follows_in_words
from meetings.attendance.forms import DeclarationForm, follows_offered
from meetings.attendance.in_the_room import people_of
from meetings.attendance.services.declarations import (
    change_declaration,
    declare_interest,
    put_hint_aside,
    withdraw_interest,
)
from meetings.attendance.sheet import attendance_sheet
from meetings.attendance.standing_interests import interests_seen
from meetings.crumbs import Crumbs
from meetings.enums import SeenBy
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Person, Recusal, StandingInterest
from meetings.panels.rules import PanelRules
from minutes.drafting.forms import faults
from minutes.drafting.web import item_to_write
from minutes.reading.web import account_of
from minutes.sitting.views.room import answer_room, is_from_beside


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def room_interest(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The form, about the person whom ``?person=`` names, begun with an entry of the register that ``?hint=`` names; by
    POST, declares what it says, or changes what was declared."""
    item = item_to_write(request, reference, number)
    people = people_of(attendance_sheet(item.meeting))
    entry = _entry_asked_for(request, item)
    person = next((person for person in people if person.pk == number_sent(request.GET.get("person", ""))), None)
    declared = _declared_of(item, person) if person else None
    form = _form(request, item, people, {"person": person and person.pk, **_begun(declared, entry)})
    if request.method != "POST":
        return _form_page(request, item, form, declared=declared, entry=entry)
    if form.is_valid():
        try:
            return answer_room(request, item, _declare(request, item, form))
        except Unacceptable as refusal:
            form.add_error("interest", str(refusal))
    if is_from_beside(request):
        raise Unacceptable(faults(form))
    return _form_page(request, item, form, declared=declared, entry=entry, status=400)


def _form(request: HttpRequest, item: AgendaItem, people: list[Person], begun: dict[str, Any]) -> DeclarationForm:
    if not people:
        raise Unacceptable(f"Nobody belongs to this {item.meeting.panel.noun} who could declare an interest.")
    offered = follows_offered(PanelRules.read(item.meeting.panel.rules))
    data = request.POST if request.method == "POST" else None
    return DeclarationForm(data, people=people, offered=offered, initial=begun)


def _begun(declared: Recusal | None, entry: StandingInterest | None) -> dict[str, Any]:
    """Return what the form begins with. What is not for everybody is not put where the minutes would print it."""
    if declared is not None:
        return {"interest": declared.interest, "follows": declared.follows}
    return {"interest": entry.what} if entry is not None and entry.seen_by == SeenBy.EVERYBODY else {}


def _entry_asked_for(request: HttpRequest, item: AgendaItem) -> StandingInterest | None:
    key = number_sent(request.GET.get("hint", ""))
    return interests_seen(item.meeting.panel, access_in(request)).filter(pk=key).first() if key else None


def _declared_of(item: AgendaItem, person: Person) -> Recusal | None:
    return Recusal.objects.filter(item=item, person=person).first()


def _declare(request: HttpRequest, item: AgendaItem, form: DeclarationForm) -> str:
    """Declare it, or change what is declared, and return what is said of that."""
    given, by = form.cleaned_data, account_of(request)
    person, interest, follows = given["person"], given["interest"], given["follows"]
    declared = _declared_of(item, person)
    if declared is None:
        declare_interest(item, person, interest, follows=follows, by=by)
    else:
        declared.item = item
        change_declaration(declared, interest, follows=follows, by=by)
    return f"Item {item.number}: {person} {follows_in_words(follows)}."


@require_POST
@login_required
def room_interest_withdraw(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Somebody takes part in the item after all: ``person`` is who."""
    item = item_to_write(request, reference, number)
    rows = Recusal.objects.filter(item=item).select_related("person")
    declared = rows.filter(person=number_sent(request.POST.get("person", "")) or 0).first()
    if declared is None:
        raise Http404("They have declared no interest in this item.")
    declared.item = item
    name = str(declared.person)
    withdraw_interest(declared, by=account_of(request))
    return answer_room(request, item, f"{name}’s interest in item {item.number} is withdrawn.")


@require_POST
@login_required
def room_hint(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """A hint, by the entry of the register ``hint``, need not be given again at the item."""
    item = item_to_write(request, reference, number)
    seen = interests_seen(item.meeting.panel, access_in(request))
    interest = get_object_or_404(seen, pk=number_sent(request.POST.get("hint", "")) or 0)
    put_hint_aside(item, interest, by=account_of(request))
    return answer_room(request, item, f"The hint about {interest.person} is put aside for item {item.number}.")


def _form_page(
    request: HttpRequest,
    item: AgendaItem,
    form: DeclarationForm,
    *,
    declared: Recusal | None,
    entry: StandingInterest | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "crumbs": Crumbs.of_meeting(item.meeting),
        "own_panels": access_in(request).panels,
        "meeting": item.meeting,
        "item": item,
        "query": f"?item={item.pk}",
        "title": "Change what is declared" if declared else "Declare an interest",
        "form": form,
        "declared": declared,
        "entry": entry,
        "is_beside": is_from_beside(request),
        "is_for_everybody": entry is not None and entry.seen_by == SeenBy.EVERYBODY,
    }
    template = "_declaring.html" if is_from_beside(request) else "declaring.html"
    return render(request, f"minutes/sitting/{template}", context, status=status)
