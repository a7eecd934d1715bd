"""The list of what a panel decided by correspondence, or is deciding: newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.audience import WITHHELD_TITLE
from meetings.access import PanelAccess, access_in
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting, Panel
from meetings.panels.views import MEETINGS_ON_A_PAGE
from meetings.web import panel_to_read

STAGES = {
    MeetingState.PLANNED: "Draft",
    MeetingState.OPEN: "Open",
    MeetingState.CLOSED: "Closed",
    MeetingState.CANCELLED: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision by correspondence with the titles of its questions, as this reader may see them."""

    meeting: Meeting
    titles: tuple[str, ...]

    @property
    def stage(self) -> str:
        return STAGES.get(MeetingState(self.meeting.state), self.meeting.get_state_display())


@require_safe
@login_required
def by_correspondence(request: HttpRequest, code: str) -> HttpResponse:
    panel, access = panel_to_read(request, code), access_in(request)
    page = Paginator(decisions_of(panel, access), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"panel": panel, "page": page, "lines": list(lines_of(page, access))}
    return render(request, "meetings/calendar/by_correspondence.html", context)


def decisions_of(panel: Panel, access: PanelAccess) -> "QuerySet[Meeting]":
    """Return them newest first; drafts are for those who take part in the drafting of the panel's minutes."""
    rows = Meeting.objects.by_correspondence().filter(panel=panel).select_related("panel")
    rows = rows if panel.pk in access.drafts else rows.exclude(state=MeetingState.PLANNED)
    items = AgendaItem.objects.order_by("number")
    return rows.prefetch_related(Prefetch("items", items)).order_by("-pk")


def lines_of(meetings: Iterable[Meeting], access: PanelAccess) -> Iterator[DecisionLine]:
    """Yield a line for each of them, in the order they come."""
    for meeting in meetings:
        audience = access.audience_on(meeting.panel_id)
        titles = (
            item.title if audience.may_read(item.sensitivity) else item.public_title or WITHHELD_TITLE
            for item in meeting.items.all()
        )
        yield DecisionLine(meeting, tuple(titles))
