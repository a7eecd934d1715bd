"""The page on which an item's minute is drafted, and what its editor asks for."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actions.rules import owner_names
from core.audience import Audience, Sensitivity
from core.errors import Unacceptable
from core.web.refusals import answers_json
from meetings.access import access_in
from meetings.attendance.queries import room_of
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Panel
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.classification import classify_item, give_block_reason, usual_reasons
from minutes.drafting.forms import BlockReasonForm, ClassificationForm
from minutes.drafting.modules import import_map
from minutes.drafting.outstanding import to_take_up
from minutes.drafting.plan import TextClash, text_at
from minutes.drafting.results import block_reasons, reasons_in, yielded_by
from minutes.drafting.save import save_item_text
from minutes.drafting.views.agenda import agenda_lines
from minutes.drafting.web import draft_to_write, item_to_write
from minutes.enums import MinutesState
from minutes.models import Revision
from minutes.rendering.body import minutes_view
from minutes.text import NotUsable, from_plain, plain_text
from minutes.text.characters import signs_in_words, signs_of_fonts
from minutes.text.markup import blocks_of
from minutes.workflow.progress import track

NO_TEXT = "What was sent is not a text and its revision."
SIGNED_OUT = "You have been signed out. Nothing is lost: sign in again and go on."


@require_safe
@login_required
def drafting_start(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Sends on to the first item."""
    minutes = draft_to_write(request, reference)
    first = minutes.meeting.items.order_by("number").first()
    if first is None:
        return redirect("minutes:drafting-agenda", reference)
    return redirect("minutes:drafting-item", reference, first.number)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def drafting_item(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    """The editor; by POST, the item's plain text from a browser that runs no script."""
    item = item_to_write(request, reference, number)
    if request.method == "POST":
        return _save_plain_text(request, item)
    return _page(request, item, plain_text(item.text.html))


def _page(request: HttpRequest, item: AgendaItem, plain: str, status: int = 200) -> HttpResponse:
    meeting, access = item.meeting, access_in(request)
    lines = list(agenda_lines(request, meeting.minutes, str(item.pk)))
    context = {
        **_words_of(meeting.panel),
        **_beside(item),
        "meeting": meeting,
        "crumbs": Crumbs.of_meeting(meeting),
        "track": track(MeetingState(meeting.state), MinutesState(meeting.minutes.state)),
        "item": item,
        "plain": plain,
        "lines": lines,
        "outstanding": to_take_up(item, access) if lines[0].is_current else [],
        "query": f"?item={item.pk}",
        "saved_at": last_saved(item),
        "reasons": json.dumps(reasons_in(item, item.text.html)),
        "usual_reasons": usual_reasons(meeting.panel) if meeting.panel_id in access.cleared else [],
        "owner_names": [name._asdict() for name in owner_names(meeting.panel_id)],
        "item_is_secret": item.sensitivity != Sensitivity.PUBLIC,
        "import_map": import_map(nonce=str(request.csp_nonce)),  # type: ignore[attr-defined] # the middleware sets it
    }
    return render(request, "minutes/drafting/drafting.html", context, status=status)


def _words_of(panel: Panel) -> dict[str, object]:
    """Return the panel's own words for decisions, as the editor knows them."""
    rules, words = PanelRules.read(panel.rules), sorted(outcome_words(panel))
    return {
        "words": words,
        "leads": [(word, rules.lead_of(word)) for word in words],
        "list_opening": rules.list_opening,
        "quotes": rules.quotes.value,
    }


def _beside(item: AgendaItem) -> dict[str, object]:
    """Return what stands around an item's text: who is in the room, what the text holds, who may read it."""
    room = room_of(item.meeting)
    classified = {
        "sensitivity": item.sensitivity,
        "reason": item.sensitivity_reason,
        "public_title": item.public_title,
    }
    return {
        "presence": room.at(item.number),
        "throughout": room.whole.reasons,
        "yielded": yielded_by(item),
        "classification": ClassificationForm(initial=classified),
    }


@require_POST
@answers_json
def drafting_save(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    """Takes ``{"html", "revision"}``, and as ``before`` what was sent earlier and had no answer; answers what now
    stands, or base, mine and theirs where two changed one block."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    item = item_to_write(request, reference, number)
    html, revision, before = _sent(request)
    _require_known(revision, item)
    try:
        saved = save_item_text(item, html, base_revision=revision, before=before, by=request.user)
    except TextClash as clash:
        return _clash_to_choose(clash)
    now_stands = {"html": saved.html, "revision": saved.revision, "is_new": saved.is_new, "saved_at": _clock()}
    return JsonResponse({**now_stands, **beside_the_text(request, item, saved.html)})


def _clash_to_choose(clash: TextClash) -> JsonResponse:
    clashes = [
        {"block": block.block, "base": block.base, "mine": block.mine, "theirs": block.theirs}
        for block in clash.clashes
    ]
    told = {"message": str(clash), "html": clash.html, "revision": clash.revision, "clashes": clashes}
    return JsonResponse(told, status=409)


@require_safe
@login_required
def drafting_public(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The item as the public would read it, as a fragment: through the same wall as every rendition."""
    item = item_to_write(request, reference, number)
    redacted = redact(build_document(item.meeting.minutes), Audience.PUBLIC)
    view = next(shown for shown in minutes_view(redacted).items if shown.number == item.number)
    return render(request, "minutes/rendering/_item.html", {"item": view})


@require_POST
@login_required
def drafting_classify(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Makes the whole item confidential, or public again."""
    item, form = item_to_write(request, reference, number), ClassificationForm(request.POST)
    if not form.is_valid():
        raise Unacceptable(faults(form))
    sensitivity = form.cleaned_data.pop("sensitivity")
    classify_item(item, sensitivity, by=request.user, **form.cleaned_data)  # type: ignore[arg-type] # signed in
    is_secret = sensitivity is Sensitivity.CONFIDENTIAL
    messages.success(request, f"Item {item.number} is now {'confidential' if is_secret else 'public'}.")
    return redirect("minutes:drafting-item", reference, item.number)


@require_POST
@answers_json
def drafting_reason(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    """Takes why one or more blocks are confidential; answers the reasons that now stand."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    item, form = item_to_write(request, reference, number), BlockReasonForm(request.POST)
    if not form.is_valid():
        raise Unacceptable(faults(form))
    give_block_reason(item, by=request.user, **form.cleaned_data)
    return JsonResponse({"reasons": block_reasons(item)})


def faults(form: Form) -> str:
    """Return what is wrong with a form, as sentences."""
    return " ".join(str(fault) for field in form.errors.values() for fault in field)


def _save_plain_text(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        raise Unacceptable("The page sent no revision. Open the item again and repeat the change.") from None
    _require_known(revision, item)
    known, words = text_at(item.text, revision), outcome_words(item.meeting.panel)
    try:
        html = from_plain(request.POST.get("plain", ""), known=known, words=words)
        save_item_text(item, html, base_revision=revision, by=request.user)  # type: ignore[arg-type] # signed in
    except NotUsable as error:
        raise Unacceptable(str(error)) from error
    except TextClash as clash:
        messages.warning(request, f"{clash} Both stand below, theirs first: strike out one and save.")
        item.text.refresh_from_db()
        return _page(request, item, _both_wordings(clash), status=409)
    messages.success(request, f"Item {item.number} is saved.")
    if signs := [sign for sign in signs_of_fonts(html) if sign not in known]:
        messages.warning(request, signs_in_words(signs))
    return redirect("minutes:drafting-item", item.meeting.reference, item.number)


def _both_wordings(clash: TextClash) -> str:
    """The merged text in plain words, and behind each paragraph that both have changed, one's own wording of it."""
    mine = {block.block: block.mine for block in clash.clashes}
    return plain_text("".join(markup + mine.get(block, "") for block, markup in blocks_of(clash.html).items()))


def _sent(request: HttpRequest) -> tuple[str, int, list[str]]:
    try:
        sent = json.loads(request.body)
        html, revision, before = sent["html"], sent["revision"], sent.get("before", [])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unacceptable(NO_TEXT) from error
    if not isinstance(html, str) or type(revision) is not int:  # true and 1.0 are numbers too
        raise Unacceptable(NO_TEXT)
    if not isinstance(before, list) or not all(isinstance(text, str) for text in before):
        raise Unacceptable(NO_TEXT)
    return html, revision, before


def _require_known(revision: int, item: AgendaItem) -> None:
    """A page has only revisions that were given to it."""
    if not 0 <= revision <= item.text.revision:
        raise Unacceptable("There is no such revision of this text. Open the item again and repeat the change.")


def beside_the_text(request: HttpRequest, item: AgendaItem, html: str) -> dict[str, str | dict[str, str]]:
    """Return what the page shows of the item beside its text: what it yields, and why blocks of it are confidential."""
    context = {"yielded": yielded_by(item), "meeting": item.meeting, "item": item}
    column = render_to_string("minutes/drafting/_results.html", context, request)
    return {"yielded": column, "reasons": reasons_in(item, html)}


def last_saved(item: AgendaItem) -> str:
    last = Revision.objects.filter(item_text=item.text, number=item.text.revision).first()
    return date_format(timezone.localtime(last.at), "H:i") if last else ""


def _clock() -> str:
    return date_format(timezone.localtime(), "H:i")
