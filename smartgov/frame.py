"""The frame around every page: the main navigation, and the panels that are the reader's own."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from meetings.access import access_in


@dataclass(frozen=True, slots=True)
class NavItem:
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
    """Return the frame's context. Nothing is worked out or asked of the database until a template asks."""
    return {
        "nav": SimpleLazyObject(lambda: _nav_items(request)),
        "own_panels": SimpleLazyObject(lambda: access_in(request).panels),
    }


def _nav_items(request: HttpRequest) -> list[NavItem]:
    """Return the sections that this reader may see: meetings are for people who are signed in."""
    return [
        NavItem(label, address, request.path == address or request.path.startswith(prefixes))
        for label, address, prefixes in _sections()
        if label != "Meetings" or request.user.is_authenticated
    ]


@cache
def _sections() -> list[tuple[str, str, tuple[str, ...]]]:
    return [(label, reverse(name), prefixes) for label, name, prefixes in _SECTIONS]
