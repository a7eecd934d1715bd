"""Minutes to read: the page and the paper."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import etag, require_safe

from core.accounts import User
from minutes.audience import Redacted
from minutes.models import Minutes
from minutes.queries import minutes_of
from minutes.reading_room import content_tag, document_for
from minutes.rendering.html import page_context
from minutes.rendering.pdf import render_pdf


@require_safe
def minutes_detail(request: HttpRequest, reference: str) -> HttpResponse:
    redacted = _readable_document(request.user, reference)
    return render(request, "minutes/minutes_detail.html", page_context(redacted))


def _tag(request: HttpRequest, reference: str) -> str | None:
    return content_tag(request.user, _readable(request.user, reference))


@require_safe
@etag(_tag)
def minutes_pdf(request: HttpRequest, reference: str) -> HttpResponseBase:
    redacted = _readable_document(request.user, reference)
    response = HttpResponse(render_pdf(redacted), content_type="application/pdf")
    name = f"{redacted.document.reference}-minutes-{redacted.audience}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _readable(user: User | AnonymousUser, reference: str) -> Minutes:
    """Minutes that this person may see; for anybody else they are not there."""
    try:
        return minutes_of(reference, Minutes.objects.visible_to(user))
    except Minutes.DoesNotExist:
        raise Http404(f"No minutes of {reference} for this reader.") from None


def _readable_document(user: User | AnonymousUser, reference: str) -> Redacted:
    return document_for(user, _readable(user, reference))
