"""What is pressed beside the text of an item, of who is in the room: each a press, that leads back to the item."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core import english
from meetings.access import access_in
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem
from minutes.drafting.inquorate import give_inquorate_reason
from minutes.drafting.views.page import room_context
from minutes.drafting.web import item_to_write
from minutes.reading.web import account_of
from minutes.sitting.room import (
    record_all_present,
    record_as_last_time,
    record_coming,
    record_leaving,
    record_passed_vote,
    record_standing_in,
)


@require_POST
@login_required
def room_left(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Somebody, whose row ``who`` names, leaves while the item is taken."""
    item = item_to_write(request, reference, number)
    left = record_leaving(item.meeting, request.POST.get("who", ""), item.number, by=account_of(request))
    return answer_room(request, item, f"{left.name} left during item {item.number}.")


@require_POST
@login_required
def room_came(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Somebody, whose row ``who`` names, comes while the item is taken, or comes back."""
    item = item_to_write(request, reference, number)
    here = record_coming(item.meeting, request.POST.get("who", ""), item.number, by=account_of(request))
    return answer_room(request, item, f"{here.name} is in the room from item {item.number} on.")


@require_POST
@login_required
def room_vote(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Somebody, whose row ``member`` names, passes their vote to another, whose row ``to`` names; or takes it back."""
    item, sent = item_to_write(request, reference, number), request.POST
    part = record_passed_vote(item.meeting, sent.get("member", ""), sent.get("to", ""), by=account_of(request))
    said = f"passes their vote to {part.vote_to}" if part.vote_to else "passes their vote to nobody"
    return answer_room(request, item, f"{part.name} {said}.")


@require_POST
@login_required
def room_alternate(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Somebody of a ``name`` stands in for whom the row ``member`` is about, from the item on."""
    item, sent = item_to_write(request, reference, number), request.POST
    key, name, by = sent.get("member", ""), sent.get("name", ""), account_of(request)
    alternate = record_standing_in(item.meeting, key, name, item.number, by=by)
    said = f"{alternate.name} stands in for {alternate.alternate_for} from item {item.number} on."
    return answer_room(request, item, said)


@require_POST
@login_required
def room_all_present(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """All who sit are there, as far as they have not said otherwise."""
    item = item_to_write(request, reference, number)
    count = record_all_present(item.meeting, by=account_of(request))
    return answer_room(request, item, f"{_people(count)} recorded.")


@require_POST
@login_required
def room_as_last_time(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Those are there who were there last time."""
    item = item_to_write(request, reference, number)
    count = record_as_last_time(item.meeting, by=account_of(request))
    return answer_room(request, item, f"{_people(count)} recorded as there, as last time.")


@require_POST
@login_required
def room_reason(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Why something was decided at the item without a quorum."""
    item = item_to_write(request, reference, number)
    reason = request.POST.get("reason", "")
    give_inquorate_reason(item, reason, by=account_of(request))
    item.refresh_from_db(fields=["inquorate_reason"])
    said = "The reason is kept, and printed with the item." if item.inquorate_reason else "No reason is kept."
    return answer_room(request, item, said)


def _people(count: int) -> str:
    return f"{english.spelt_count(count, 'person is', 'people are').capitalize()}"


def is_from_beside(request: HttpRequest) -> bool:
    """Return whether the page that asks keeps its text open, and wants the part alone."""
    return request.headers.get("X-Requested-With") == "fetch"


def answer_room(request: HttpRequest, item: AgendaItem, said: str) -> HttpResponse:
    """The room anew for a page that keeps its text open, the whole page for one without script."""
    if is_from_beside(request):
        item.meeting.refresh_from_db(fields=["attendance_recorded", "apologies_recorded"])
        shown = {"meeting": item.meeting, "item": item, "query": f"?item={item.pk}", "said": said}
        context = {**room_context(item, access_in(request)), **shown}
        return render(request, "minutes/drafting/_room_now.html", context)
    messages.success(request, said)
    return redirect("minutes:drafting-item", item.meeting.reference, item.number)
