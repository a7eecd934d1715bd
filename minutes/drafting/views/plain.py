"""An item's text for a browser that runs no script: a text area, and nothing that is typed there is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.errors import Unacceptable, WrongState
from core.web.refusals import status_of
from core.web.requests import number_sent
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules
from minutes.drafting.late import keep_late_words, where_they_are
from minutes.drafting.plan import TextClash, named_by, text_at
from minutes.drafting.save import save_item_text
from minutes.drafting.views.page import show_item
from minutes.drafting.web import item_kept, item_to_write
from minutes.reading.web import account_of
from minutes.text import NotUsable, from_plain, plain_text
from minutes.text.characters import signs_in_words, signs_of_fonts
from minutes.text.markup import blocks_of

NO_REVISION = "The page did not say which text this was written on. Your words stand below: look them over and save."


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def drafting_item(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The editor; by POST, the item's plain text from a browser that runs no script."""
    try:
        item = item_to_write(request, reference, number)
    except WrongState as moved_on:
        if request.method != "POST":
            raise
        raise _keep_for_later(request, item_kept(request, reference, number), moved_on) from moved_on
    if request.method == "POST":
        return _save(request, item)
    return show_item(request, item, plain_text(item.text.html))


def _save(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Save what was typed, or show it again with what is in the way."""
    plain, revision = _plain_sent(request), number_sent(request.POST.get("revision"))
    if revision is None or revision > item.text.revision:
        # On no text at all: then it stands beside what others wrote, and takes nothing of it away.
        return show_item(request, item, plain, revision=0, refusal=NO_REVISION, status=400)
    by, known = account_of(request), text_at(item.text, revision)
    try:
        html = _read(item, plain, known, named_by(item.pk, revision, by.pk, plain))
        save_item_text(item, html, base_revision=revision, by=by)
    except TextClash as clash:
        messages.warning(request, f"{clash} Both stand below, theirs first: strike out one and save.")
        item.text.refresh_from_db()
        return show_item(request, item, _both_wordings(clash), status=409)
    except (Unacceptable, WrongState) as refusal:
        return show_item(request, item, plain, revision=revision, refusal=str(refusal), status=status_of(refusal))
    messages.success(request, f"Item {item.number} is saved.")
    if signs := [sign for sign in signs_of_fonts(html) if sign not in known]:
        messages.warning(request, signs_in_words(signs))
    return redirect("minutes:drafting-item", item.meeting.reference, item.number)


def _keep_for_later(request: HttpRequest, item: AgendaItem, moved_on: WrongState) -> WrongState:
    """The minutes have left the draft: what is new in the text is kept beside the item, and the refusal says so."""
    by, revision = account_of(request), number_sent(request.POST.get("revision")) or 0
    plain, known = _plain_sent(request), text_at(item.text, revision)
    html = _read(item, plain, known, named_by(item.pk, revision, by.pk, plain))
    late = keep_late_words(item, html, base_revision=revision, by=by)
    return WrongState(f"{moved_on} {where_they_are(late, item)}")


def _plain_sent(request: HttpRequest) -> str:
    return request.POST.get("plain", "").replace("\x00", "")


def _read(item: AgendaItem, plain: str, known: str, new_id: Callable[[], str]) -> str:
    """Return the typed text as markup. Sent twice on the same revision it has the same names, and is saved once."""
    try:
        panel = item.meeting.panel
        quotes = PanelRules.read(panel.rules).quotes
        return from_plain(plain, known=known, words=outcome_words(panel), quotes=quotes, new_id=new_id)
    except NotUsable as error:
        raise Unacceptable(str(error)) from error


def _both_wordings(clash: TextClash) -> str:
    """The merged text in plain words, and behind each paragraph that both have changed, one's own wording of it."""
    mine = {block.block: block.mine for block in clash.clashes}
    return plain_text("".join(markup + mine.get(block, "") for block, markup in blocks_of(clash.html).items()))
