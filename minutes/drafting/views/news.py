"""The page that drafts asks every few seconds for what others have saved."""

from django.http import HttpRequest, HttpResponseNotModified, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from core.web.refusals import answers_json
from meetings.models import AgendaItem
from meetings.references import panel_and_number
from minutes.drafting.views.page import SIGNED_OUT, beside_the_text, last_saved
from minutes.drafting.web import item_asked_for, item_to_write
from minutes.models import ItemText


@require_safe
@answers_json
def drafting_news(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    """The text as it now stands, as a save answers it; 304 at the cost of one query where it is still the revision
    that the page has."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    revision = _revision(request, reference, number) if known else None
    if revision is not None and _etag(revision) in known:
        return HttpResponseNotModified()
    item = item_to_write(request, reference, number)
    text = item.text
    now_stands = {"html": text.html, "revision": text.revision, "saved_at": last_saved(item)}
    news = {**now_stands, **beside_the_text(request, item, text.html)}
    response = JsonResponse(news, headers={"ETag": _etag(text.revision)})
    patch_cache_control(response, no_store=True)
    return response


def _revision(request: HttpRequest, reference: str, number: int) -> int | None:
    try:
        code, meeting = panel_and_number(reference)
    except ValueError:
        return None
    items = AgendaItem.objects.filter(meeting__panel__code=code, meeting__number=meeting)
    wanted = items.filter(**item_asked_for(request, number))
    texts = ItemText.objects.writable_by(request.user)  # type: ignore[arg-type] # signed in
    return texts.filter(item__in=wanted).values_list("revision", flat=True).first()


def _etag(revision: int) -> str:
    return f'"{revision}"'
