import io
from pathlib import Path

import pikepdf
import pytest

from core.pdf import ForbiddenAddress, write_pdf

STYLES = ("css/tokens.css", "css/print.css")
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="


def page(body: str) -> str:
    return f'<!doctype html><html lang="en-GB"><head><title>A title</title></head><body>{body}</body></html>'


def content_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The marked content of the first page: tag and, of an artifact, its type."""
    marked = (each for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) == "BDC")
    return [(str(each.operands[0]), str(each.operands[1].get("/Type", ""))) for each in marked]


def test_the_same_input_gives_the_same_bytes_and_no_date_is_in_them():
    first, again = (write_pdf(page("<p>Hello</p>"), STYLES) for _ in range(2))

    assert first == again
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys()) == set()


def test_different_input_has_a_different_identifier():
    identifiers = set()
    for word in ("Hello", "Goodbye"):
        with pikepdf.open(io.BytesIO(write_pdf(page(f"<p>{word}</p>"), STYLES))) as pdf:
            identifiers.add(bytes(pdf.trailer.ID[0]))

    assert len(identifiers) == 2


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1/logo.png",
        "file:///etc/hostname",
        "ftp://example.org/logo.png",
        "app:/fonts/nowhere.ttf",
        "app:/fonts",
        "app:/../manage.py",
    ],
)
def test_anything_but_a_static_file_of_ours_is_refused(address):
    with pytest.raises(ForbiddenAddress, match="not a file of ours"):
        write_pdf(page(f'<img alt="A logo" src="{address}">'), STYLES)


def test_a_stylesheet_that_is_not_ours_is_refused():
    with pytest.raises(ForbiddenAddress):
        write_pdf(page("<p>Hello</p>"), ("css/nowhere.css",))


def test_what_the_document_holds_itself_is_drawn():
    with pikepdf.open(io.BytesIO(write_pdf(page(f'<img alt="A dot" src="{PIXEL}">'), STYLES))) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


def test_a_file_of_ours_is_found_and_its_font_embedded():
    data = write_pdf(page("<p style=\"font-family: 'Source Serif 4'\">Hello</p>"), STYLES)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert any("Source-Serif-4" in name for name in fonts)


def test_what_stands_in_the_margins_is_no_content():
    html = page("<p>Hello</p>").replace("<body>", '<body data-head="Left" data-state="Right">')

    with pikepdf.open(io.BytesIO(write_pdf(html, STYLES))) as pdf:
        assert content_of(pdf) == [("/Span", ""), *[("/Artifact", "/Pagination")] * 3]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert [parent is not None for parent in parents] == [True, False, False, False]


def test_a_header_cell_above_header_cells_only_gets_a_scope():
    rows = "<tr><th></th><th>Sum</th></tr><tr><th scope='row'>2024</th><td>4</td></tr>"

    with pikepdf.open(io.BytesIO(write_pdf(page(f"<table>{rows}</table>"), STYLES))) as pdf:
        cells = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]

    scopes = [str(cell.A.get("/Scope", "")) for cell in cells]
    assert sorted(scopes) == ["", "", "/Column"]


def test_paper_names_only_fonts_that_are_committed():
    static = Path(__file__).resolve().parents[2] / "static"
    text = (static / "css" / "print.css").read_text(encoding="utf-8")
    named = [part.split('"')[0] for part in text.split('url("app:/')[1:]]

    assert len(named) == 7
    assert [name for name in named if not (static / name.lstrip("/")).is_file()] == []
