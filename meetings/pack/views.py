"""The pack of a meeting: how far the worker has come with it, and the file once it is there."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.background.background_file import printed_files
from core.background.progress import POLLS, Step
from meetings.access import access_in
from meetings.enums import MeetingState
from meetings.models import Meeting, Pack
from meetings.pack.plan import PackPlan, papers_in, plan_pack
from meetings.pack.requesting import left_out_of, request_again, request_pack
from meetings.papers.list import ListedPaper
from meetings.papers.prepared import GONE
from meetings.papers.views.access import meeting_with_papers


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress that the page shows: how far the pack is, and when it asks again. ``seen`` tells two of them apart.

    ``left_out`` are papers that could not be put into it, each with why; ``may_replace`` says that this reader can hand
    in others in their place.
    """

    reference: str
    step: str
    done: int
    total: int
    polls: str
    failure: str
    pages: int
    size: int
    left_out: tuple[tuple[ListedPaper, str], ...]
    may_replace: bool

    @classmethod
    def of(cls, pack: Pack, plan: PackPlan, meeting: Meeting, *, keeps: bool) -> "Progress":
        step, reasons = pack.step, left_out_of(pack)
        return cls(
            meeting.reference,
            step.value,
            pack.done,
            pack.total,
            POLLS.get(step, ""),
            pack.failure,
            pack.pages or 0,
            pack.size or 0,
            tuple((packed.paper, reasons[packed.paper.id]) for packed in papers_in(plan) if packed.paper.id in reasons),
            keeps and meeting.state not in MeetingState.OVER,
        )

    @property
    def to_print_anew(self) -> int:
        """The number of those left out that can be opened and printed: a file that is lost cannot."""
        return sum(why != GONE for _, why in self.left_out)

    @property
    def seen(self) -> str:
        return f"{self.step}-{self.done}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def pack_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Looked at, the pack is asked for; posted to, it is tried again where it failed."""
    meeting, plan = _planned(request, reference)
    pack = request_pack(plan)
    if request.method == "POST":
        request_again(pack)
        return redirect("meetings:pack-detail", meeting.reference)
    context = {
        "meeting": meeting,
        "progress": _progress(request, pack, plan, meeting),
        "papers": len(papers_in(plan)),
        "holds_secrets": plan.holds_secrets,
    }
    return render(request, "meetings/pack/detail.html", context)


@never_cache
@require_safe
@login_required
def pack_progress(request: HttpRequest, reference: str) -> HttpResponse:
    """The part of the page that changes, if it has changed since it was seen."""
    meeting, plan = _planned(request, reference)
    progress = _progress(request, request_pack(plan), plan, meeting)
    if request.GET.get("seen") == progress.seen:
        return HttpResponse(status=204)
    return render(request, "meetings/pack/_progress.html", {"progress": progress})


@require_safe
@login_required
def pack_pdf(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The file, or the page that says how far it is."""
    meeting, plan = _planned(request, reference)
    pack = request_pack(plan)
    if pack.step is not Step.DONE:
        return redirect("meetings:pack-detail", meeting.reference)
    pack.note_read()
    tag = f'"{pack.key}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=tag)
    if response is None:
        response = FileResponse(
            printed_files().open(pack.file_name),
            filename=f"{meeting.reference}-pack{'-confidential' if plan.holds_secrets else ''}.pdf",
            content_type="application/pdf",
        )
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    return response


def _progress(request: HttpRequest, pack: Pack, plan: PackPlan, meeting: Meeting) -> Progress:
    return Progress.of(pack, plan, meeting, keeps=meeting.panel_id in access_in(request).keeps)


def _planned(request: HttpRequest, reference: str) -> tuple[Meeting, PackPlan]:
    meeting = meeting_with_papers(request, reference)
    return meeting, plan_pack(meeting, access_in(request).audience_on(meeting.panel_id))
