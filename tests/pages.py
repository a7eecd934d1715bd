"""A page as a browser takes it, so that a test says what is read and not where a template breaks its lines."""

import re

from django.http import HttpResponse

_NAMES = "a|button|dd|div|dt|form|h[1-6]|label|legend|li|ol|option|p|section|summary|td|th|ul"
_INSIDE_THE_EDGES = re.compile(rf"(<(?:{_NAMES})\b[^<>]*>) | (</(?:{_NAMES})>)")


def page_text(response: HttpResponse) -> str:
    """The page with each run of blanks as one, and with none at the inner edges of an element."""
    page = " ".join(response.content.decode().split())
    return _INSIDE_THE_EDGES.sub(r"\1\2", page).replace(" <br>", "<br>")
