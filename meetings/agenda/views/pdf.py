"""The agenda on paper."""

from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from core.release import this_release
from meetings.access import PanelAccess, access_in
from meetings.agenda.document import AgendaDocument, RedactedAgenda, redact_agenda
from meetings.agenda.papers_named import papers_named
from meetings.agenda.reading import issued_agenda, latest_issue, live_agenda, moved_since
from meetings.agenda.rendering import PAPER, has_secrets, render_agenda_html
from meetings.agenda.views.access import meeting_to_read
from meetings.enums import MeetingState
from meetings.models import Meeting

AN_HOUR = 3600  # seconds


@require_safe
@login_required
def agenda_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The agenda that stands, for its reader; ``?draft``, or before it is issued, what the secretariat prepares.

    Set within the request and kept by its content, and not by the worker as minutes are: an agenda is a page or two,
    and a queue with a page that tells how far it is would cost its reader more than they take. The engine is loaded
    with the first one that is asked for, so that a web process which prints none is none the larger.
    """
    meeting, access = meeting_to_read(request, reference), access_in(request)
    document = _draft(meeting, access) if "draft" in request.GET else issued_agenda(meeting)
    document = document or _draft(meeting, access)
    if document is None:
        raise Http404(f"No agenda of {reference} for this reader.")
    redacted = redact_agenda(document, access.audience_on(meeting.panel_id))
    papers = papers_named(redacted.document.items, redacted.audience)
    html = render_agenda_html(redacted, papers, moved=moved_since(document, meeting))
    key = sha256(f"{this_release()} {html}".encode()).hexdigest()
    response = get_conditional_response(request, etag=f'"{key}"') or _file(_set(key, html), redacted)
    response["ETag"] = f'"{key}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _draft(meeting: Meeting, access: PanelAccess) -> AgendaDocument | None:
    """Return the agenda that is being prepared, for those who take part in that."""
    if meeting.panel_id not in access.drafts or meeting.state not in MeetingState.TO_COME:
        return None
    return live_agenda(meeting, latest_issue(meeting))


def _set(key: str, html: str) -> bytes:
    kept: bytes | None = caches["pages"].get(f"agenda-pdf:{key}")
    if kept is not None:
        return kept
    from core.pdf.engine import write_pdf  # not before somebody wants one

    written = write_pdf(html, PAPER)
    caches["pages"].set(f"agenda-pdf:{key}", written, timeout=AN_HOUR)
    return written


def _file(content: bytes, redacted: RedactedAgenda) -> HttpResponse:
    document, secret = redacted.document, "-confidential" if has_secrets(redacted) else ""
    mark = "draft" if document.is_draft else f"revision-{document.revision}"
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.reference}-agenda-{mark}{secret}.pdf"'
    return response
