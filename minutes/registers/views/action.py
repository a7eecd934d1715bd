"""One action: its sentence in place, how it stands, and where it is spoken of."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from actions.models import Action, ActionChange, ActionMention, Evidence
from actions.rules import answering
from actions.services.answers import evidence_store
from meetings.access import PanelAccess, access_in, keeps_the_minutes
from meetings.crumbs import Crumbs
from meetings.models import Meeting
from minutes.document.model import DocumentAction
from minutes.enums import MinutesState
from minutes.registers.due_status import follow
from minutes.registers.locate import InPlace, NotToBeRead, action_in_place
from minutes.registers.views.action_keeping import steps_for
from minutes.registers.visibility import readable, told_to
from minutes.registers.web import readable_action
from minutes.rendering.body import minutes_view

# What of a history happened after an action was issued; the rest is how its draft was written.
SINCE_ISSUED = ("state", "evidence", "owner now", "due now")


@require_safe
def action_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The action as the minutes have it, with what stands around it; or, from a notice, its own words alone."""
    access = access_in(request)
    try:
        found = action_in_place(request.user, pk)
    except NotToBeRead:
        context = {}
    else:
        context = _in_minutes(found, access)
    row = readable_action(access, pk)
    action = Action.objects.select_related("meeting__panel", "closed_at_meeting__panel").get(pk=pk)
    followed = follow([row], access)[0]
    keeps = request.user.is_authenticated and keeps_the_minutes.test(request.user, action.meeting.panel)
    context |= {
        "crumbs": Crumbs.of_meeting(action.meeting),
        "row": row,
        "followed": followed,
        "closed_at": action.closed_at_meeting,
        "history": _history(action, access),
        "is_mine": answering(request.user).owes(row.owner, row.raised_at.panel_id) and not row.is_over,
        "steps": steps_for(action) if keeps and action.number else (),
    }
    return render(request, "minutes/registers/action_detail.html", context)


@require_safe
def action_evidence(request: HttpRequest, pk: UUID, evidence: UUID) -> FileResponse:
    """A file, as a download and never as a page, for those of the panel who may read what is said of its action."""
    access = access_in(request)
    readable_action(access, pk)
    told = ActionChange.objects.filter(told_to(access), action=pk)
    found = get_object_or_404(Evidence, pk=evidence, change__in=told)
    response = FileResponse(
        evidence_store().open(found.stored_name),
        as_attachment=True,
        filename=found.name,
        content_type=found.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _in_minutes(found: InPlace[DocumentAction], access: PanelAccess) -> dict[str, object]:
    view = minutes_view(found.redacted)
    return {
        "minutes": view,
        "item": found.view_of_item(view),
        "blocks": found.blocks_around(view),
        "mentions": _mentions(Action.objects.get(pk=found.piece.id), found.minutes.meeting, access),
    }


def _mentions(action: Action, meeting: Meeting, access: PanelAccess) -> QuerySet[ActionMention]:
    """Return where else minutes speak of it, as far as this reader may read them as they stand."""
    frozen = ActionMention.objects.filter(item__meeting__minutes__state__in=MinutesState.FROZEN)
    drafts = ActionMention.objects.filter(item__meeting__panel__in=access.drafts)
    spoken_of = (frozen | drafts).filter(
        readable(access),
        panel_code=meeting.code,
        meeting_number=meeting.number,
        number=action.number or 0,  # without a number nothing can refer to it
    )
    return spoken_of.exclude(item=action.item_id).select_related("item__meeting__panel").distinct()


def _history(action: Action, access: PanelAccess) -> QuerySet[ActionChange]:
    """Return the history as far as it is told to this reader; how the draft was written, to those who write it."""
    told = ActionChange.objects.filter(told_to(access), action=action)
    lines = told.select_related("by", "evidence").order_by("-at", "-pk")
    return lines if action.meeting.panel_id in access.drafts else lines.filter(field__in=SINCE_ISSUED)
