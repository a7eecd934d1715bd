"""Headers that depend on what a page holds."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


def never_store_nonces(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Keep pages whose scripts carry a nonce from being stored: shown again, their policy would name another nonce."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "csp_nonce", None):  # false until a template has used it
            patch_cache_control(response, no_store=True)
        return response

    return answer


def vary_by_htmx(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell htmx's requests from others: without this, "Back" shows the part of a page where the page was."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return answer
