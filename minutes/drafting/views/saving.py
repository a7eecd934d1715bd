"""Takes what the editor sends without leaving its page: the text, and why blocks of it are confidential."""

import json
from typing import NamedTuple

from django.http import HttpRequest, JsonResponse, RawPostDataException
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from core.errors import Unacceptable, WrongState
from core.web.refusals import answers_json
from meetings.access import access_in
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem
from minutes.drafting.beside import beside_the_text
from minutes.drafting.classification import give_block_reason
from minutes.drafting.forms import BlockReasonForm, faults
from minutes.drafting.late import keep_late_words, settle_what_arrived, where_they_are
from minutes.drafting.plan import TextClash, require_known
from minutes.drafting.results import block_reasons
from minutes.drafting.save import NoDraft, save_item_text
from minutes.drafting.web import device_of, item_kept, item_to_write
from minutes.reading.web import account_of
from minutes.workflow.unsaved import have_arrived

NO_TEXT = "What was sent is not a text and its revision."
SIGNED_OUT = "You have been signed out. Nothing is lost: sign in again and go on."


@require_POST
@answers_json
def drafting_save(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Takes ``{"html", "revision"}``, and as ``before`` what was sent earlier and had no answer; answers what now
    stands, or base, mine and theirs where two changed one block."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    try:
        item = item_to_write(request, reference, number)
    except WrongState as moved_on:
        return _keep_for_later(request, item_kept(request, reference, number), moved_on)
    sent = _sent(request)
    require_known(sent.revision, item.text)
    try:
        saved = save_item_text(item, sent.html, base_revision=sent.revision, before=sent.before, by=request.user)
    except TextClash as clash:
        return _clash_to_choose(clash, shows_base=item.meeting.panel_id in access_in(request).cleared)
    except NoDraft as moved_on:  # somebody moved the minutes on between the two looks at them
        return _keep_for_later(request, item_kept(request, reference, number), moved_on)
    device = device_of(request)
    if sent.is_announced and device:
        have_arrived(item, device, by=request.user)
        settle_what_arrived(item, saved.html, by=request.user)
    now_stands = {"html": saved.html, "revision": saved.revision, "is_new": saved.is_new, "saved_at": _clock()}
    beside = beside_the_text(request, item, saved.html, saved.revision, device=device)
    return JsonResponse({**now_stands, **beside.answer(request)})


def _keep_for_later(request: HttpRequest, item: AgendaItem, moved_on: WrongState) -> JsonResponse:
    """Keep what is new in the text beside the item, so that nothing of it is lost."""
    sent, by = _sent(request), account_of(request)
    require_known(sent.revision, item.text)
    late = keep_late_words(item, sent.html, base_revision=sent.revision, by=by)
    if device := device_of(request):
        have_arrived(item, device, by=by)
    told = {"message": f"{moved_on} {where_they_are(late, item)}", "is_new": late is not None}
    return JsonResponse(told, status=409)


def _clash_to_choose(clash: TextClash, *, shows_base: bool) -> JsonResponse:
    """An earlier wording may have been confidential, of a block or the whole item: it is for the cleared alone."""
    clashes = [
        {
            "block": block.block,
            "base": block.base if shows_base else "",
            "mine": block.mine,
            "theirs": block.theirs,
        }
        for block in clash.clashes
    ]
    told = {"message": str(clash), "html": clash.html, "revision": clash.revision, "clashes": clashes}
    return JsonResponse(told, status=409)


@require_POST
@answers_json
def drafting_reason(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Takes why one or more blocks are confidential; answers the reasons that now stand."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    item, form = item_to_write(request, reference, number), BlockReasonForm(request.POST)
    if not form.is_valid():
        raise Unacceptable(faults(form))
    give_block_reason(item, by=request.user, **form.cleaned_data)
    return JsonResponse({"reasons": block_reasons(item)})


class _SentText(NamedTuple):
    html: str
    revision: int
    before: list[str]
    is_announced: bool


def _sent(request: HttpRequest) -> _SentText:
    try:
        sent = json.loads(request.body)
        html, revision, before = sent["html"], sent["revision"], sent.get("before", [])
        is_announced = sent.get("is_announced", False)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, RawPostDataException) as error:
        raise Unacceptable(NO_TEXT) from error
    if not isinstance(html, str) or type(revision) is not int:  # true and 1.0 are numbers too
        raise Unacceptable(NO_TEXT)
    if not isinstance(before, list) or not all(isinstance(text, str) for text in before):
        raise Unacceptable(NO_TEXT)
    return _SentText(html, revision, before, is_announced is True)


def _clock() -> str:
    return date_format(timezone.localtime(), "H:i")
