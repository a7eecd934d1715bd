"""The list of all meetings of a person's panels."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Case, F, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access import access_in
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.views import MEETINGS_ON_A_PAGE


@require_safe
@login_required
def meeting_list(request: HttpRequest) -> HttpResponse:
    access = access_in(request)
    meetings = Meeting.objects.sittings().filter(panel__in=access.panels).select_related("panel")
    code = request.GET.get("panel", "").upper()
    if code:
        meetings = meetings.filter(panel__code=code)
    page = Paginator(_in_order(meetings), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "panels": Panel.objects.filter(pk__in=access.panels),
        "code": code,
        "is_mixed": len(access.panels) > 1 and not code,
        "ahead": [meeting for meeting in page if meeting.state in MeetingState.NOT_OVER],
        "held": [meeting for meeting in page if meeting.state not in MeetingState.NOT_OVER],
    }
    return render(request, "meetings/calendar/meeting_list.html", context)


def _in_order(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return meetings to come, nearest first and those without a day last; then those held, newest first."""
    is_over = Case(When(state__in=MeetingState.NOT_OVER, then=Value(value=False)), default=Value(value=True))
    day_ahead = Case(When(state__in=MeetingState.NOT_OVER, then=F("held_on")))
    return meetings.order_by(is_over, day_ahead.asc(nulls_last=True), "panel__code", "-number")
