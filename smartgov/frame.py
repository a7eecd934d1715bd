"""What the frame around every page shows: the main navigation, and which panels are the reader's own."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from meetings.access import standing_in


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    address: str
    is_current: bool


_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Home", "home", ()),
    ("Meetings", "meetings:meeting-list", ("/meetings/", "/panels/", "/minutes/", "/calendar/")),
    ("Decisions", "minutes:decision-list", ("/decisions/",)),
    ("Actions", "minutes:action-list", ("/actions/",)),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """A context processor. Nothing is worked out or asked of the database until a template asks."""
    return {
        "nav": SimpleLazyObject(lambda: _entries(request)),
        "own_panels": SimpleLazyObject(lambda: standing_in(request).panels),
    }


def _entries(request: HttpRequest) -> list[Entry]:
    """Meetings are for those who belong to a panel; who may not see them is not sent there."""
    return [
        Entry(label, address, request.path == address or request.path.startswith(prefixes))
        for label, address, prefixes in _sections()
        if label != "Meetings" or request.user.is_authenticated
    ]


@cache
def _sections() -> list[tuple[str, str, tuple[str, ...]]]:
    return [(label, reverse(name), prefixes) for label, name, prefixes in _SECTIONS]
