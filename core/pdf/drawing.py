"""A page of a PDF as a reader without a PDF viewer sees it: its words, and a picture of it.

The one place where the pages of papers are drawn and read out. What runs here reads what strangers made: it runs
confined (``core.confined``), never in a process that serves pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped] # has no types

from core.pdf.paragraphs import in_paragraphs
from core.pdf.settled import settled

WIDTH = 1400  # dots: twice what a page is shown at, for the finer screens
MOST_DOTS = 8_000_000  # of a page that is a plan, or a ribbon
LONGEST_SHOWN = 20_000  # characters of a page's text


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page in the order in which the file holds them, by paragraphs; the size of its picture in dots."""

    width: int
    height: int
    text: str


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF to be drawn and read out: what is seen of it, and nothing else."""
    document = pdfium.PdfDocument(settled(content))
    try:
        yield document
    finally:
        document.close()


def text_of_page(document: pdfium.PdfDocument, number: int) -> PageText:
    """Return the words of a page, counted from 1. Raises ValueError for one of which nothing is seen."""
    page = document[number - 1]
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("The page has no size.")
    scale = _scale(width, height)
    text = page.get_textpage().get_text_bounded()[:LONGEST_SHOWN].replace("\r\n", "\n").replace("\x00", "")
    return PageText(max(round(width * scale), 1), max(round(height * scale), 1), in_paragraphs(text))


def picture_of_page(document: pdfium.PdfDocument, number: int) -> bytes:
    """Return a page, counted from 1, as WebP in the colours of paper."""
    page, content = document[number - 1], BytesIO()
    image = page.render(scale=_scale(*page.get_size())).to_pil().convert("RGB")
    image.save(content, "WEBP", quality=82, method=2)
    return content.getvalue()


def _scale(width: float, height: float) -> float:
    width, height = max(width, 1), max(height, 1)
    return float(min(WIDTH / width, (MOST_DOTS / (width * height)) ** 0.5, WIDTH * 4 / height))
