"""The papers of a meeting, item by item: for the panel to open, and for the secretary to keep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.errors import Unacceptable, WrongState
from meetings.access import PanelAccess, access_in
from meetings.enums import MeetingState, ScanResult
from meetings.models import Meeting, Paper
from meetings.models.binned import KEPT_IN_THE_BIN
from meetings.papers.list import ListedItem, ListedPaper, items_with_papers, papers_due, readable_papers
from meetings.papers.readers import Opened, opened_papers
from meetings.papers.services.order import move_paper
from meetings.web import account_of

from .access import meeting_with_papers, paper_to_keep


@dataclass(frozen=True, slots=True)
class Binned:
    """A paper in the bin, and until when it can be taken out."""

    id: UUID
    reference: str
    title: str
    until: datetime


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in the list, who has opened it, and which stand above and below it as this reader sees them."""

    paper: ListedPaper
    opened: Opened | None
    above: UUID
    below: UUID

    @property
    def is_alone(self) -> bool:
        return self.above == self.below


@never_cache
@require_safe
@login_required
def paper_list(request: HttpRequest, reference: str) -> HttpResponse:
    meeting = meeting_with_papers(request, reference)
    return render(request, "meetings/papers/paper_list.html", _listed(request, meeting))


def _listed(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    access = access_in(request)
    drafts = meeting.panel_id in access.drafts
    items = items_with_papers(meeting, access.audience_on(meeting.panel_id), as_drafted=drafts)
    keeps = meeting.panel_id in access.keeps
    opened = opened_papers(meeting, items) if keeps else {}
    return {
        "meeting": meeting,
        "items": [(item, list(_lines(item.papers, opened))) for item in items],
        "count": sum(len(item.papers) for item in items),
        "due_on": papers_due(meeting),
        "keeps": keeps,
        "may_change": keeps and meeting.state not in MeetingState.OVER,
        "may_bin": keeps and meeting.state == MeetingState.PLANNED,
        "is_out": meeting.state != MeetingState.PLANNED,
        "unscanned": _unscanned(items) if keeps else 0,
        "binned": _binned(meeting, access) if keeps else (),
    }


def _lines(papers: Sequence[ListedPaper], opened: Mapping[UUID, Opened]) -> Iterator[PaperLine]:
    """Yield the papers with their neighbours. At either end a paper is its own: there it stays where it is."""
    ids = [paper.id for paper in papers]
    for paper, above, below in zip(papers, [*ids[:1], *ids], [*ids[1:], *ids[-1:]], strict=False):
        yield PaperLine(paper, opened.get(paper.id), above, below)


def _unscanned(items: Iterable[ListedItem]) -> int:
    versions = [paper.version for item in items for paper in item.papers]
    return sum(version is not None and version.scan == ScanResult.NOT_SCANNED for version in versions)


def _binned(meeting: Meeting, access: PanelAccess) -> list[Binned]:
    """Return the papers that can still be taken out of the bin."""
    in_the_bin = Paper.with_binned.filter(item__meeting=meeting, emptied_at=None).exclude(binned_at=None)
    rows = readable_papers(access, in_the_bin).order_by("-binned_at")
    return [Binned(row.pk, row.reference, row.title, row.binned_at + KEPT_IN_THE_BIN) for row in rows if row.binned_at]


@require_POST
@login_required
def paper_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Puts a paper where another stands, and leads back to it. A page with script is sent the item's papers, a refusal
    above them."""
    paper = paper_to_keep(request, pk)
    address = reverse("meetings:paper-list", args=[paper.item.meeting.reference])
    if not request.headers.get("HX-Request"):
        messages.success(request, _moved(request, paper))
        return redirect(f"{address}#paper-{paper.pk}")
    try:
        told: dict[str, object] = {"said": _moved(request, paper)}
    except (Unacceptable, WrongState) as refusal:
        told = {"refusal": refusal}
    listed = _listed(request, paper.item.meeting)
    item, papers = next((item, lines) for item, lines in listed["items"] if item.id == paper.item_id)
    response = render(request, "meetings/papers/_paper_item.html", listed | told | {"item": item, "papers": papers})
    response["HX-Replace-Url"] = address
    return response


def _moved(request: HttpRequest, paper: Paper) -> str:
    try:
        to = Paper.objects.get(pk=UUID(request.POST.get("to", "")))
    except (ValueError, Paper.DoesNotExist):
        raise Unacceptable("The page did not say where the paper goes. Move it again.") from None
    is_moved = move_paper(paper, to, by=account_of(request))
    return f"{paper.reference} {'is moved' if is_moved else 'stays where it is'}."
