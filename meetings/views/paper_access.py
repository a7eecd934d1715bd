"""Papers and meetings as whoever asks may see them, fetched and authorised in one call."""

import re
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from core.accounts import User
from meetings.access import standing_in
from meetings.models import Meeting, Paper, PaperVersion
from meetings.paper_list import may_read_papers, readable_papers
from meetings.services import require_secretary

_REFERENCE = re.compile(r"([A-Za-z]{2,8})(\d{1,9})")


def account_of(request: HttpRequest) -> User:
    """Of whoever is signed in, on a page for such only."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def meeting_with_papers(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, for those who may read its papers by now; for anybody else it has none."""
    standing, parts = standing_in(request), _REFERENCE.fullmatch(reference)
    own = Meeting.objects.filter(panel__in=standing.panels).select_related("panel")
    meeting = own.filter(panel__code=parts[1].upper(), number=int(parts[2])).first() if parts else None
    if meeting is None or not may_read_papers(standing, meeting):
        raise Http404(f"No papers of {reference} for this reader.")
    return meeting


def meeting_to_keep(request: HttpRequest, reference: str) -> Meeting:
    """The same for whoever keeps its minutes. Raises NotAllowed for others who may read its papers."""
    meeting = meeting_with_papers(request, reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def paper_to_read(request: HttpRequest, pk: UUID) -> Paper:
    return get_object_or_404(readable_papers(standing_in(request)), pk=pk)


def version_to_read(request: HttpRequest, pk: UUID, number: int) -> PaperVersion:
    """A file of a paper that is not withdrawn."""
    paper = paper_to_read(request, pk)
    if paper.withdrawn_reason:
        raise Http404("A paper that is withdrawn is opened no more.")
    return get_object_or_404(PaperVersion.objects.select_related("paper"), paper=paper, number=number)


def paper_to_keep(request: HttpRequest, pk: UUID) -> Paper:
    """For whoever keeps the minutes. Raises NotAllowed for others who may read it."""
    paper = paper_to_read(request, pk)
    require_secretary(paper.item.meeting.panel, account_of(request))
    return paper


def binned_paper(request: HttpRequest, pk: UUID) -> Paper:
    """One in the bin, which only those who keep the minutes see, and only if they may read it."""
    standing = standing_in(request)
    papers = readable_papers(standing, Paper.with_binned.exclude(binned_at=None))
    return get_object_or_404(papers, pk=pk, item__meeting__panel__in=standing.keeps)
