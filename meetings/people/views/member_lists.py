"""A list of members: handed in, looked at line by line, taken. Nothing is on the panel before it is taken."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.models import User
from core.errors import Unacceptable
from core.web.csv import csv_response
from core.web.site import site_address
from meetings.models import MemberImport, Panel
from meetings.people.forms import LineForm, MemberListForm
from meetings.people.invitations import send_invitations
from meetings.people.list_import.importer import answer, discard, mend_line, read_in, rows_of, take
from meetings.people.list_import.rows import NOT_TAKEN, TAKEN, PlannedRow, RowKind, counts
from meetings.people.list_import.tables import LARGEST_FILE
from meetings.web import account_of

from .access import for_the_secretariat
from .steps import PeopleStep

ROWS_ON_A_PAGE = 50
ANSWER = "line-"
INVITE = "invite"
NOTHING_YET = "Nothing is imported yet: with the answers you have just chosen"


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def member_lists(request: HttpRequest, panel: Panel) -> HttpResponse:
    """Read in a file; lists that wait for their answers stand below."""
    by = account_of(request)
    form = MemberListForm(request.POST, request.FILES) if request.method == "POST" else MemberListForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            member_import = read_in(panel, file.read(LARGEST_FILE + 1), file_name=file.name, by=by)
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            return redirect("meetings:member-list", panel.code, member_import.pk)
    waiting = MemberImport.objects.visible_to(by).filter(panel=panel).defer("entries", "answers")
    context = {"panel": panel, "form": form, "waiting": waiting}
    return render(request, "meetings/people/member_lists.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def member_list(request: HttpRequest, panel: Panel, pk: str) -> HttpResponse:
    """Show what each line would come to; by POST, keep the answers of the lines on this page."""
    member_import = _own_list(request, panel, pk)
    if request.method == "POST":
        answer(member_import, _answers(request), by=account_of(request))
        messages.success(request, "Your answers are saved.")
        return _back_to_the_lines(request, member_import)
    rows = rows_of(member_import, by=account_of(request))
    kinds = counts(rows)
    asked = next((kind for kind in kinds if kind.name.lower() == request.GET.get("show")), None)
    shown = [row for row in rows if asked in (None, row.kind)]
    page: Page[PlannedRow] = Paginator(shown, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "panel": panel,
        "member_import": member_import,
        "page": page,
        "asks": any(row.choices for row in page),
        "kinds": kinds.items(),
        "asked": asked,
        "total": len(rows),
        "ready": sum(kinds.get(kind, 0) for kind in TAKEN),
        "left": sum(kinds.get(kind, 0) for kind in NOT_TAKEN),
        "addresses": sum(bool(row.address) for row in rows if row.kind in TAKEN),
        "invites": INVITE in request.GET,
    }
    return render(request, "meetings/people/member_list.html", context)


class MendLine(PeopleStep):
    """A line of the list in fields, one for each column, to be put right."""

    title = "Correct line"
    button = "Put it into the list"
    leave = "Back to the list"
    form_class = LineForm
    template_name = "meetings/people/member_list_line.html"
    subject: MemberImport

    def find(self) -> MemberImport:
        return _own_list(self.request, self.panel, self.kwargs["pk"])

    @cached_property
    def line(self) -> dict[str, Any]:
        """The line as it was read. Raises Http404 where the list has none of its number."""
        for written in self.subject.entries:
            if written["line"] == self.kwargs["line"]:
                return dict(written)
        raise Http404("The list has no such line.")

    def get_title(self) -> str:
        return f"{self.title} {self.line['line']}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"headings": self.subject.headings, "cells": self.line.get("cells", [])}

    def act(self, form: LineForm) -> str:
        mend_line(self.subject, self.line["line"], form.cells(), by=self.by)
        is_left = any(row.kind in NOT_TAKEN for row in self.rows)
        outcome = "it still cannot be imported" if is_left else "it can be imported"
        return f"Line {self.line['line']} has been read again: {outcome}."

    def get_success_url(self) -> str:
        return reverse("meetings:member-list", args=[self.panel.code, self.subject.pk])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        said = [sentence for row in self.rows for sentence in row.said]
        return super().get_context_data(said=said, **more)

    @property
    def rows(self) -> list[PlannedRow]:
        """Return what the line comes to as it stands: one row, or none."""
        return [row for row in rows_of(self.subject, by=self.by) if row.entry.line == self.line["line"]]


@require_POST
@for_the_secretariat
def member_list_take(request: HttpRequest, panel: Panel, pk: str) -> HttpResponse:
    """Take the lines by the answers as they stand on the page. Where something else comes of them than the page says,
    nothing is taken, and it is shown first."""
    member_import, by = _own_list(request, panel, pk), account_of(request)
    if said := _news(member_import, _answers(request), by):
        messages.warning(request, said)
        return _back_to_the_lines(request, member_import)
    taken = take(member_import, by=by)
    if INVITE in request.POST and taken.accounts:
        send_invitations.enqueue([account.pk for account in taken.accounts], site_address(request))
    said = f"{taken.appointed} appointed, {taken.changed} changed."
    messages.success(request, f"{said} {len(taken.accounts)} have an account now." if taken.accounts else said)
    if any(row.kind in NOT_TAKEN for row in rows_of(member_import, by=by)):
        return redirect("meetings:member-list", panel.code, member_import.pk)
    return redirect("meetings:people", panel.code)


@require_POST
@for_the_secretariat
def member_list_discard(request: HttpRequest, panel: Panel, pk: str) -> HttpResponse:
    discard(_own_list(request, panel, pk), by=account_of(request))
    messages.success(request, "The list is discarded.")
    return redirect("meetings:people", panel.code)


@require_safe
@for_the_secretariat
def member_list_faults(request: HttpRequest, panel: Panel, pk: str) -> StreamingHttpResponse:
    """Save the lines that are not taken, as they stood, each with why."""
    member_import = _own_list(request, panel, pk)
    rows = [row for row in rows_of(member_import, by=account_of(request)) if row.kind in NOT_TAKEN]
    return csv_response(f"{panel.code}-not-taken.csv", ["Line", "Why", *member_import.headings], _cells(rows))


def _cells(rows: Sequence[PlannedRow]) -> Iterator[list[str]]:
    for row in rows:
        why = "Left out" if row.kind is RowKind.LEFT_OUT else " ".join(row.said)
        yield [str(row.entry.line), why, *row.entry.cells]


def _own_list(request: HttpRequest, panel: Panel, pk: str) -> MemberImport:
    own = MemberImport.objects.visible_to(request.user).filter(panel=panel)
    return get_object_or_404(own.select_related("panel"), pk=pk)


def _news(member_import: MemberImport, answers: Mapping[str, str], by: User) -> str:
    """Keep the answers; return a sentence where by them something else would be taken than was shown."""
    if not answers:
        return ""
    seen = _to_be_taken(member_import, by)
    answer(member_import, answers, by=by)
    now = _to_be_taken(member_import, by)
    if now == seen:
        return ""
    if len(now) == len(seen):
        return f"{NOTHING_YET} other lines are imported. Look at them first."
    lines = f"{len(now) or 'no'} line{'' if len(now) == 1 else 's'}"
    return f"{NOTHING_YET} {lines} can be imported, not {len(seen)}."


def _to_be_taken(member_import: MemberImport, by: User) -> list[tuple[int, RowKind, tuple[str, ...]]]:
    """Return what the page says of the lines that it has a button for."""
    return [(row.entry.line, row.kind, row.said) for row in rows_of(member_import, by=by) if row.kind in TAKEN]


def _back_to_the_lines(request: HttpRequest, member_import: MemberImport) -> HttpResponse:
    """Go back to the lines that were shown; the tick that invites by mail stays."""
    query = request.GET.copy()
    query.pop(INVITE, None)
    if INVITE in request.POST:
        query[INVITE] = "on"
    address = reverse("meetings:member-list", args=[member_import.panel.code, member_import.pk])
    return redirect(f"{address}?{query.urlencode()}" if query else address)


def _answers(request: HttpRequest) -> dict[str, str]:
    sent = request.POST.items()
    return {name.removeprefix(ANSWER): str(chosen) for name, chosen in sent if name.startswith(ANSWER)}
