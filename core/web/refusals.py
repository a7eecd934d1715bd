"""Answers a refusal of a service in the manner of the request: a page that says it in words, or JSON that does."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import NotAllowed, NotReady, Refusal, WrongState

View = Callable[..., HttpResponseBase]


def status_of(refusal: Refusal) -> int:
    """May see but not do: 403. The wrong moment, or something still missing: 409. Cannot be taken as it is: 400."""
    if isinstance(refusal, NotAllowed):
        return 403
    return 409 if isinstance(refusal, WrongState | NotReady) else 400


def refusals_as_page(view: View) -> View:
    """Shows the sentence of a refusal on a page of its own, under its status."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return _page(request, refusal)

    return answer


def refusals_as_json(view: View) -> View:
    """Answers ``{"message": …}`` under the status of the refusal."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return JsonResponse({"message": str(refusal)}, status=status_of(refusal))

    return answer


def _page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {"refusal": refusal, "came_from": _page_before(request)}
    return render(request, "refused.html", context, status=status_of(refusal))


def _page_before(request: HttpRequest) -> str:
    """The address of our own page that led here, if the browser tells it and it is not refused itself."""
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    is_refused = request.method != "POST" and address == request.build_absolute_uri()
    return address if is_ours and not is_refused else ""
