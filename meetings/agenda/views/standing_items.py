"""The standing items of a panel, for who keeps its minutes."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.audience import Sensitivity
from core.errors import Unacceptable
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.agenda.builder import shown_title
from meetings.agenda.forms import PEOPLE, StandingForm, people_of
from meetings.agenda.item_words import point_facts
from meetings.agenda.services.planned import require_cleared
from meetings.agenda.services.points import Details, usual_secrecy
from meetings.agenda.services.standing_items import (
    add_standing_item,
    edit_standing_item,
    move_standing_item,
    remove_standing_item,
)
from meetings.models import Panel, StandingItem
from meetings.web import account_of, panel_to_keep


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A standing item at its place, counted from 1, as this secretary may read it."""

    item: StandingItem
    place: int
    title: str
    is_withheld: bool
    count: int

    @property
    def above(self) -> int:
        return max(self.place - 1, 1)

    @property
    def below(self) -> int:
        return min(self.place + 1, self.count)

    @property
    def facts(self) -> str:
        if self.is_withheld:
            return ""
        purpose = self.item.get_purpose_display() if self.item.purpose else ""
        end = ["Ends the agenda"] if self.item.comes_last else []
        return " · ".join([*point_facts(self.item.minutes_allotted, purpose, self.item.presenter), *end])

    @property
    def is_confidential(self) -> bool:
        return self.item.sensitivity != Sensitivity.PUBLIC


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def standing_items(request: HttpRequest, code: str) -> HttpResponseBase:
    """The list, with a form for another one; by POST, adds it."""
    panel = panel_to_keep(request, code)
    sensitivity, reason = usual_secrecy(panel)
    initial = {"sensitivity": sensitivity, "sensitivity_reason": reason}
    form = StandingForm(panel, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            item = add_standing_item(
                panel, form.details(), comes_last=form.cleaned_data["comes_last"], by=account_of(request)
            )
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"{item.title} is a standing item from now on.")
            return redirect("meetings:standing-items", panel.code)
    return _page(request, "meetings/agenda/standing_items.html", panel, form, lines=_lines(request, panel))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def standing_item(request: HttpRequest, code: str, pk: int) -> HttpResponseBase:
    """A standing item with all its details; by POST, changes them."""
    panel = panel_to_keep(request, code)
    item = _item(panel, str(pk))
    require_cleared(item, panel, account_of(request))
    sent = request.POST if request.method == "POST" else None
    form = StandingForm(panel, sent, initial=Details.of(item)._asdict() | {"comes_last": item.comes_last})
    if form.is_bound and form.is_valid():
        try:
            edit_standing_item(item, form.details(), comes_last=form.cleaned_data["comes_last"], by=account_of(request))
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"{item.title} is saved. Agendas that already have it are unchanged.")
            return redirect("meetings:standing-items", panel.code)
    return _page(request, "meetings/agenda/standing_item.html", panel, form, item=item)


@require_POST
@login_required
def standing_item_move(request: HttpRequest, code: str) -> HttpResponse:
    panel = panel_to_keep(request, code)
    item, place = _item(panel, request.POST.get("item", "")), number_sent(request.POST.get("place"))
    if place is None:
        raise Unacceptable("The page did not say where the item goes. Move it again.")
    move_standing_item(item, place, by=account_of(request))
    messages.success(request, f"The item is at place {item.position} now.")
    return redirect("meetings:standing-items", panel.code)


@require_POST
@login_required
def standing_item_remove(request: HttpRequest, code: str) -> HttpResponse:
    panel = panel_to_keep(request, code)
    item = _item(panel, request.POST.get("item", ""))
    remove_standing_item(item, by=account_of(request))
    messages.success(request, f"{item.title} is no standing item any more. Agendas that already have it keep it.")
    return redirect("meetings:standing-items", panel.code)


def _item(panel: Panel, sent: str) -> StandingItem:
    item = panel.standing_items.filter(pk=number_sent(sent) or 0).first()
    if item is None:
        raise Http404(f"{panel.code} has no such standing item.")
    item.panel = panel
    return item


def _lines(request: HttpRequest, panel: Panel) -> list[StandingLine]:
    audience = access_in(request).audience_on(panel.pk)
    items = list(panel.standing_items.order_by("position", "pk"))
    return [
        StandingLine(item, place, shown_title(item, audience), not audience.may_read(item.sensitivity), len(items))
        for place, item in enumerate(items, start=1)
    ]


def _page(request: HttpRequest, template: str, panel: Panel, form: StandingForm, **more: object) -> HttpResponse:
    context = {"panel": panel, "form": form, "people": people_of(panel), "people_id": PEOPLE} | more
    return render(request, template, context, status=400 if form.is_bound else 200)
