"""The decisions by correspondence of a panel, newest first."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.audience import WITHHELD_TITLE
from meetings.access import PanelAccess, access_in
from meetings.correspondence.window import in_words
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel, Question
from meetings.panels.rules import PanelRules
from meetings.web import panel_to_read

ON_A_PAGE = 25
STATES = {
    MeetingState.PLANNED: "Draft",
    MeetingState.OPEN: "Open",
    MeetingState.CLOSED: "Closed",
    MeetingState.CANCELLED: "Cancelled",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A decision in the list: its questions by the titles that this reader may read, and how it stands."""

    meeting: Meeting
    titles: tuple[str, ...]
    state: str
    when: str


@never_cache
@require_safe
@login_required
def decisions(request: HttpRequest, code: str) -> HttpResponse:
    panel, access = panel_to_read(request, code), access_in(request)
    page = Paginator(_readable(panel, access), ON_A_PAGE).get_page(request.GET.get("page"))
    titles = _titles([meeting.pk for meeting in page], is_cleared=panel.pk in access.cleared)
    rules = PanelRules.read(panel.rules)
    context = {
        "panel": panel,
        "page": page,
        "rows": [_row(meeting, tuple(titles.get(meeting.pk, ())), rules) for meeting in page],
        "keeps": panel.pk in access.keeps,
    }
    return render(request, "meetings/correspondence/decisions.html", context)


def _readable(panel: Panel, access: PanelAccess) -> QuerySet[Meeting]:
    """Return those that this reader may read: drafts, and what was cancelled as one, are for those who draft."""
    rows = Meeting.objects.by_correspondence().filter(panel=panel).select_related("panel", "window")
    if panel.pk not in access.drafts:
        rows = rows.filter(Q(state__in=MeetingState.OPENED) | Q(window__isnull=False))
    return rows.annotate(questions=Count("items__question")).filter(questions__gt=0).order_by("series", "-number")


def _titles(meetings: list[int], *, is_cleared: bool) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    questions = Question.objects.filter(item__meeting__in=meetings, item__binned_at=None).select_related("item")
    for question in questions.order_by("item__number"):
        item = question.item
        is_read = is_cleared or item.sensitivity == "public"
        found.setdefault(item.meeting_id, []).append(item.title if is_read else item.public_title or WITHHELD_TITLE)
    return found


def _row(meeting: Meeting, titles: tuple[str, ...], rules: PanelRules) -> Row:
    state = MeetingState(meeting.state)
    window = getattr(meeting, "window", None)
    when = ""
    if window and state is MeetingState.OPEN:
        when = f"closes {in_words(window.closes_at, rules)}"
    elif window and window.ended_at:
        when = in_words(window.ended_at, rules)
    return Row(meeting, titles, STATES.get(state, state.label), when)
