"""All meetings of a person's panels."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access import standing_in
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.views import MEETINGS_ON_A_PAGE


@require_safe
@login_required
def meeting_list(request: HttpRequest) -> HttpResponse:
    standing = standing_in(request)
    meetings = Meeting.objects.filter(panel__in=standing.panels).select_related("panel")
    code = request.GET.get("panel", "").upper()
    if code:
        meetings = meetings.filter(panel__code=code)
    page = Paginator(meetings.order_by("panel__code", "-number"), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "panels": Panel.objects.filter(pk__in=standing.panels),
        "code": code,
        "ahead": [meeting for meeting in page if meeting.state in MeetingState.NOT_OVER],
        "held": [meeting for meeting in page if meeting.state not in MeetingState.NOT_OVER],
    }
    return render(request, "meetings/calendar/meeting_list.html", context)
