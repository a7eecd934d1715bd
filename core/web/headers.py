"""Headers that depend on what a page holds."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


def never_store_nonces(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page whose scripts carry a nonce is not to be stored: shown again, its policy would name another nonce."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "csp_nonce", None):  # false until a template has used it
            patch_cache_control(response, no_store=True)
        return response

    return answer


def vary_by_htmx(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """One address answers htmx with a part of its page: without this, "Back" shows that part where the page was."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return answer
