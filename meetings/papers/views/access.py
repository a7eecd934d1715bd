"""Papers and meetings as whoever asks may see them, fetched and authorised in one call."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from meetings.access import access_in, may_read_papers, require_secretary
from meetings.models import Meeting, Paper, PaperVersion
from meetings.papers.list import is_before_the_panel, readable_papers
from meetings.web import account_of, meeting_on_panel, tell_time_of


def meeting_with_papers(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, for those who may read its papers by now; for anybody else it has none."""
    access = access_in(request)
    meeting = meeting_on_panel(access, reference)
    if not may_read_papers(access, meeting):
        raise Http404(f"No papers of {reference} for this reader.")
    return meeting


def meeting_to_hand_in(request: HttpRequest, reference: str) -> Meeting:
    """The same for whoever keeps its minutes. Raises NotAllowed for others who may read its papers."""
    meeting = meeting_with_papers(request, reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def paper_to_read(request: HttpRequest, pk: UUID) -> Paper:
    """Return the paper for those who may read it, once its item is before them; for anybody else it is not there."""
    access = access_in(request)
    paper = get_object_or_404(readable_papers(access), pk=pk)
    if paper.item.meeting.panel_id not in access.drafts and not is_before_the_panel(paper):
        raise Http404("The item of this paper is not issued yet.")
    tell_time_of(paper.item.meeting.panel)
    return paper


def version_to_read(request: HttpRequest, pk: UUID, number: int) -> PaperVersion:
    """A file of a paper that is not withdrawn."""
    paper = paper_to_read(request, pk)
    if paper.withdrawn_reason:
        raise Http404("A withdrawn paper can no longer be opened.")
    return get_object_or_404(
        PaperVersion.objects.select_related("paper__item__meeting__panel"), paper=paper, number=number
    )


def paper_to_keep(request: HttpRequest, pk: UUID) -> Paper:
    """Return the paper for whoever keeps the minutes. Raises NotAllowed for others who may read it."""
    paper = paper_to_read(request, pk)
    require_secretary(paper.item.meeting.panel, account_of(request))
    return paper


def binned_paper(request: HttpRequest, pk: UUID) -> Paper:
    """One in the bin, which only those who keep the minutes see, and only if they may read it."""
    access = access_in(request)
    papers = readable_papers(access, Paper.with_binned.exclude(binned_at=None))
    return get_object_or_404(papers, pk=pk, item__meeting__panel__in=access.keeps)
