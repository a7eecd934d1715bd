"""All that a page of a PDF is painted with: its content, its resources and comments, and whatever they refer to."""

from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

DEEPEST = 10_000  # levels, of which the library that copies them has each on its stack
_PAINTED = ("/Contents", "/Resources", "/Group", "/Annots")


def go_through(page: Object, seen: set[tuple[int, int]]) -> None:
    """Reads all of it, each object of the file once and no other page. Raises PdfError where it is too deep."""
    levels = [iter([page.get(name) for name in _PAINTED])]
    while levels:
        for part in levels[-1]:
            if _has_parts(part) and part.objgen not in seen:
                if part.is_indirect:
                    seen.add(part.objgen)
                if len(levels) == DEEPEST:
                    raise PdfError(f"What a page is painted with is nested more than {DEEPEST} levels deep.")
                levels.append(iter(part if isinstance(part, Array) else [each for _, each in part.items()]))
                break
        else:
            levels.pop()


def _has_parts(part: object) -> TypeGuard[Array | Dictionary | Stream]:
    if isinstance(part, Dictionary):
        return part.get("/Type") not in (Name.Page, Name.Pages)
    return isinstance(part, Array | Stream)
