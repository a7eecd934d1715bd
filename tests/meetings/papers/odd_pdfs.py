"""PDFs that are odd, object by object, and those that other people's programs wrote (``tests/pdfs/README.md``)."""

import zlib
from pathlib import Path

from tests.meetings.papers.papers import pdf, written_out

FOLDER = Path(__file__).resolve().parents[2] / "pdfs"
# What a page of each says; nothing, where its pages are pictures.
WORDS = {
    "ghostscript": "Ghostscript wrote this page.",
    "ghostscript-scan": "",
    "cairo": "Cairo wrote this page.",
    "libreoffice": "LibreOffice wrote this page.",
    "chromium": "Chromium wrote this page.",
    "pdftex": "pdfTeX wrote this page.",
    "qpdf-object-streams": "Ghostscript wrote this page.",
    "qpdf-linearised": "Cairo wrote this page.",
    "pikepdf": "Chromium wrote this page.",
    "qpdf-empty-password": "Ghostscript wrote this page.",
    "weasyprint": "WeasyPrint wrote this page.",
    "reportlab": "ReportLab wrote this page.",
    "imagemagick": "",
    "ocrmypdf": "A scanner drew this page.",
}

SHOWN = "words here"
_CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
_PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
_BOX = "/MediaBox[0 0 595 842]"
_FONT = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_DRAWN = f"BT /F1 20 Tf 60 200 Td ({SHOWN}) Tj ET"
_SUMMED = zlib.compress(_DRAWN.encode()).decode("latin-1")


def program_wrote(name: str) -> bytes:
    return (FOLDER / f"{name}.pdf").read_bytes()


def stream(content: str, entries: str = "") -> str:
    return f"<<{entries}/Length {len(content)}>>\nstream\n{content}\nendstream"


def odd(
    *objects: str,
    catalogue: str = _CATALOGUE,
    pages: str = _PAGES,
    box: str = _BOX,
    resources: str = f"<<{_FONT}>>",
    contents: str = "4 0 R",
    page: str = "",
    kind: str = "/Page",
    drawn: str = stream(_DRAWN),
) -> bytes:
    """One page of plain words, in which something is as only this file has it; ``objects`` are numbered from 5."""
    sheet = f"<</Type{kind}/Parent 2 0 R {box}/Resources {resources}/Contents {contents} {page}>>"
    return written_out(catalogue, pages, sheet, drawn, *objects)


def _link(more: str, area: str = "[0 0 9 9]") -> str:
    return f"/Annots[<</Subtype/Link/Rect {area}{more}>>]"


def _field(value: str, look: str = "") -> bytes:
    form = "/AcroForm<</Fields[5 0 R]/NeedAppearances true/DR 7>>"
    widget = f"<</FT/Tx/T(a)/V {value}/Type/Annot/Subtype/Widget/Rect[0 0 90 20]/DA(/Helv 12 Tf){look}>>"
    return odd(widget, catalogue=f"<</Type/Catalog/Pages 2 0 R{form}>>", page="/Annots[5 0 R]")


# With a box that shows who signed; whether the signature is valid is not for us to say.
SIGNED = odd(
    "<</FT/Sig/T(s)/Type/Annot/Subtype/Widget/F 132/Rect[60 60 300 100]/V 6 0 R/AP<</N 7 0 R>>>>",
    "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 10 20 10]/Contents<00>>>",
    stream("BT /F1 12 Tf 4 9 Td (Signed by Anna) Tj ET", f"/Subtype/Form/BBox[0 0 240 40]/Resources<<{_FONT}>>"),
    catalogue="<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>",
    page="/Annots[5 0 R]",
)
LOOK_TO_BE_MADE = _field("(x)", "/AP 7")


def _catalogue(more: str) -> str:
    return f"<</Type/Catalog/Pages 2 0 R{more}>>"


