"""Minutes to read, as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access import standing_in
from meetings.enums import MeetingState
from minutes.rendering.body import ordinal
from minutes.sheets import sheet_of
from minutes.track import track
from minutes.views.access import edition_to_read
from minutes.views.crumbs import Crumbs


@require_safe
def minutes_detail(request: HttpRequest, reference: str) -> HttpResponse:
    edition = edition_to_read(request, reference)
    context = {
        "panel": edition.of.panel_name,
        "title": f"Minutes of the {ordinal(edition.of.number)} meeting",
        "crumbs": Crumbs.of_holding(edition.of),
        "track": track(MeetingState.CLOSED, edition.of.state),
        "sheet": sheet_of(edition, standing_in(request)),
    }
    return render(request, "minutes/minutes_detail.html", context)
