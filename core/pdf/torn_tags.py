"""Tags of a PDF after some of its content was left out: nothing that is gone is read out in words of the tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf

from core.pdf.layered import LeftOut, Place

_WORDS = ("/ActualText", "/Alt", "/E", "/T")


@dataclass(slots=True)
class _Element:
    """An element of the tree, the page that it is on, and its kids, with the elements among them."""

    written: Dictionary
    page: Object | None
    kids: list[tuple[object, "_Element | None"]] = field(default_factory=list)
    is_torn: bool = False
    is_gone: bool = False


def tear_tags(pdf: Pdf, left_out: LeftOut, annotations: set[Place]) -> None:
    """Take out elements of which nothing is left, and the words of those that lost some of what they hold.

    ``annotations`` are those that were left out, by their numbers in the file.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if isinstance(tree, Dictionary) and (left_out.lost or left_out.torn or annotations):
        for element in reversed(_elements(tree)):
            _tear(element, left_out, annotations)


def _elements(tree: Dictionary) -> list[_Element]:
    """Return them all, each before what it holds; the root first."""
    found, seen = [_Element(tree, None)], set[Place]()
    for element in found:
        for kid in _kids(element.written):
            inner = None
            if isinstance(kid, Dictionary) and "/S" in kid and kid.objgen not in seen:
                seen |= {kid.objgen} if kid.is_indirect else set()
                inner = _Element(kid, kid.get("/Pg", element.page))
                found.append(inner)
            element.kids.append((kid, inner))
    return found


def _kids(element: Dictionary) -> list[object]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _tear(element: _Element, left_out: LeftOut, annotations: set[Place]) -> None:
    kept = [kid for kid, inner in element.kids if not _is_gone(element, kid, inner, left_out, annotations)]
    is_less = len(kept) < len(element.kids)
    element.is_torn = is_less or any(_is_torn(element, kid, inner, left_out) for kid, inner in element.kids)
    element.is_gone = is_less and not kept
    if is_less:
        element.written.K = Array(kept)
    if element.is_torn:
        for words in _WORDS:
            if words in element.written:
                del element.written[words]


def _is_gone(
    element: _Element, kid: object, inner: _Element | None, left_out: LeftOut, annotations: set[Place]
) -> bool:
    if inner is not None:
        return inner.is_gone
    target = kid.get("/Obj") if isinstance(kid, Dictionary) else None
    if isinstance(target, Object):
        return target.objgen in annotations
    return any(piece in left_out.lost for piece in _pieces(element, kid))


def _is_torn(element: _Element, kid: object, inner: _Element | None, left_out: LeftOut) -> bool:
    return inner.is_torn if inner is not None else any(piece in left_out.torn for piece in _pieces(element, kid))


def _pieces(element: _Element, kid: object) -> Iterator[tuple[Place, int]]:
    """Yield the piece of content that a kid stands for, if it does: by where it stands, and its number there."""
    number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
    holder = kid.get("/Stm", kid.get("/Pg", element.page)) if isinstance(kid, Dictionary) else element.page
    if isinstance(holder, Object) and isinstance(number, int):
        yield holder.objgen, number
