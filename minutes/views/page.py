"""Minutes to read, as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minutes.reading_room import document_for
from minutes.rendering.html import page_context
from minutes.views.access import readable_minutes


@require_safe
def minutes_detail(request: HttpRequest, reference: str) -> HttpResponse:
    redacted = document_for(request.user, readable_minutes(request.user, reference))
    return render(request, "minutes/minutes_detail.html", page_context(redacted))
