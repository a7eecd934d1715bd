"""Answers a refusal of a service in the manner of the view: a page that says it in words, or JSON that does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import NotAllowed, NotReady, Refusal, WrongState
from core.unsent.keeping import entered_in

View = Callable[..., HttpResponseBase]


def status_of(refusal: Refusal) -> int:
    """May see but not do: 403. The wrong moment, or something still missing: 409. Cannot be taken as it is: 400."""
    if isinstance(refusal, NotAllowed):
        return 403
    return 409 if isinstance(refusal, WrongState | NotReady) else 400


def answers_json(view: View) -> View:
    """Mark a view that a script asks: what it refuses is answered as ``{"message": …}``, and not by a page."""
    view.answers_json = True  # type: ignore[attr-defined] # a mark on a function
    return view


class RefusalMiddleware:
    """Turns a refusal that a view lets pass into its answer, under the status of the refusal.

    It sees the refusal once it has left every transaction, so what was written before it is taken back, as it must be.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        response = _json(exception) if _wants_json(request) else _page(request, exception)
        add_never_cache_headers(response)  # at another moment it may be taken
        return response


def _wants_json(request: HttpRequest) -> bool:
    return request.resolver_match is not None and hasattr(request.resolver_match.func, "answers_json")


def _json(refusal: Refusal) -> HttpResponse:
    return JsonResponse({"message": str(refusal)}, status=status_of(refusal))


def _page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {
        "heading": _heading(request, refusal),
        "refusal": refusal,
        "came_from": _page_before(request),
        "reference": request.resolver_match.kwargs.get("reference") if request.resolver_match else None,
        "entered": _words_in(request),
    }
    return render(request, "refused.html", context, status=status_of(refusal))


def _heading(request: HttpRequest, refusal: Refusal) -> str:
    if request.method == "POST":
        return "Nothing was changed"
    return "This page is not open to you" if isinstance(refusal, NotAllowed) else "This page cannot be opened now"


def _words_in(request: HttpRequest) -> list[list[str]]:
    """Return what somebody has typed into the form that was refused, so that they can take it elsewhere; numbers and
    names that only a page knows are not it."""
    if request.method != "POST":
        return []
    return [[name, value] for name, value in entered_in(request) if any(map(str.isspace, value.strip()))]


def _page_before(request: HttpRequest) -> str:
    """The address of our own page that led here, if the browser tells it and it is not refused itself."""
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    is_refused = request.method != "POST" and address == request.build_absolute_uri()
    return address if is_ours and not is_refused else ""
