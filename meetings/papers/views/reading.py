"""A paper as a reader reads it: its pages, the file itself, and notes of one's own."""

import re
from pathlib import PurePath
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.accounts.models import User
from core.background.background_file import printed_files
from core.background.progress import Step
from core.errors import Unacceptable
from core.uploads.kinds import PDF
from meetings.access import access_in
from meetings.models import Paper, PaperNote, PaperVersion
from meetings.papers.forms import NoteForm
from meetings.papers.pages import PAGES_TOGETHER
from meetings.papers.readers_copy import NOT_ON_ITS_WAY, request_copy
from meetings.papers.services.papers import paper_files
from meetings.papers.services.reading import note_opening, write_note
from meetings.web import account_of

from .access import paper_to_read, version_to_read
from .drawing import ShownPages


@never_cache
@require_safe
@login_required
def paper_detail(request: HttpRequest, pk: UUID, number: int | None = None) -> HttpResponse:
    """The newest version, or an earlier one; that it is opened is noted."""
    paper = paper_to_read(request, pk)
    return _page(request, paper, number, _note_form(paper, request.GET.get("note", ""), account_of(request)))


def _note_form(paper: Paper, asked: str, account: User) -> NoteForm:
    """Ready for the page that was asked for, or for the whole paper: with the note that there is."""
    page = int(asked) if re.fullmatch(r"[1-9]\d{0,4}", asked, re.ASCII) else None
    kept = PaperNote.objects.filter(paper=paper, account=account, page=page).first() if asked else None
    return NoteForm(initial={"page": page, "text": kept.text if kept else ""})


@require_POST
@login_required
def paper_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps a note; one that cannot be kept is shown again as it was typed."""
    paper, form = paper_to_read(request, pk), NoteForm(request.POST)
    if form.is_valid():
        try:
            write_note(paper, form.cleaned_data["text"], page=form.cleaned_data["page"], by=account_of(request))
        except Unacceptable as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('meetings:paper-detail', args=[pk])}#my-notes")
    return _page(request, paper, None, form)


def _page(request: HttpRequest, paper: Paper, number: int | None, form: NoteForm) -> HttpResponse:
    account, access = account_of(request), access_in(request)
    versions = list(paper.versions.select_related("received_by").order_by("-number"))
    version = None if paper.withdrawn_reason else _chosen(versions, number)
    if version is not None and request.method == "GET":
        note_opening(version, by=account)
    page = Paginator(range(1, _pages_of(version) + 1), PAGES_TOGETHER).get_page(request.GET.get("page"))
    context = {
        "paper": paper,
        "meeting": paper.item.meeting,
        "version": version,
        "versions": versions if version else (),
        "is_pdf": bool(_pages_of(version)),
        "page": page,
        "shown": ShownPages.of(version, page[0]) if version and _pages_of(version) else None,
        "notes": PaperNote.objects.filter(paper=paper, account=account),
        "form": form,
        "keeps": paper.item.meeting.panel_id in access.keeps,
    }
    return render(request, "meetings/papers/paper_detail.html", context)


def _chosen(versions: list[PaperVersion], number: int | None) -> PaperVersion | None:
    if number is None:
        return versions[0] if versions else None
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise Http404(f"No version {number} of this paper.")
    return found


def _pages_of(version: PaperVersion | None) -> int:
    """Nought for what cannot be shown page by page."""
    return version.pages or 0 if version else 0


@require_safe
@login_required
def paper_file(request: HttpRequest, pk: UUID, number: int) -> HttpResponseBase:
    """The file: a PDF for the browser to show, any other only as a download.

    Of a confidential PDF it is the copy that bears the mark, or the way to the page that says how far that is;
    ``?as-handed-in``, the file of record, for the secretariat, and for all its readers where no copy is on its way.
    """
    version = version_to_read(request, pk, number)
    copy, wants_record = request_copy(version), "as-handed-in" in request.GET
    if copy is None or wants_record:
        if copy and copy.step not in NOT_ON_ITS_WAY:
            access_in(request).require_secretary(version.paper.item.meeting.panel)
        file, name = paper_files().open(version.stored_name), _name(version, is_record=copy is not None)
    elif copy.step is Step.DONE:
        file, name = printed_files().open(copy.file_name), _name(version)
    else:
        return redirect("meetings:paper-version", pk, number)
    if request.method == "GET":
        note_opening(version, by=account_of(request))
    response = FileResponse(
        file,
        as_attachment=version.content_type != PDF.content_type,
        filename=name,
        content_type=version.content_type,
    )
    response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "private, no-store"
    return response


def _name(version: PaperVersion, *, is_record: bool = False) -> str:
    """Return the name of a file as it was handed in; before the ending of a confidential one stands its mark, and that
    it is the file of record where another goes by that name."""
    name = PurePath(version.file_name)
    if not version.paper.is_confidential:
        return name.name
    return f"{name.stem}-confidential{'-as-handed-in' if is_record else ''}{name.suffix}"
