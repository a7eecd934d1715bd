"""Headers that depend on what a page holds."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


def never_store_nonces(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page whose scripts carry a nonce is not to be stored: shown again, its policy would name another nonce."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "csp_nonce", None):  # false until a template has used it
            patch_cache_control(response, no_store=True)
        return response

    return answer
