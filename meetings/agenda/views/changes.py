"""The changes that the secretariat makes on the page of an agenda, each by one press."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from core import english
from core.errors import Unacceptable, WrongState
from core.web.refusals import View
from core.web.requests import number_sent
from core.web.site import site_address
from meetings.agenda.forms import PointForm
from meetings.agenda.services.bin import bin_item, put_back_item
from meetings.agenda.services.planned import NewItem, move_planned_item, plan_items, restore_planned_item
from meetings.agenda.services.proposals import accept_proposal
from meetings.agenda.services.standing_items import lay_standing_items
from meetings.agenda.services.suggestions import take_suggestion
from meetings.agenda.views.access import item_of, proposal_of
from meetings.agenda.views.page import building_page, list_of_items
from meetings.models import Meeting
from meetings.sittings import require_sitting
from meetings.web import account_of, meeting_to_keep


@require_POST
@login_required
def agenda_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Adds an item; what could not be taken is said above the form, and what was typed stays."""
    meeting = _agenda_to_keep(request, reference)
    form = PointForm(meeting.panel, request.POST)
    if not form.is_valid():
        return building_page(request, meeting, form, status=400)
    try:
        (item,) = plan_items(meeting, [NewItem(form.details())], by=account_of(request))
    except Unacceptable as refusal:
        form.refuse(str(refusal))
        return building_page(request, meeting, form, status=400)
    messages.success(request, f"Item {item.number} is added: {item.title}.")
    return redirect(f"{reverse('meetings:agenda', args=[meeting.reference])}#add-item")


def _agenda_to_keep(request: HttpRequest, reference: str) -> Meeting:
    """Return the meeting for its secretaries. Raises WrongState for a decision by correspondence, which has none."""
    meeting = meeting_to_keep(request, reference)
    require_sitting(meeting)
    return meeting


def by_one_press(change: Callable[[HttpRequest, Meeting], str]) -> View:
    """Make the view of a change, which returns what is said once it is made.

    The script that moves items is sent their list, a refusal above it.
    """

    @require_POST
    @login_required
    @wraps(change)
    def view(request: HttpRequest, reference: str) -> HttpResponse:
        meeting = _agenda_to_keep(request, reference)
        if not request.headers.get("HX-Request"):
            messages.success(request, change(request, meeting))
            return redirect("meetings:agenda", meeting.reference)
        try:
            return list_of_items(request, meeting, said=change(request, meeting))
        except (Unacceptable, WrongState) as refusal:
            return list_of_items(request, meeting, refusal=refusal)

    return view


@by_one_press
def agenda_move(request: HttpRequest, meeting: Meeting) -> str:
    item, place = item_of(meeting, request.POST.get("item", "")), number_sent(request.POST.get("place"))
    if place is None:
        raise Unacceptable("The page did not say where the item goes. Move it again.")
    before = item.number
    move_planned_item(item, place, by=account_of(request))
    return f"Item {before} is now item {item.number}." if item.number != before else f"Item {before} stays where it is."


@by_one_press
def agenda_restore(request: HttpRequest, meeting: Meeting) -> str:
    item = item_of(meeting, request.POST.get("item", ""))
    restore_planned_item(item, by=account_of(request))
    return f"Item {item.number} is back on the agenda."


@by_one_press
def agenda_bin(request: HttpRequest, meeting: Meeting) -> str:
    item = item_of(meeting, request.POST.get("item", ""))
    bin_item(item, by=account_of(request))
    return f"{item.title} is in the bin. It can be put back for thirty days."


@by_one_press
def agenda_put_back(request: HttpRequest, meeting: Meeting) -> str:
    item = item_of(meeting, request.POST.get("item", ""), binned=True)
    put_back_item(item, by=account_of(request))
    return f"{item.title} is back on the agenda, as item {item.number}."


@by_one_press
def agenda_take(request: HttpRequest, meeting: Meeting) -> str:
    item = take_suggestion(meeting, number_sent(request.POST.get("item")) or 0, by=account_of(request))
    return f"Item {item.number} is added: {item.title}."


@by_one_press
def agenda_lay(request: HttpRequest, meeting: Meeting) -> str:
    count = len(lay_standing_items(meeting, by=account_of(request)))
    return f"{english.count(count, 'standing item')} put on the agenda." if count else "They are on the agenda already."


@by_one_press
def agenda_accept(request: HttpRequest, meeting: Meeting) -> str:
    proposal = proposal_of(meeting, request.POST.get("proposal", ""))
    item = accept_proposal(proposal, site=site_address(request), by=account_of(request))
    return f"Item {item.number} is added: {item.title}. {proposal.proposed_by.name} is told."
