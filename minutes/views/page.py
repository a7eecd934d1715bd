"""Minutes to read, as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from meetings.access import standing_in
from minutes.rendering.body import ordinal
from minutes.sheets import sheet_of
from minutes.views.access import edition_to_read

# Where the sheet goes in the page. It is put there as bytes: it is long, and the templates would copy it six times.
_SHEET = SafeString("<!--the sheet-->")


@require_safe
def minutes_detail(request: HttpRequest, reference: str) -> HttpResponse:
    edition = edition_to_read(request, reference)
    sheet = sheet_of(edition, standing_in(request))
    context = {
        "panel": edition.of.panel_name,
        "title": f"Minutes of the {ordinal(edition.of.number)} meeting",
        "sheet": _SHEET,
    }
    page = render(request, "minutes/minutes_detail.html", context)
    page.content = page.content.replace(_SHEET.encode(), sheet, 1)
    return page
