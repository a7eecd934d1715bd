import io

import pikepdf

from core.pdf.engine import write_pdf
from tests.core.pdf.html import STYLES, page


def content_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The marked content of the first page: tag and, of an artifact, its type."""
    marked = (each for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) == "BDC")
    return [(str(each.operands[0]), str(each.operands[1].get("/Type", ""))) for each in marked]


def test_what_stands_in_the_margins_is_no_content():
    html = page('<p class="running-state">Right</p><p>Hello</p>')
    html = html.replace("<body>", '<body class="minutes" data-head="Left" data-text="Text 1">')

    with pikepdf.open(io.BytesIO(write_pdf(html, STYLES))) as pdf:
        assert content_of(pdf) == [("/Span", ""), *[("/Artifact", "/Pagination")] * 4]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert [parent is not None for parent in parents] == [True, False, False, False, False]


def cells_of(table: str) -> list[tuple[str, str]]:
    """Each cell with its scope."""
    with pikepdf.open(io.BytesIO(write_pdf(page(f"<table>{table}</table>"), STYLES))) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        cells = [each for each in elements if each.S in ("/TH", "/TD")]
        assert not any("/Headers" in cell.A or "/ID" in cell for cell in cells)
        return [(str(cell.S), str(cell.A.get("/Scope", ""))) for cell in cells]


def test_a_row_of_header_cells_heads_columns_and_any_other_header_cell_its_row():
    rows = "<tr><th></th><th>Sum</th></tr><tr><th rowspan='2'>2024</th><td>4</td></tr><tr><td>5</td></tr>"

    assert cells_of(rows) == [
        ("/TH", "/Column"), ("/TH", "/Column"), ("/TH", "/Row"), ("/TD", ""), ("/TD", ""),
    ]  # fmt: skip


def test_a_table_without_header_cells_is_headed_by_its_first_column():
    assert cells_of("<tr><td>a</td><td>b</td></tr>") == [("/TH", "/Row"), ("/TD", "")]
