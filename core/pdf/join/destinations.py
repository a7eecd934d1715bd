"""The places in a PDF that others made to which its links and bookmarks lead.

What leads nowhere, or does anything else, is left out, however it is written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from itertools import islice
from math import isfinite
from typing import NamedTuple, TypeGuard

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf, PikepdfError, String

DEEPEST = 4  # levels of bookmarks that are kept
MOST_BOOKMARKS = 2000
_MISSHAPEN = (PikepdfError, ValueError, TypeError, RuntimeError, AttributeError, LookupError)
_LEFT_AND_TOP = {"/XYZ": (0, 1), "/FitH": (None, 0), "/FitBH": (None, 0), "/FitV": (0, None), "/FitR": (0, 3)}


class Place(NamedTuple):
    """A page, counted from nought, and on it a point in points, as far as one is named."""

    page: int
    left: float | None = None
    top: float | None = None


class Bookmark(NamedTuple):
    """A bookmark with its level, from 1."""

    level: int
    title: str
    place: Place


class Destinations:
    """The destinations of a file, read from whatever names them."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def of(self, dest: object, action: object = None) -> Place | None:
        """Return the place of a destination as a link or a bookmark has it, or of the action that it has instead."""
        with suppress(*_MISSHAPEN):
            return self._of(dest, action)
        return None

    def _of(self, dest: object, action: object) -> Place | None:
        if dest is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            dest = action.get("/D")
        if isinstance(dest, String | Name):
            dest = self._named.get(_plain(dest))
        if isinstance(dest, Dictionary):
            dest = dest.get("/D")
        return self._place(dest) if isinstance(dest, Array) and len(dest) else None

    def bookmarks(self) -> list[Bookmark]:
        """Return the bookmarks in their order. Those beneath one that leads nowhere take its level."""
        with suppress(*_MISSHAPEN):
            return list(islice(self._bookmarks(self._pdf.open_outline().root, 1), MOST_BOOKMARKS))
        return []

    def _bookmarks(self, items: Sequence[OutlineItem], level: int) -> Iterator[Bookmark]:
        if level > DEEPEST:
            return
        for item in items:
            place, title = self.of(item.destination, item.action), " ".join(item.title.split())
            if place and title:
                yield Bookmark(level, title, place)
            yield from self._bookmarks(item.children, level + bool(place and title))

    def _place(self, dest: Array) -> Place | None:
        page = self._page(dest[0])
        if page is None:
            return None
        numbers = list(dest)[2:]
        left, top = _LEFT_AND_TOP.get(str(dest[1]) if len(dest) > 1 else "", (None, None))
        return Place(page, _number(numbers, left), _number(numbers, top))

    def _page(self, named: object) -> int | None:
        """Return the number of a page; some programs count pages where they should refer to them."""
        if isinstance(named, Object):
            return self._pages.get(named.objgen) if named.is_indirect else None
        return named if isinstance(named, int) and 0 <= named < len(self._pages) else None

    @cached_property
    def _named(self) -> Mapping[str, object]:
        """The destinations by name: those of today, and as files of long ago have them."""
        root, named = self._pdf.Root, dict[str, object]()
        with suppress(*_MISSHAPEN):
            named |= {_plain(name): dest for name, dest in root.get("/Dests", {}).items()}
        with suppress(*_MISSHAPEN):
            named |= {_plain(name): dest for name, dest in NameTree(root.Names.Dests).items()}
        return named


def _plain(name: object) -> str:
    return str(name).removeprefix("/")


def hang_bookmarks(root: list[OutlineItem], bookmarks: Iterable[tuple[int, str, Place]]) -> None:
    """Hang them into an outline, each beneath the last one of a higher level, or the last there is."""
    path = [root]
    for level, title, (page, left, top) in bookmarks:
        bookmark = OutlineItem(title, page) if top is None else OutlineItem(title, page, "XYZ", left=left, top=top)
        del path[level:]
        path[-1].append(bookmark)
        path.append(bookmark.children)


def _number(numbers: Sequence[object], index: int | None) -> float | None:
    value = numbers[index] if index is not None and index < len(numbers) else None
    return float(value) if is_number(value) else None


def is_number(value: object) -> TypeGuard[int | float | Decimal]:
    """Tell whether it is a number that can say a place or a size."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and isfinite(value)
