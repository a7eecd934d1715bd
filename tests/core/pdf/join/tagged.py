"""Papers with tags, good and bad, as small as they can be."""

import io
from collections.abc import Iterable
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

TAGGED = "/P <</MCID 0>> BDC BT /F1 9 Tf 60 200 Td (tagged) Tj ET EMC"


def page_of(pdf: Pdf, content: str, **resources: Object) -> Any:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[-1]
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font), **resources)
    page.obj.Contents = pdf.make_stream(content.encode("cp1252"))
    return page


def element(pdf: Pdf, role: str, *kids: Any, **entries: Any) -> Object:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), K=Array(kids), **entries))


def tree(pdf: Pdf, *kids: Object, **entries: Any) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array(kids), **entries))
    pdf.Root.MarkInfo, pdf.Root.Lang = Dictionary(Marked=True), String("en-GB")


def paper(*contents: str, roles: Iterable[str] = ("Document", "P")) -> Pdf:
    """A page for each of these, of which the first mark is tagged; ``roles`` from the top down."""
    pdf = Pdf.new()
    *above, role = roles
    marked = [element(pdf, role, 0, Pg=page_of(pdf, content).obj) for content in contents]
    for name in reversed(above):
        marked = [element(pdf, name, *marked)]
    tree(pdf, *marked)
    return pdf


def as_file(pdf: Pdf) -> io.BytesIO:
    file = io.BytesIO()
    pdf.save(file)
    return io.BytesIO(file.getvalue())
