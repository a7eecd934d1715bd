"""The structure of a tagged PDF, completed where WeasyPrint leaves it undone, before the bytes are written.

It tags what stands in the margins and hangs it nowhere: PDF/UA wants running heads and page numbers as artifacts. And
it ties data cells to header cells one by one, to wrong ones below a cell that spans rows: a scope says it of all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pydyf import PDF, Array, Dictionary

PAGINATION = Dictionary({"Type": "/Pagination"})


def finish_tags(pdf: PDF) -> None:
    """Complete the structure tree."""
    elements = {part.reference: part for part in pdf.objects if _is_element(part)}
    _part_list_items(pdf, elements)
    _head_tables(elements)
    _scope_headers(elements)
    _release_margins(pdf, elements)


def _is_element(part: object) -> bool:
    return isinstance(part, Dictionary) and part.get("Type") == "/StructElem"


def _part_list_items(pdf: PDF, elements: dict[bytes, Dictionary]) -> None:
    """Part each list item into its label and its body.

    A mark that stands inside an item is tagged as part of the first line: of a body, or of the item itself, which then
    has no body, as it has none where it goes on after a page's end.
    """
    for item in _elements_tagged("/LI", elements):
        body = next((elements[kid] for kid in item["K"] if elements[kid]["S"] == "/LBody"), None)
        holder = body or item
        labels = [kid for kid in holder["K"] if elements[kid]["S"] == "/Lbl"]
        words = [kid for kid in holder["K"] if kid not in labels]
        if body is None:
            item["K"] = Array([*labels, _add_body(pdf, elements, item, words)])
        else:
            body["K"] = Array(words)
            item["K"][:0] = labels
            _hang(elements, labels, item)


def _elements_tagged(tag: str, elements: Mapping[bytes, Dictionary]) -> list[Dictionary]:
    """Return those with this tag, in a list: elements may be added while it is gone through."""
    return [element for element in elements.values() if element["S"] == tag]


def _add_body(pdf: PDF, elements: dict[bytes, Dictionary], item: Dictionary, words: list[bytes]) -> bytes:
    body = Dictionary({**item, "S": "/LBody", "K": Array(words), "P": item.reference})
    pdf.add_object(body)
    elements[body.reference] = body
    _hang(elements, words, body)
    return bytes(body.reference)


def _hang(elements: Mapping[bytes, Dictionary], kids: list[bytes], parent: Dictionary) -> None:
    for kid in kids:
        elements[kid]["P"] = parent.reference


def _head_tables(elements: Mapping[bytes, Dictionary]) -> None:
    """Head the rows of tables without headers by their first column.

    Such a table is what is left on a new page of a row too high for the last one.
    """
    for table in _elements_tagged("/Table", elements):
        parts = list(_with_descendants(table, elements))
        if not any(part["S"] == "/TH" for part in parts):
            for row in (part for part in parts if part["S"] == "/TR" and part["K"]):
                elements[row["K"][0]]["S"] = "/TH"


def _scope_headers(elements: Mapping[bytes, Dictionary]) -> None:
    """Say what header cells head: in a row of nothing else their columns, in any other their row."""
    for row in elements.values():
        if row["S"] == "/TR":
            cells = [elements[kid] for kid in row["K"]]
            scope = "/Column" if all(cell["S"] == "/TH" for cell in cells) else "/Row"
            for cell in cells:
                _scope(cell, scope)


def _scope(cell: Dictionary, scope: str) -> None:
    cell["A"].pop("Headers", None)
    if cell["S"] == "/TH":
        cell["A"]["Scope"] = scope
        cell.pop("ID", None)  # there would have to be a tree of them


def _release_margins(pdf: PDF, elements: Mapping[bytes, Dictionary]) -> None:
    """Make artifacts of the content whose elements hang from the document without being among its kids."""
    released = defaultdict[bytes, set[int]](set)  # numbers of marked content, by page
    for element in _loose_elements(elements):
        released[element["Pg"]].update(kid for kid in element["K"] if isinstance(kid, int))
        element.clear()  # its number is taken, but it says nothing any more
    for number, page in enumerate(pdf.page_references):
        _make_artifacts(_object(pdf, _object(pdf, page)["Contents"]).stream, released[page])
        _forget(_parent_tree(pdf)["Nums"][2 * number + 1], released[page])


def _loose_elements(elements: Mapping[bytes, Dictionary]) -> list[Dictionary]:
    document = _elements_tagged("/Document", elements)[0]
    kids = frozenset(document["K"])
    loose: list[Dictionary] = []
    for reference, element in elements.items():
        if element["P"] == document.reference and reference not in kids:
            loose.extend(_with_descendants(element, elements))
    return loose


def _with_descendants(element: Dictionary, elements: Mapping[bytes, Dictionary]) -> Iterator[Dictionary]:
    yield element
    for kid in element["K"]:
        if kid in elements:
            yield from _with_descendants(elements[kid], elements)


def _make_artifacts(operators: list[Any], released: set[int]) -> None:
    """Rewrite ``/Span <</MCID 7>> BDC`` in a page's content."""
    for index, operand in enumerate(operators):
        if isinstance(operand, Dictionary) and operand.get("MCID") in released:
            operators[index - 1 : index + 1] = ["/Artifact", PAGINATION]


def _forget(parents: Array, released: set[int]) -> None:
    for mcid in released:
        parents[mcid] = "null"


def _parent_tree(pdf: PDF) -> Dictionary:
    return _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])


def _object(pdf: PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
