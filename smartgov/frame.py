"""What the frame around every page shows: the main navigation, and which panels are the reader's own."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from meetings.access import standing_in


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    address: str
    is_current: bool


_SECTIONS = (
    ("Home", "home", ()),
    ("Meetings", "meetings:meeting-list", ("/meetings/", "/panels/", "/minutes/")),
    ("Decisions", "minutes:decision-list", ("/decisions/",)),
    ("Actions", "minutes:action-list", ("/actions/",)),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """A context processor. Nothing is asked of the database until a template asks."""
    return {
        "nav": _entries(request),
        "own_panels": SimpleLazyObject(lambda: standing_in(request).panels),
    }


def _entries(request: HttpRequest) -> list[Entry]:
    """Meetings are for those who belong to a panel; who may not see them is not sent there."""
    sections = [section for section in _SECTIONS if section[0] != "Meetings" or request.user.is_authenticated]
    return [
        Entry(label, reverse(name), request.path == reverse(name) or request.path.startswith(prefixes or ("//",)))
        for label, name, prefixes in sections
    ]
