"""The declarations of a panel’s people at items of its meetings: a page by person or by meeting, and the same as a
file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.web.csv import csv_response
from meetings.access import access_in
from meetings.attendance.declarations import Asked, Declared, choices_among, declarations_seen, told
from meetings.web import panel_to_read

ON_A_PAGE = 50
COLUMNS = ("Person", "Meeting", "Held on", "Item", "What follows", "Interest")


@never_cache
@require_safe
@login_required
def declarations(request: HttpRequest, code: str) -> HttpResponse:
    """The declarations as whoever asks may read of them: ``?person=``, ``?meeting=``, and ``?by=person`` for another
    order."""
    panel, access, asked = panel_to_read(request, code), access_in(request), Asked.read(request.GET)
    seen = declarations_seen(panel, access)
    page = Paginator(asked.among(seen), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "panel": panel,
        "asked": asked,
        "choices": choices_among(seen, panel),
        "page": page,
        "declared": list(told(list(page), panel, access)),
    }
    return render(request, "meetings/attendance/declarations.html", context)


@never_cache
@require_safe
@login_required
def declarations_csv(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The same, all of it, as a file for a spreadsheet."""
    panel, access = panel_to_read(request, code), access_in(request)
    rows = Asked.read(request.GET).among(declarations_seen(panel, access)).iterator(chunk_size=500)
    cells = (list(_cells(declared)) for declared in told(rows, panel, access))
    return csv_response(f"{panel.code}-declarations.csv", COLUMNS, cells)


def _cells(declared: Declared) -> Iterator[str]:
    day = declared.meeting.held_on
    yield from (str(declared.person), declared.meeting.reference, day.isoformat() if day else "", declared.item)
    yield from (declared.follows, declared.why)
