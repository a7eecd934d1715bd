"""The card of a vote on a decision: entered, looked at, saved, taken back."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from core.errors import Unacceptable
from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredVote
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Decision, Vote
from minutes.drafting.forms import faults
from minutes.drafting.views.cards import card_page, column_anew, decision_of, is_from_beside
from minutes.drafting.vote_form import VoteForm
from minutes.drafting.vote_preview import VotePreview, may_vote_words, preview_of, preview_of_row
from minutes.drafting.votes import electorate_of, record_vote, seen_as, take_back_vote
from minutes.drafting.web import item_to_write
from minutes.reading.web import account_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def vote_card(request: HttpRequest, reference: str, number: ItemNumber, pk: UUID) -> HttpResponseBase:
    """The card; by POST, saves the vote, or as ``do`` says shows what would come of it, or takes it back."""
    item = item_to_write(request, reference, number)
    decision = decision_of(item, pk)
    vote = Vote.objects.filter(decision=decision).prefetch_related("ballots").first()
    do = request.POST.get("do", "save") if request.method == "POST" else "show"
    seen = request.POST.get("seen")
    if do == "take_back":
        take_back_vote(decision, by=account_of(request), seen=seen)
        return column_anew(request, item, "The vote is taken back.")
    electorate = electorate_of(item)
    form = VoteForm.of(vote, decision, electorate, None if do == "show" else request.POST)
    form.seen = seen_as(vote) if seen is None else seen
    if do in ("show", "look"):
        preview = _of_form(form, decision, electorate) if do == "look" else _of_row(vote, decision, electorate)
        return _card(request, item, decision, form, preview, has_vote=vote is not None)
    try:
        record_vote(decision, _entered(form), by=account_of(request), seen=seen)
    except Unacceptable as refusal:
        if is_from_beside(request):
            raise
        refused = VotePreview(doubts=(str(refusal),))
        return _card(request, item, decision, form, refused, has_vote=vote is not None, status=400)
    return column_anew(request, item, "The vote is saved.")


def _entered(form: VoteForm) -> EnteredVote:
    if not form.is_valid():
        raise Unacceptable(faults(form))
    return form.entered()


def _of_form(form: VoteForm, decision: Decision, electorate: Electorate) -> VotePreview:
    if form.says_nothing:
        return VotePreview()
    if not form.is_valid():
        return VotePreview(doubts=(faults(form),))
    return preview_of(form.entered(), decision, electorate)


def _of_row(vote: Vote | None, decision: Decision, electorate: Electorate) -> VotePreview:
    return preview_of_row(vote, decision, tuple(decision.dissent_names), electorate) if vote else VotePreview()


def _card(
    request: HttpRequest,
    item: AgendaItem,
    decision: Decision,
    form: VoteForm,
    preview: VotePreview,
    *,
    has_vote: bool,
    status: int = 200,
) -> HttpResponse:
    parts = {
        "form_template": "minutes/drafting/_vote_card.html",
        "row": decision,
        "form": form,
        "preview": preview,
        "may_vote": may_vote_words(form.electorate),
        "has_vote": has_vote,
        "voters": [voter.name for voter in form.electorate.voters or ()],
    }
    return card_page(request, item, f"{decision.outcome}: the vote", decision.statement, parts, status)
