"""All that a page of a PDF is painted with: its content, its resources and comments, and whatever they refer to."""

from collections.abc import Iterator
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

DEEPEST = 10_000  # levels, of which the library that copies them has each on its stack
_PAINTED = ("/Contents", "/Resources", "/Group", "/Annots")


def go_through(page: Object, seen: set[tuple[int, int]]) -> None:
    """Read all that paints this page, each object of the file once. Raises PdfError where it is too deep."""
    levels = [iter([page.get(name) for name in _PAINTED])]
    while levels:
        for part in levels[-1]:
            if _has_parts(part) and part.objgen not in seen:
                if part.is_indirect:
                    seen.add(part.objgen)
                if len(levels) == DEEPEST:
                    raise PdfError(f"What a page is painted with is nested more than {DEEPEST} levels deep.")
                levels.append(_parts_of(part))
                break
        else:
            levels.pop()


def _parts_of(part: Array | Dictionary | Stream) -> Iterator[Object]:
    return iter(part) if isinstance(part, Array) else (value for _, value in part.items())


def _has_parts(part: object) -> TypeGuard[Array | Dictionary | Stream]:
    if isinstance(part, Dictionary):
        return part.get("/Type") not in (Name.Page, Name.Pages)
    return isinstance(part, Array | Stream)
