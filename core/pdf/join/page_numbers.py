"""Lines over whatever stands on a page that is made already: at its foot the running number of a pack, at its head
which paper it is."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from django.conf import settings
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

NAME = "/Stamp"  # of the font, in a page's resources
FONT = "static/fonts/SourceSans3-Regular.ttf"
FIRST, LAST = 32, 255
SIZE, MARGIN, PADDING = 8.5, 18, 4  # points on a page of A4
A4_SHORT = 595
SMALLEST, LARGEST = 0.4, 6.0  # how far the line shrinks and grows with its page


@dataclass(frozen=True, slots=True)
class _Face:
    content: bytes
    widths: tuple[int, ...]  # thousandths of the size, from FIRST to LAST
    box: tuple[int, ...]
    ascent: int
    descent: int


def stamp_font(pdf: Pdf) -> Object:
    """Add our font to this file, as far as Latin letters, digits and a few signs need it."""
    face = _face()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/STAMPS+SourceSans3"),
        Flags=32,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.ascent,
        StemV=80,
        FontFile2=pdf.make_stream(face.content, Length1=len(face.content)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/STAMPS+SourceSans3"),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(face.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
            Encoding=Name.WinAnsiEncoding,
        )
    )


def foot_line(text: str, width: float, height: float) -> bytes:
    """Return what paints the line in the lower right corner of an upright page of this size, on a ground of its own.

    It is an artifact, so that a screen reader reads the page and not its number. A character that Windows-1252 does not
    have is left out.
    """
    return _line(text, width, height, b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC")


def head_line(text: str, width: float, height: float, *, number: int | None = None) -> bytes:
    """Return what paints the line in the upper right corner: as a heading where the tags know it by this number."""
    mark = "/Artifact <</Type /Pagination /Subtype /Header>> BDC" if number is None else f"/H1 <</MCID {number}>> BDC"
    return _line(text, width, height, mark.encode(), is_at_head=True)


def _line(text: str, width: float, height: float, mark: bytes, *, is_at_head: bool = False) -> bytes:
    shown = text.encode("cp1252", "ignore")
    scale = min(max(min(width, height) / A4_SHORT, SMALLEST), LARGEST)
    size, padding = SIZE * scale, PADDING * scale
    length = sum(_face().widths[code - FIRST] for code in shown) * size / 1000
    left, bottom = max(width - MARGIN * scale - length, padding), MARGIN * scale
    if is_at_head:
        bottom = height - MARGIN * scale - size
    ground = f"{left - padding:.2f} {bottom - padding:.2f} {length + 2 * padding:.2f} {size + padding:.2f} re"
    escaped = shown.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"".join(
        [
            mark,
            f" q 1 g {ground} f 0.27 0.3 0.33 rg BT {NAME} {size:.2f} Tf {left:.2f} {bottom:.2f} Td (".encode(),
            escaped,
            b") Tj ET Q EMC ",
        ]
    )


@cache
def _face() -> _Face:
    """Return our font cut down to the characters of Windows-1252; read once a process."""
    characters = [bytes([code]).decode("cp1252", "ignore") for code in range(FIRST, LAST + 1)]
    with TTFont(settings.BASE_DIR / FONT) as font:
        _cut_down(font, "".join(characters))
        widths = tuple(_width(font, character) for character in characters)
        head, line = font["head"], font["hhea"]
        file = BytesIO()
        font.save(file)
    box = tuple(_in_thousandths(head, corner) for corner in (head.xMin, head.yMin, head.xMax, head.yMax))
    ascent, descent = _in_thousandths(head, line.ascent), _in_thousandths(head, line.descent)
    return _Face(file.getvalue(), widths, box, ascent, descent)


def _cut_down(font: TTFont, text: str) -> None:
    options = Options()
    options.layout_features, options.notdef_outline, options.hinting = [], True, False
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)


def _width(font: TTFont, character: str) -> int:
    """Return how wide the character is; nought for one that the font, or Windows-1252, does not have."""
    glyph = font.getBestCmap().get(ord(character)) if character else None
    return _in_thousandths(font["head"], font["hmtx"][glyph][0]) if glyph else 0


def _in_thousandths(head: Any, units: int) -> int:
    to_thousand: float = 1000 / head.unitsPerEm
    return round(units * to_thousand)
