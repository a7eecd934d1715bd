"""One action: its sentence in place, how it stands, and where it is spoken of."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.models import Action, ActionChange, ActionMention
from meetings.access import Standing, standing_in
from meetings.models import Meeting
from meetings.queries import meeting_meant
from minutes.crumbs import Crumbs
from minutes.enums import FROZEN
from minutes.finding import NotToBeRead, action_in_place
from minutes.registers.visibility import readable
from minutes.rendering.body import minutes_view


@require_safe
def action_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    try:
        found = action_in_place(request.user, pk)
    except NotToBeRead:
        raise Http404("No such action for this reader.") from None
    standing, view = standing_in(request), minutes_view(found.redacted)
    row = Action.objects.get(pk=pk)
    meeting = found.minutes.meeting
    context = {
        "crumbs": Crumbs.of_meeting(meeting),
        "minutes": view,
        "item": found.view_of_item(view),
        "is_confidential": found.is_confidential,
        "blocks": found.blocks_around(view),
        "action": found.piece,
        "state": row.get_state_display(),
        "due_meeting": meeting_meant(found.piece.due, after=meeting, among=Meeting.objects.visible_to(request.user)),
        "mentions": _mentions(row, meeting, standing),
        "history": _history(row) if meeting.panel_id in standing.drafts else (),
    }
    return render(request, "minutes/action_detail.html", context)


def _mentions(action: Action, meeting: Meeting, standing: Standing) -> QuerySet[ActionMention]:
    """Where else minutes speak of it, as far as this reader may read them as they stand."""
    frozen = ActionMention.objects.filter(item__meeting__minutes__state__in=FROZEN)
    drafts = ActionMention.objects.filter(item__meeting__panel__in=standing.drafts)
    spoken_of = (frozen | drafts).filter(
        readable(standing),
        panel_code=meeting.panel.code,
        meeting_number=meeting.number,
        number=action.number or 0,  # without a number nothing can refer to it
    )
    return spoken_of.exclude(item=action.item_id).select_related("item__meeting__panel").distinct()


def _history(action: Action) -> QuerySet[ActionChange]:
    return action.history.select_related("by").order_by("-at", "-pk")
