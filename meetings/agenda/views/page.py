"""The page of an agenda: to build, and to read."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.errors import Refusal
from meetings.access import access_in, may_read_papers
from meetings.agenda.builder import binned_items, builder_of, issued_to, issues_of, proposals_of, suggestions_for
from meetings.agenda.document import RedactedAgenda, redact_agenda
from meetings.agenda.forms import PEOPLE, PointForm, people_of
from meetings.agenda.papers_named import papers_named
from meetings.agenda.reading import live_agenda, moved_since
from meetings.agenda.rendering import AgendaView, agenda_view
from meetings.agenda.services.proposals import may_propose
from meetings.agenda.views.access import meeting_to_read
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.sittings import require_sitting
from meetings.web import account_of


@never_cache
@require_safe
@login_required
def agenda(request: HttpRequest, reference: str) -> HttpResponse:
    """The agenda to build, for the secretariat until the meeting begins; to read, for everybody else of the panel."""
    meeting = meeting_to_read(request, reference)
    require_sitting(meeting)
    if meeting.panel_id in access_in(request).keeps and meeting.state in MeetingState.TO_COME:
        return building_page(request, meeting, PointForm(meeting.panel))
    return _reading_page(request, meeting)


def building_page(request: HttpRequest, meeting: Meeting, form: PointForm, status: int = 200) -> HttpResponse:
    access, issues = access_in(request), issues_of(meeting)
    context = {
        "meeting": meeting,
        "builder": builder_of(meeting, access, issues),
        "suggestions": suggestions_for(meeting, access),
        "binned": binned_items(meeting, access.audience_on(meeting.panel_id)),
        "issues": issues,
        "form": form,
        "people": people_of(meeting.panel),
        "people_id": PEOPLE,
    }
    return render(request, "meetings/agenda/builder.html", context, status=status)


def list_of_items(
    request: HttpRequest, meeting: Meeting, *, said: str = "", refusal: Refusal | None = None
) -> HttpResponse:
    """The part of the page that a script puts in place of the one it shows."""
    builder = builder_of(meeting, access_in(request), issues_of(meeting))
    context = {"meeting": meeting, "builder": builder, "said": said, "refusal": refusal}
    response = render(request, "meetings/agenda/_list.html", context)
    response["HX-Replace-Url"] = reverse("meetings:agenda", args=[meeting.reference])
    return response


def _reading_page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    access, issues, account = access_in(request), issues_of(meeting), account_of(request)
    redacted = issued_to(meeting, access, issues)
    if redacted is None and meeting.panel_id in access.drafts and meeting.state == MeetingState.PLANNED:
        redacted = redact_agenda(live_agenda(meeting), access.audience_on(meeting.panel_id))
    reads_papers = may_read_papers(access, meeting)
    proposes = meeting.state in MeetingState.TO_COME and may_propose(account, meeting.panel)
    context = {
        "meeting": meeting,
        "agenda": _shown(redacted, meeting, reads_papers=reads_papers) if redacted else None,
        "reads_papers": reads_papers,
        "issues": issues,
        "may_propose": proposes and not meeting.has_passed,
        "may_take_back": proposes,
        "proposals": proposals_of(meeting, account),
    }
    return render(request, "meetings/agenda/detail.html", context)


def _shown(redacted: RedactedAgenda, meeting: Meeting, *, reads_papers: bool) -> AgendaView:
    papers = papers_named(redacted.document.items, redacted.audience, may_open=reads_papers)
    return agenda_view(redacted, papers, moved=moved_since(redacted.document, meeting))
