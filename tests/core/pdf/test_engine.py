import gc
import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from pydyf import PDF, Stream

from core.pdf.engine import ForbiddenAddress, _written, warm_up, write_pdf
from core.pdf.metadata import claim_pdf_ua
from core.pdf.streams import deflate_streams, ends_early
from tests.minutes.rendering.pdf_reader import run

STYLES = ("css/tokens.css", "css/minutes.css", "css/print.css")
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


def test_the_file_claims_pdf_ua_and_pdf_a_in_the_one_description_of_itself():
    with pikepdf.open(io.BytesIO(write_pdf(page("<p>Hello</p>")))) as pdf:
        stream = pdf.Root.Metadata
        rdf = etree.fromstring(stream.read_bytes()).find("{*}RDF")
        assert "/Filter" not in stream

    claimed = {name: value for part in rdf.findall("{*}Description") for name, value in part.attrib.items()}
    assert claimed["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert claimed["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert claimed["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert [each.text for each in rdf.iter("{http://www.aiim.org/pdfa/ns/schema#}prefix")] == ["pdfuaid"]


def test_metadata_written_in_another_way_are_refused_rather_than_claimed_in_vain():
    pdf = PDF()
    metadata = Stream([b"<x:xmpmeta/>"])
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference

    with pytest.raises(ValueError, match="another way"):
        claim_pdf_ua(pdf)


def test_a_stream_is_left_as_it_is_where_deflated_it_would_seem_to_end_a_byte_early():
    awkward = next(text for number in range(256) if zlib.compress(text := b"a" * number).endswith(b"\r"))
    pdf = PDF()
    for content in (awkward, b"and another"):
        pdf.add_object(Stream([content], compress=True))

    deflate_streams(pdf)

    assert [part.extra.get("Filter") for part in pdf.objects[-2:]] == [None, "/FlateDecode"]
    assert [part.compress for part in pdf.objects[-2:]] == [False, False]


def test_a_file_in_which_a_stream_seems_to_end_a_byte_early_is_written_anew_with_an_object_to_spare(monkeypatch):
    plain = _written(page("<p>Hello</p>"), STYLES, spare=0)
    spared = _written(page("<p>Hello</p>"), STYLES, spare=1)
    monkeypatch.setattr("core.pdf.engine.ends_early", lambda file: file == plain)

    assert write_pdf(page("<p>Hello</p>"), STYLES) == spared != plain


def test_a_stream_ends_early_where_a_line_seems_to_end_in_it():
    assert ends_early(b"stream\nabc\r\nendstream")
    assert not ends_early(b"stream\nabc\nendstream")


def test_ids_stay_only_where_a_link_leads_to_them():
    html = page('<p id="here">One</p><p id="nowhere">Two</p><p><a href="#here">Three</a></p>')

    with pikepdf.open(io.BytesIO(write_pdf(html))) as pdf:
        assert [str(name) for name in pdf.Root.Names.Dests.Names[::2]] == ["here"]


def test_a_character_that_no_font_of_ours_holds_is_said_in_words(tmp_path):
    path = tmp_path / "words.pdf"
    path.write_bytes(write_pdf(page("<p>Done 🎉 שלום ✓</p>").replace("<body>", '<body class="minutes">')))

    words = run("pdftotext", path, "-").stdout.translate(dict.fromkeys(range(0x202A, 0x202F))).split()
    assert {"Done", "[party", "popper]", "שלום", "✓"} <= set(words)
    assert all("Fallback" in row or "Source" in row for row in run("pdffonts", path).stdout.splitlines()[2:])


def test_no_garbage_is_looked_for_while_a_document_is_laid_out_and_again_afterwards(monkeypatch):
    seen = []
    monkeypatch.setattr("core.pdf.engine.finish_tags", lambda _: seen.append(gc.isenabled()))

    write_pdf(page("<p>Hello</p>"))

    assert (seen, gc.isenabled()) == ([False], True)


def test_warming_up_leaves_what_is_alive_to_itself():
    before = gc.get_freeze_count()

    warm_up()

    try:
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_paper_names_only_fonts_that_are_committed():
    static = Path(__file__).resolve().parents[3] / "static"
    text = (static / "css" / "print.css").read_text(encoding="utf-8")
    named = [part.split('"')[0] for part in text.split('url("app:/')[1:]]

    assert len(named) == 8
    assert [name for name in named if not (static / name.lstrip("/")).is_file()] == []
