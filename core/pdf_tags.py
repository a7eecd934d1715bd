"""What WeasyPrint leaves undone in the structure of a tagged PDF, done before the bytes are written.

It tags what stands in the margins and hangs it nowhere: PDF/UA wants running heads and page numbers as artifacts. And
a header cell above header cells only gets neither data cells nor a scope.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydyf import PDF, Array, Dictionary

PAGINATION = Dictionary({"Type": "/Pagination"})


def finish_tags(_document: object, pdf: PDF) -> None:
    """Completes the structure tree; the signature is that of a WeasyPrint finisher."""
    elements = {each.reference: each for each in pdf.objects if _is_element(each)}
    _scope_loose_headers(elements)
    _release_margins(pdf, elements)


def _is_element(part: object) -> bool:
    return isinstance(part, Dictionary) and part.get("Type") == "/StructElem"


def _scope_loose_headers(elements: Mapping[bytes, Dictionary]) -> None:
    cells = [element["A"] for element in elements.values() if element["S"] == "/TD"]
    tied = {header.string for cell in cells for header in cell.get("Headers", ())}
    for header in elements.values():
        if header["S"] == "/TH" and header["ID"].string not in tied:
            header["A"]["Scope"] = "/Column"


def _release_margins(pdf: PDF, elements: Mapping[bytes, Dictionary]) -> None:
    """Makes artifacts of the content whose elements hang from the document without being among its kids."""
    root, document = next((key, each) for key, each in elements.items() if each["S"] == "/Document")
    kids = frozenset(document["K"])
    loose = [each for key, each in elements.items() if each["P"] == root and key not in kids]
    released: dict[bytes, set[int]] = {}
    for element in [part for each in loose for part in _with_descendants(each, elements)]:
        released.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
        element.clear()  # its number is taken, but it says nothing any more
    for number, page in enumerate(pdf.page_references):
        _make_artifacts(_object(pdf, _object(pdf, page)["Contents"]).stream, released.get(page, set()))
        _forget(_parent_tree(pdf)["Nums"][2 * number + 1], released.get(page, set()))


def _with_descendants(element: Dictionary, elements: Mapping[bytes, Dictionary]) -> Iterator[Dictionary]:
    yield element
    for kid in element["K"]:
        if kid in elements:
            yield from _with_descendants(elements[kid], elements)


def _make_artifacts(operators: list[Any], released: set[int]) -> None:
    """In a page's content, rewrites ``/Span <</MCID 7>> BDC``."""
    for place, operand in enumerate(operators):
        if isinstance(operand, Dictionary) and operand.get("MCID") in released:
            operators[place - 1 : place + 1] = ["/Artifact", PAGINATION]


def _forget(parents: Array, released: set[int]) -> None:
    for mcid in released:
        parents[mcid] = "null"


def _parent_tree(pdf: PDF) -> Dictionary:
    return _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])


def _object(pdf: PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
