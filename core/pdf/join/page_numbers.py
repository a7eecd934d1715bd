"""A line at the foot of a page that is made already, over whatever stands there: the running number of a pack."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

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
    """Our font in this file, as far as Latin letters, digits and a few signs need it."""
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


def stamp(text: str, width: float, height: float) -> bytes:
    """What paints the line in the lower right corner of an upright page of this size, on a ground of its own.

    An artifact, so that who is read to hears the page and not its number. It closes the ``q`` before the page's own
    content. A character that Windows-1252 does not have is left out.
    """
    shown = text.encode("cp1252", "ignore")
    scale = min(max(min(width, height) / A4_SHORT, SMALLEST), LARGEST)
    size, padding = SIZE * scale, PADDING * scale
    long = sum(_face().widths[each - FIRST] for each in shown) * size / 1000
    left, bottom = max(width - MARGIN * scale - long, padding), MARGIN * scale
    ground = f"{left - padding:.2f} {bottom - padding:.2f} {long + 2 * padding:.2f} {size + padding:.2f} re"
    place = f"{left:.2f} {bottom:.2f} Td"
    escaped = shown.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"".join(
        [
            f"\nQ /Artifact <</Type /Pagination /Subtype /Footer>> BDC q 1 g {ground} f ".encode(),
            f"0.27 0.3 0.33 rg BT {NAME} {size:.2f} Tf {place} (".encode(),
            escaped,
            b") Tj ET Q EMC",
        ]
    )


@cache
def _face() -> _Face:
    """Read and cut down once a process."""
    with TTFont(settings.BASE_DIR / FONT) as font:
        characters = [bytes([code]).decode("cp1252", "ignore") for code in range(FIRST, LAST + 1)]
        options = Options()
        options.layout_features, options.notdef_outline, options.hinting = [], True, False
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(characters))
        subsetter.subset(font)
        glyphs, advances, to_thousand = font.getBestCmap(), font["hmtx"], 1000 / font["head"].unitsPerEm
        widths = [advances[glyphs[ord(each)]][0] if each and ord(each) in glyphs else 0 for each in characters]
        head, spread = font["head"], font["hhea"]
        file = BytesIO()
        font.save(file)
    measures = (head.xMin, head.yMin, head.xMax, head.yMax, spread.ascent, spread.descent)
    *box, ascent, descent = (round(each * to_thousand) for each in measures)
    return _Face(file.getvalue(), tuple(round(each * to_thousand) for each in widths), tuple(box), ascent, descent)
