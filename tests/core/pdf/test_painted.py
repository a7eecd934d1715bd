"""All that a page is painted with is gone through once, however it is tangled."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from core.pdf.painted import DEEPEST, go_through


def test_what_refers_to_itself_ends() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    ring = pdf.make_indirect(Dictionary())
    ring.Again = ring
    pdf.pages[0].obj.Resources = Dictionary(Extra=ring)
    seen = set[tuple[int, int]]()

    go_through(pdf.pages[0].obj, seen)

    assert ring.objgen in seen


def test_the_way_stops_at_another_page() -> None:
    pdf = Pdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    other = pdf.pages[1].obj
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, P=other))])
    seen = set[tuple[int, int]]()

    go_through(pdf.pages[0].obj, seen)

    assert pdf.pages[0].obj.Annots[0].objgen in seen
    assert other.objgen not in seen


def test_what_is_nested_too_deep_is_refused() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    inner = Array()
    for _ in range(DEEPEST):
        inner = pdf.make_indirect(Array([inner]))
    pdf.pages[0].obj.Resources = Dictionary(Extra=inner)

    with pytest.raises(pikepdf.PdfError, match="levels deep"):
        go_through(pdf.pages[0].obj, set())
