"""One decision: its sentence in place, and what it is linked to."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access import PanelAccess, access_in
from meetings.crumbs import Crumbs
from meetings.meeting_words import meeting_meant
from meetings.models import Decision, Meeting
from minutes.registers.answering import last_recorded, may_answer
from minutes.registers.locate import NotToBeRead, decision_in_place
from minutes.registers.recommendations import answers_to, decision_named, history_told
from minutes.rendering.body import minutes_view
from minutes.rendering.decision_notes import majority_words
from minutes.rendering.markup import tint_of
from minutes.rendering.votes import vote_view


@require_safe
def decision_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    try:
        found = decision_in_place(request.user, pk)
    except NotToBeRead:
        raise Http404("No such decision for this reader.") from None
    decision, view = found.piece, minutes_view(found.redacted)
    access = access_in(request)
    others = [other for item in found.redacted.document.items for other in item.decisions]
    context = {
        "crumbs": Crumbs.of_meeting(found.minutes.meeting),
        "minutes": view,
        "item": found.view_of_item(view),
        "is_confidential": found.is_confidential,
        "blocks": found.blocks_around(view),
        "decision": decision,
        "statement": decision.text.removeprefix(decision.outcome).strip(),
        "tint": tint_of(decision.outcome),
        "dissenters": ", ".join(decision.dissent_names),
        "majority": majority_words(decision.dissent_count) if decision.carried_by and not decision.vote else "",
        "vote": vote_view(found.item, decision, decision.vote) if decision.vote else None,
        "deferred_to": meeting_meant(
            decision.deferred_to, after=found.minutes.meeting, among=Meeting.objects.visible_to(request.user)
        ),
        "restates": [other for other in others if other.id == decision.restates],
        "restated_by": [other for other in others if other.restates == decision.id],
    }
    if decision.recommended_to:
        context |= _what_became_of_it(pk, found.minutes.meeting.panel_id, access)
    return render(request, "minutes/registers/decision_detail.html", context)


def _what_became_of_it(pk: UUID, panel: int, access: PanelAccess) -> dict[str, object]:
    """Return the answer to a recommendation, as this reader may read of it, and what they can do about it.

    What was recorded before is for those who draft.
    """
    answer = answers_to(access, [pk]).get(pk)
    row = Decision.objects.select_related("item__meeting__panel").get(pk=pk)
    return {
        "answer": answer,
        "own_decision": decision_named(access, answer),
        "is_of_the_panel": panel in access.panels,
        "may_answer": may_answer(row, access, last_recorded(pk)),
        "earlier": history_told(access, pk)[1 if answer else 0 :] if panel in access.drafts else [],
    }
