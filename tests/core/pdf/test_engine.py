import gc
import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from core.pdf.engine import NOT_PRINTED, ForbiddenAddress, _written, warm_up, write_pdf
from tests.core.pdf.html import STYLES, page
from tests.minutes.rendering.pdf_reader import run

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="


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


def test_a_file_in_which_a_stream_seems_to_end_a_byte_early_is_written_anew_with_an_object_to_spare(monkeypatch):
    plain = _written(page("<p>Hello</p>"), STYLES, spare=0)
    spared = _written(page("<p>Hello</p>"), STYLES, spare=1)
    monkeypatch.setattr("core.pdf.engine.ends_early", lambda file: file == plain)

    assert write_pdf(page("<p>Hello</p>"), STYLES) == spared != plain


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
    text = (static / "css" / "pdf.css").read_text(encoding="utf-8")
    named = [part.split('"')[0] for part in text.split('url("app:/')[1:]]

    assert len(named) == 8
    assert [name for name in named if not (static / name.lstrip("/")).is_file()] == []


def test_a_name_that_our_fonts_lack_is_printed_by_the_second_font_or_said_to_be_missing(settings, tmp_path):
    body, said = page("<p>漢字, 漢 \U0001f389</p>"), []
    for font in ("", font_with("漢字", tmp_path)):
        settings.PDF_SECOND_FONT = str(font)
        (path := tmp_path / "name.pdf").write_bytes(write_pdf(body, STYLES))
        said.append(" ".join(run("pdftotext", path, "-").stdout.split()))

    without, with_font = said
    assert "[U+6F22][U+5B57], [U+6F22] [party popper]" in without
    assert f"{NOT_PRINTED} [U+6F22], [U+5B57]." in without
    assert "漢字, 漢 [party popper]" in with_font
    assert NOT_PRINTED not in with_font


def font_with(characters: str, folder: Path) -> Path:
    """A font that has these characters, each a bare square, and nothing else."""
    names = [f"uni{ord(character):04X}" for character in characters]
    pen = TTGlyphPen(None)
    for step, corner in enumerate([(0, 0), (0, 700), (700, 700), (700, 0)]):
        (pen.lineTo if step else pen.moveTo)(corner)
    pen.closePath()
    square, builder = pen.glyph(), FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(map(ord, characters), names, strict=True)))
    builder.setupGlyf(dict.fromkeys([".notdef", *names], square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (800, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    path = folder / "squares.ttf"
    builder.save(path)
    return path
