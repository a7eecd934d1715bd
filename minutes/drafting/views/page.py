"""The page on which an item's minute is drafted, and what its editor asks for."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from actions.rules import owner_names
from core import english
from core.audience import Audience, Sensitivity
from core.errors import Unacceptable
from meetings.access import PanelAccess, access_in
from meetings.agenda.services.items import sub_items_of
from meetings.attendance.hints_seen import hints_at
from meetings.attendance.in_the_room import (
    all_present_label,
    declared_at,
    has_alternate,
    hints_of_those_there,
    lines_at,
)
from meetings.attendance.initials import names_by_initials
from meetings.attendance.queries import held_now
from meetings.attendance.sheet import attendance_sheet
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Panel
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules, PassedVotes
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.answers import to_hear_of
from minutes.drafting.beside import beside_the_text, last_saved
from minutes.drafting.came_of_it import came_of
from minutes.drafting.classification import classify_item, usual_reasons
from minutes.drafting.forms import ClassificationForm, faults
from minutes.drafting.late import late_words_in
from minutes.drafting.modules import import_map
from minutes.drafting.outstanding import to_take_up
from minutes.drafting.to_report import to_report
from minutes.drafting.views.agenda import agenda_lines
from minutes.drafting.web import device_of, draft_to_write, item_to_write, name_device
from minutes.enums import MinutesState
from minutes.rendering.body import minutes_view
from minutes.workflow.progress import track


@require_safe
@login_required
def drafting_start(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Sends on to the first item."""
    minutes = draft_to_write(request, reference)
    first = minutes.meeting.items.order_by("number").first()
    if first is None:
        return redirect("minutes:drafting-agenda", reference)
    return redirect("minutes:drafting-item", reference, first.number)


def show_item(
    request: HttpRequest,
    item: AgendaItem,
    plain: str,
    *,
    revision: int | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of an item. ``plain`` stands in the text area of a browser without script: what was typed there
    on ``revision`` and could not be saved, with the ``refusal``, or else the text as it is."""
    meeting, access = item.meeting, access_in(request)
    lines = list(agenda_lines(request, meeting.minutes, str(item.pk)))
    beside = beside_the_text(request, item, item.text.html, item.text.revision, device=device_of(request))
    around = _beside(item, access)
    context = {
        **_words_of(meeting.panel),
        **around,
        "meeting": meeting,
        "crumbs": Crumbs.of_meeting(meeting),
        "track": track(
            MeetingState(meeting.state),
            MinutesState(meeting.minutes.state),
            by_correspondence=meeting.is_by_correspondence,
        ),
        "item": item,
        "plain": plain,
        "plain_revision": item.text.revision if revision is None else revision,
        "refusal": refusal,
        "lines": lines,
        "outstanding": to_take_up(item, access) if lines[0].is_current else [],
        "to_report": to_report(item, access) if lines[0].is_current else [],
        "came_of_it": came_of(item) if meeting.series else None,
        "recommendations": to_hear_of(item, access) if lines[0].is_current else [],
        "query": f"?item={item.pk}",
        "saved_at": last_saved(item),
        "beside": beside,
        "item_shown": json.dumps(beside.item_as_shown()),
        "yielded": beside.yielded,
        "reasons": json.dumps(beside.reasons),
        "late": late_words_in(meeting.minutes, access, item),
        "usual_reasons": usual_reasons(meeting.panel) if meeting.panel_id in access.cleared else [],
        "owner_names": [name._asdict() for name in owner_names(meeting.panel_id, around["initials"])],
        "item_is_secret": item.sensitivity != Sensitivity.PUBLIC,
        "import_map": import_map(nonce=str(request.csp_nonce)),  # type: ignore[attr-defined] # the middleware sets it
    }
    response = render(request, "minutes/drafting/drafting.html", context, status=status)
    name_device(request, response)
    return response


def _words_of(panel: Panel) -> dict[str, object]:
    """Return the panel's own words for decisions, as the editor knows them."""
    rules, words = PanelRules.read(panel.rules), sorted(outcome_words(panel))
    return {
        "words": words,
        "leads": [(word, rules.lead_of(word)) for word in words],
        "list_opening": rules.list_opening(panel.noun),
        "quotes": rules.quotes.value,
    }


def _beside(item: AgendaItem, access: PanelAccess) -> dict[str, Any]:
    """Return what stands around an item's text: who is in the room, what the text holds, who may read it."""
    classified = {
        "sensitivity": item.sensitivity,
        "reason": item.sensitivity_reason,
        "public_title": item.public_title,
    }
    return {
        **room_context(item, access),
        "classification": ClassificationForm(initial=classified),
    }


def room_context(item: AgendaItem, access: PanelAccess) -> dict[str, Any]:
    """Return who is in the room at an item, whether they are a quorum, what can be pressed about them, and in whose
    interest the item seems to be."""
    meeting, sheet = item.meeting, attendance_sheet(item.meeting)
    held, news = held_now(meeting)
    is_open = meeting.state == MeetingState.OPEN
    return {
        "declared": declared_at(sheet, item.number),
        "hints": hints_of_those_there(hints_at(item, access), sheet, item.number),
        "held": held,
        "room_news": news,
        "may_press_clock": is_open and held.happens_at(timezone.now().astimezone(meeting.zone), meeting.held_on),
        "presence": sheet.room.at(item.number),
        "throughout": sheet.presence.reasons,
        "in_the_room": lines_at(sheet, item.number),
        "all_present_label": all_present_label(sheet),
        "themselves": [row for row in sheet.seats if not has_alternate(row)],
        "passes_votes": sheet.room.rules.passed_votes is not PassedVotes.NOT_KNOWN,
        "initials": names_by_initials(sheet.room.attendees) if sheet.room.rules.uses_initials else {},
        "may_press": is_open,
    }


@require_safe
@login_required
def drafting_public(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponse:
    """The item as the public would read it, as a fragment: through the same wall as every rendition."""
    item = item_to_write(request, reference, number)
    redacted = redact(build_document(item.meeting.minutes), Audience.PUBLIC)
    view = next(shown for shown in minutes_view(redacted).items if shown.number == item.number)
    return render(request, "minutes/rendering/_item.html", {"item": view})


@require_POST
@login_required
def drafting_classify(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponse:
    """Makes the whole item confidential, or public again."""
    item, form = item_to_write(request, reference, number), ClassificationForm(request.POST)
    if not form.is_valid():
        raise Unacceptable(faults(form))
    sensitivity = form.cleaned_data.pop("sensitivity")
    classify_item(item, sensitivity, by=request.user, **form.cleaned_data)  # type: ignore[arg-type] # signed in
    said = f"Item {item.number} is now {'confidential' if sensitivity is Sensitivity.CONFIDENTIAL else 'public'}."
    messages.success(request, f"{said}{_of_sub_items(item, sensitivity)}")
    return redirect("minutes:drafting-item", reference, item.number)


def _of_sub_items(item: AgendaItem, sensitivity: Sensitivity) -> str:
    """Say which sub-items of an item are as it was before: each is classified by itself."""
    others = sub_items_of(item).exclude(sensitivity=sensitivity.value).order_by("number")
    numbers = [str(number) for number in others.values_list("number", flat=True)]
    if not numbers:
        return ""
    stand = "confidential" if sensitivity is Sensitivity.PUBLIC else "public"
    named = f"sub-item {numbers[0]} is" if len(numbers) == 1 else f"sub-items {english.and_list(numbers)} are"
    return f" Its {named} still {stand}: each is classified by itself."
