"""PDFs as others hand them in: pages as a word processor writes them, each word set by itself, and pictures."""

import random
from io import BytesIO
from itertools import islice, pairwise

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from PIL import Image

WORDS = ("panel", "proposal", "modification", "party", "network", "smart", "energy", "code", "change", "release")
LINES, WORDS_A_LINE = 46, 13
PICTURE_EACH = 3  # pages
BOOKMARK_EACH = 4


def foreign_pdf(pages: int, seed: int) -> bytes:
    """The same bytes for the same seed."""
    chance, pdf = random.Random(seed), Pdf.new()  # noqa: S311 - no secret
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for number in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.pages[-1].obj
        page.Resources, content = Dictionary(Font=Dictionary(F1=font)), _text(chance)
        if number % PICTURE_EACH == 0:
            page.Resources.XObject = Dictionary(Im1=_picture(pdf, chance))
            content += b"q 300 0 0 200 150 90 cm /Im1 Do Q\n"
        page.Contents, page.StructParents = pdf.make_stream(content), number
    _lead_through(pdf)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def _lead_through(pdf: Pdf) -> None:
    """A bookmark for some of the pages, and on each of those a link to the next page."""
    with pdf.open_outline() as outline:
        marked = range(0, len(pdf.pages), BOOKMARK_EACH)
        outline.root.extend(OutlineItem(f"Page {place + 1}", place) for place in marked)
    for page, following in islice(pairwise(pdf.pages), 0, None, BOOKMARK_EACH):
        where = Array([following.obj, Name.XYZ, 60, 780, None])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 20, 200, 40]), Dest=where)
        page.obj.Annots = Array([pdf.make_indirect(link)])


def _text(chance: random.Random) -> bytes:
    """As Word does it: each run of a line in marked content, and each word with its own place and spacing."""
    said = []
    for line in range(LINES):
        said.append(f"/P <</MCID {line}>> BDC q 0.000008871 0 595.32 841.92 re W* n BT")
        for place in range(WORDS_A_LINE):
            word = "".join(f"({letter}){chance.randint(-4, 4)}" for letter in chance.choice(WORDS))
            said.append(f"/F1 10.08 Tf 1 0 0 1 {60 + place * 37:.2f} {780 - line * 15:.2f} Tm 0 g 0 G [{word}] TJ")
        said.append("ET Q EMC")
    return "\n".join([*said, ""]).encode()


def _picture(pdf: Pdf, chance: random.Random) -> object:
    image = Image.frombytes("RGB", (60, 40), chance.randbytes(7200)).resize((1200, 800))
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return pdf.make_stream(
        file.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1200,
        Height=800,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Array([Name.DCTDecode]),
    )
