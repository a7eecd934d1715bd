"""Words that came when the minutes had moved on: read and dealt with by the secretariat."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.web.requests import MOST_DIGITS
from meetings.access import access_in
from meetings.crumbs import Crumbs
from minutes.drafting.late import late_words_in, settle_late_words
from minutes.drafting.web import minutes_to_keep
from minutes.enums import MinutesState
from minutes.models import LateWords
from minutes.reading.web import account_of


@require_safe
@login_required
def late_words(request: HttpRequest, reference: str) -> HttpResponse:
    """All of a meeting that nobody has dealt with, item by item."""
    minutes = minutes_to_keep(request, reference)
    context = {
        "crumbs": Crumbs.of_meeting(minutes.meeting),
        "meeting": minutes.meeting,
        "late": late_words_in(minutes, access_in(request)),
        "is_draft": minutes.state == MinutesState.DRAFT,
    }
    return render(request, "minutes/drafting/late.html", context)


@require_POST
@login_required
def late_words_settle(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    minutes = minutes_to_keep(request, reference)
    rows = LateWords.objects.select_related("item__meeting__panel").filter(item__meeting=minutes.meeting)
    late = rows.filter(pk=pk).first() if len(str(pk)) <= MOST_DIGITS else None
    if late is None:
        raise Http404(f"{reference} has no such late words.")
    settle_late_words(late, access_in(request), by=account_of(request))
    messages.success(request, f"The late words of {late.by} in item {late.item.number} are dealt with.")
    return redirect("minutes:late-words", reference)
