"""Requests with a NUL in them: no keyboard types one, no page shows it, and PostgreSQL does not store it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

NUL = "\x00"
REFUSED = (
    "What was sent holds a character (NUL) that can be neither shown nor stored, perhaps from a damaged file. "
    "Type those words anew, or paste them as plain text."
)


class RefuseNul:
    """Answers 400 where a NUL stands in the address or in a field, before any view looks at it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """At this point the form has been read, by the check of its token."""
        if NUL in request.path_info or _holds_nul(request.GET) or _holds_nul(request.POST):
            return render(request, "refused.html", {"refusal": REFUSED}, status=400)
        return None


def _holds_nul(fields: QueryDict) -> bool:
    return any(NUL in name or any(NUL in value for value in values) for name, values in fields.lists())
