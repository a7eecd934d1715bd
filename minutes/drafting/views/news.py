"""The page that drafts asks now and then for what others have changed, and tells that it has unsaved words."""

import json

from django.http import HttpRequest, HttpResponseNotModified, JsonResponse, RawPostDataException
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_POST, require_safe

from core.errors import Unacceptable
from core.web.refusals import answers_json
from meetings.access import access_in
from meetings.attendance.queries import held_now
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem
from minutes.drafting.beside import beside_the_text, last_saved
from minutes.drafting.views.page import room_context
from minutes.drafting.views.saving import SIGNED_OUT
from minutes.drafting.web import device_of, item_to_write
from minutes.reading.web import account_of
from minutes.workflow.unsaved import announce, have_arrived


@require_safe
@answers_json
def drafting_news(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The item as it now stands, as a save answers it; 304 where that is what the page shows already.

    One tag is reckoned from all that the room shows of the item, so nothing that changes there can be forgotten.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    item = item_to_write(request, reference, number)
    text = item.text
    beside = beside_the_text(request, item, text.html, text.revision, device=device_of(request))
    etag, room = f'"{beside.tag}"', _room_where_new(request, item)
    if not room and etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    now_stands = {"html": text.html, "revision": text.revision, "saved_at": last_saved(item)}
    response = JsonResponse({**now_stands, **beside.answer(request), **room}, headers={"ETag": etag})
    patch_cache_control(response, no_store=True)
    return response


def _room_where_new(request: HttpRequest, item: AgendaItem) -> dict[str, str]:
    """Return who is in the room, as the page shows it, where something was done since what it shows: it names that in
    ``room``. To know whether there is something costs one query, and the rest is asked only where there is."""
    shown = request.GET.get("room")
    if shown is None or shown == str(held_now(item.meeting).news):
        return {}
    room = room_context(item, access_in(request))
    context = {**room, "meeting": item.meeting, "item": item, "query": f"?item={item.pk}"}
    return {"room": render_to_string("minutes/drafting/_room_now.html", context, request)}


@require_POST
@answers_json
def drafting_unsaved(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """Takes ``{"is_saved"}``: the device that asks has words of the item that it could not save, or has none now."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    item, by, device = item_to_write(request, reference, number), account_of(request), device_of(request)
    if device is None:
        raise Unacceptable("This browser takes no cookies, so nobody can be told what it has not saved.")
    tell = have_arrived if _is_saved(request) else announce
    tell(item, device, by=by)
    return JsonResponse({})


def _is_saved(request: HttpRequest) -> bool:
    try:
        return json.loads(request.body)["is_saved"] is True
    except (ValueError, KeyError, TypeError, RecursionError, RawPostDataException) as error:
        raise Unacceptable("What was sent does not say whether everything is saved.") from error
