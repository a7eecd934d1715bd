"""Requests larger than anything here accepts, refused on their first lines, before the body is read.

So a film dropped on the wrong form is answered at once, and not after minutes of sending. Stands before whatever reads
the body, which the check of the form's token does.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

LARGEST_FILE = 50_000_000  # bytes, of a paper: the largest file that is taken anywhere
ROOM_FOR_THE_FORM = 1_000_000  # around the file

TOO_LARGE = f"What you sent is too large. A file may have up to {LARGEST_FILE // 1_000_000} MB. It was not saved."
NO_LENGTH = "What you sent does not say how large it is, so it was not read. It was not saved."


def refuse_too_large(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware: 413 for a body that says it is too large, 411 for one that does not say how large it is."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
            return _refusal(NO_LENGTH, 411)
        if length.isdecimal() and int(length) > LARGEST_FILE + ROOM_FOR_THE_FORM:
            return _refusal(TOO_LARGE, 413)
        return get_response(request)

    return answer


def _refusal(sentence: str, status: int) -> HttpResponse:
    """Return a page without a frame: who asks is not known yet."""
    return HttpResponse(render_to_string("too_large.html", {"sentence": sentence}), status=status)