# Any reader's program shows the words of these.
READABLE = {
    "plain numbers and null as objects": odd("7", "null", "true", "3.5", "/Name", "(words)"),
    "no media box": odd(box=""),
    "a media box of words": odd(box="/MediaBox[(a)(b)(c)(d)]"),
    "a media box of three numbers": odd(box="/MediaBox[0 0 595]"),
    "a media box without end": odd(box=f"/MediaBox[0 0 {'9' * 400}.0 842]"),
    "a number as crop box": odd(box=f"{_BOX}/CropBox 3"),
    "a crop box of names": odd(box=f"{_BOX}/CropBox[/a/b/c/d]"),
    "a crop box of nothing": odd(box=f"{_BOX}/CropBox[null null null null]"),
    "a page larger than a library makes": odd(box="/MediaBox[0 0 20000 842]"),
    "turned by 45 degrees": odd(page="/Rotate 45"),
    "turned by less than nothing": odd(page="/Rotate -45"),
    "turned by 100 degrees": odd(page="/Rotate 100"),
    "turned by a name": odd(page="/Rotate/R"),
    "a unit that is a name": odd(page="/UserUnit/X"),
    "a unit of nought": odd(page="/UserUnit 0"),
    "null and odd XObjects": odd(resources=f"<<{_FONT}/XObject<</A null/B 99 0 R/C 7/D(x)/E[]/F<<>>>>>>"),
    "a number for XObjects": odd(resources=f"<<{_FONT}/XObject 7>>"),
    "an XObject with a number for resources": odd(
        stream("0 g", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 7"), resources="<</XObject<</A 5 0 R>>>>"
    ),
    "an XObject that paints itself": odd(
        stream("/A Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>"),
        resources=f"<<{_FONT}/XObject<</A 5 0 R>>>>",
        drawn=stream(f"/A Do {_DRAWN}"),
    ),
    "null among contents": odd(contents="[null 4 0 R 99 0 R 7]"),
    "null among annotations": odd(page="/Annots[null 7(x)/N[]<<>>99 0 R]"),
    "a number for annotations": odd(page="/Annots 7"),
    "a link over names": odd(page=_link("/A<</S/URI/URI(https://example.org)>>", "[/a/b/c/d]")),
    "a link over nothing": odd(page=_link("/Dest[3 0 R/Fit]", "[null null null null]")),
    "a link over what has no end": odd(page=_link("/Dest[3 0 R/Fit]", f"[0 0 9 {'9' * 400}.0]")),
    "a link with a number for action": odd(page=_link("/A 7")),
    "a link to a number": odd(page=_link("/A<</S/URI/URI 999999999999>>")),
    "a link to a name of no language": odd(page=_link("/Dest/a#89")),
    "a link to what has no end": odd(page=_link(f"/Dest[3 0 R/XYZ {'9' * 400}.0 0 0]")),
    "names in a circle": odd(
        "<</Kids[5 0 R]>>", catalogue=_catalogue("/Names<</Dests 5 0 R>>"), page=_link("/Dest(a)")
    ),
    "bookmarks in a circle": odd(
        "<</First 6 0 R/Last 6 0 R>>",
        "<</Title 7/First 6 0 R/Next 6 0 R/Dest/x>>",
        catalogue=_catalogue("/Outlines 5 0 R"),
    ),
    "a number for bookmarks": odd(catalogue=_catalogue("/Outlines 7/Names 7/Dests 7/AcroForm 7")),
    "a field with a number for its value": _field("7"),
    "arrays as deep as may be": odd(resources=f"<<{_FONT}/Properties {'[' * 400}{']' * 400}>>"),
    "a state kept 50,000 times": odd(drawn=stream(f"{'q ' * 50_000}{_DRAWN}")),
    "a wrong sum behind what is packed": odd(drawn=stream(f"{_SUMMED[:-4]}....", "/Filter/FlateDecode")),
    "no sum behind what is packed": odd(drawn=stream(_SUMMED[:-4], "/Filter/FlateDecode")),
    "the same page twice": odd(pages="<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"),
}

# Taken and packed, for some readers' programs show them; ours draws nothing of them.
UNDRAWABLE = {
    "a page of another type": odd(kind="/Other"),
    "a crop box beside its page": odd(box=f"{_BOX}/CropBox[2000 2000 3000 3000]"),
}


def _chain(length: int) -> bytes:
    """A page that paints a form that paints a form …"""
    heads = [
        f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A {6 + each} 0 R>>>>" for each in range(length)
    ]
    return odd(
        *(stream("/A Do", head) for head in heads),
        stream("0 g", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        resources=f"<<{_FONT}/XObject<</A 5 0 R>>>>",
    )


_packed = zlib.compress(f"{_DRAWN} ".encode() * 50).decode("latin-1")
_whole = pdf("one", "two", "three")
_misplaced = odd().replace(b"%010d" % odd().index(b"4 0 obj"), b"%010d" % odd().index(b"3 0 obj"))
TOO_DEEP = _chain(20_000)

# Of these a page is lost, or what stands on it.
DAMAGED = {
    "no pages": odd(catalogue="<</Type/Catalog>>"),
    "a number for pages": odd(catalogue="<</Type/Catalog/Pages 7>>"),
    "a number for a catalogue": odd(catalogue="7"),
    "a page that is null": odd(pages="<</Type/Pages/Kids[3 0 R null]/Count 2>>"),
    "a page that is not there": odd(pages="<</Type/Pages/Kids[3 0 R 99 0 R]/Count 2>>"),
    "fewer pages than it says": odd(pages="<</Type/Pages/Kids[3 0 R]/Count 9>>"),
    "more pages than it says": odd(pages="<</Type/Pages/Kids[3 0 R 3 0 R]/Count 1>>"),
    "pages in a circle": odd(pages="<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "pages in a wide circle": odd(
        "<</Type/Pages/Kids[5 0 R 3 0 R]/Count 1>>", pages="<</Type/Pages/Kids[5 0 R]/Count 1>>"
    ),
    "no kids": odd(pages="<</Type/Pages/Count 1>>"),
    "dictionaries too deep": odd(resources=f"{'<</A' * 100_000} 1 {'>>' * 100_000}"),
    "arrays too deep": odd(resources=f"<<{_FONT}/Properties {'[' * 100_000}{']' * 100_000}>>"),
    "a box no machine counts to": odd(box=f"/MediaBox[0 0 {'9' * 30} 842]"),
    "a broken table of objects": _whole.replace(b"startxref\n", b"startxref\n9"),
    "content that is not where it should be": _misplaced,
    "content that is beyond its end": odd().replace(b"%010d" % odd().index(b"4 0 obj"), b"%010d" % 99_999),
    "forms 20,000 deep": TOO_DEEP,
    "garbage in its middle": _whole[:300] + b"\x00garbage\xff" * 40 + _whole[300:],
    "garbage in what is packed": odd(drawn=stream(f"{_packed[:20]}garbage!{_packed[28:]}", "/Filter/FlateDecode")),
}


# These are taken, for a reader's program makes something of them; nobody can put them behind other pages.
UNJOINABLE = {
    "contents packed as nobody knows": odd(drawn=stream(_DRAWN, "/Filter/Unheard")),
}
