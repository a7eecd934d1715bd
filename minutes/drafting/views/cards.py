"""The cards beside the text: what it cannot say of a decision or an action, set by hand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from actions.rules import owner_names
from core.audience import Sensitivity
from core.errors import Unacceptable
from meetings.access import PanelAccess, access_in
from meetings.crumbs import Crumbs
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Decision, Vote
from minutes.drafting.details import follow_text, set_action_details, set_decision_details
from minutes.drafting.forms import ActionDetailsForm, DecisionDetailsForm, faults
from minutes.drafting.initials import names_in
from minutes.drafting.recommended import panels_to_recommend_to, recommended_as_typed
from minutes.drafting.results import is_set_by_hand, yielded_by
from minutes.drafting.save import link_restatement
from minutes.drafting.web import item_to_write
from minutes.reading.web import account_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision_card(request: HttpRequest, reference: str, number: ItemNumber, pk: UUID) -> HttpResponseBase:
    """The card; by POST, sets what it says, or with ``follow`` takes back what was set by hand."""
    item = item_to_write(request, reference, number)
    decision = decision_of(item, pk)
    if request.method != "POST":
        return card_page(
            request,
            item,
            f"{decision.outcome}: more about it",
            decision.statement,
            {
                "form_template": "minutes/drafting/_decision_card.html",
                "row": decision,
                "vote": Vote.objects.filter(decision=decision).first(),
                "is_by_hand": is_set_by_hand(decision),
                "dissenters": ", ".join(decision.dissent_names),
                "said_before": said_before(decision, item, access_in(request)),
                "panels": panels_to_recommend_to(item.meeting.panel, account_of(request)),
            },
        )
    if "follow" in request.POST:
        follow_text(decision, by=request.user)  # type: ignore[arg-type] # signed in
    else:
        _set_decision(request, item, decision)
    return column_anew(request, item)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def action_card(request: HttpRequest, reference: str, number: ItemNumber, pk: UUID) -> HttpResponseBase:
    """The card of an action: owner and due; by POST, sets them."""
    item = item_to_write(request, reference, number)
    action = item.actions.filter(pk=pk, retired_at=None).first()
    if action is None:
        raise Http404("No such action in this item.")
    if request.method != "POST":
        names = owner_names(item.meeting.panel_id, names_in(item.meeting))
        parts = {"form_template": "minutes/drafting/_action_card.html", "row": action, "owner_names": names}
        return card_page(request, item, "Owner and due", action.text, parts)
    details = _checked(ActionDetailsForm(request.POST))
    set_action_details(action, by=request.user, **details)  # type: ignore[arg-type] # signed in
    return column_anew(request, item)


@transaction.atomic
def _set_decision(request: HttpRequest, item: AgendaItem, decision: Decision) -> None:
    details = _checked(DecisionDetailsForm(request.POST))
    restates, by = details.pop("restates"), account_of(request)
    recommended = recommended_as_typed(details.pop("recommended_to"), decision, by)
    set_decision_details(decision, by=by, recommended=recommended, **details)
    offered = said_before(decision, item, access_in(request))
    original = offered.filter(pk=restates).first() if restates else None
    is_hidden = decision.restates is not None and not offered.filter(pk=decision.restates.pk).exists()
    if original != decision.restates and (original or not is_hidden):
        link_restatement(decision, original, by=by)


def decision_of(item: AgendaItem, pk: UUID) -> Decision:
    """Return a decision that the item’s text states now. Raises Http404."""
    decision = item.decisions.filter(pk=pk, retired_at=None).first()
    if decision is None:
        raise Http404("No such decision in this item.")
    decision.item = item
    return decision


def said_before(decision: Decision, item: AgendaItem, access: PanelAccess) -> QuerySet[Decision]:
    """The statements of the same minutes that this one can say again, as far as this reader may read them."""
    others = Decision.objects.filter(item__meeting=item.meeting_id, retired_at=None, restates=None)
    if item.meeting.panel_id not in access.cleared:
        others = others.filter(sensitivity=Sensitivity.PUBLIC)
    return others.exclude(pk=decision.pk).select_related("item").order_by("item__number", "position")


def _checked(form: Form) -> dict[str, Any]:
    if not form.is_valid():
        raise Unacceptable(faults(form))
    return form.cleaned_data


def is_from_beside(request: HttpRequest) -> bool:
    """Return whether the page that asks keeps the text open, and wants the part alone."""
    return request.headers.get("X-Requested-With") == "fetch"


def card_page(
    request: HttpRequest, item: AgendaItem, title: str, words: str, parts: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The form of a card alone for a page that keeps its text open, a page around it for one without script."""
    crumbs = Crumbs.of_meeting(item.meeting)
    context = {"crumbs": crumbs, "meeting": item.meeting, "item": item, "title": title, "words": words, **parts}
    template = parts["form_template"] if is_from_beside(request) else "minutes/drafting/drafting_card.html"
    return render(request, template, context, status=status)


def column_anew(
    request: HttpRequest, item: AgendaItem, said: str = "Saved as you set it. The text no longer changes it."
) -> HttpResponse:
    """The column anew for a page that asked from beside its text, the whole page for one without script."""
    if is_from_beside(request):
        context = {"yielded": yielded_by(item), "meeting": item.meeting, "item": item}
        return render(request, "minutes/drafting/_results.html", context)
    messages.success(request, said)
    return redirect("minutes:drafting-item", item.meeting.reference, item.number)
