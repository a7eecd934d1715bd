"""The pages of a paper as a browser without a PDF viewer can show them: a picture of each, and its text beside it.

Made when they are first asked for, once for each file, and kept under its hash with what is printed; they may be thrown
away at any time.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium  # type: ignore[import-untyped] # has no types
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from core.uploads.expiry import prune_folder
from meetings.models import PaperVersion
from meetings.papers.services.papers import paper_files

FOLDER = "paper-pages"
WIDTH = 1400  # dots: twice what a page is shown at, for the finer screens
MOST_DOTS = 8_000_000  # of a page that is a plan, or a ribbon
LONGEST_SHOWN = 20_000  # characters of a page's text
_one_at_a_time = Lock()  # PDFium is no thing for two threads at once
logger = logging.getLogger(__name__)


class NotDrawn(Exception):
    """No picture can be made of a page."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, and its shape, so that nothing moves once its picture is there.

    A page that cannot be read has neither, and no picture.
    """

    width: int
    height: int
    text: str
    is_shown: bool = True


_NOT_SHOWN = PageText(0, 0, "", is_shown=False)


def page_texts(version: PaperVersion, numbers: Sequence[int]) -> list[PageText]:
    """The texts of these pages, counted from 1, in the order in which the file holds its words."""
    kept = [content for number in numbers if (content := _read(_name(version, number, "json")))]
    if len(kept) == len(numbers):
        return [PageText(**json.loads(content)) for content in kept]
    try:
        with _opened(version) as document:
            return [_text_of(version, number, document) for number in numbers]
    except OSError:
        raise
    except Exception:
        logger.exception("Paper %s, version %d, cannot be opened to be shown.", version.paper_id, version.number)
        return [_NOT_SHOWN] * len(numbers)


def page_picture(version: PaperVersion, number: int) -> bytes:
    """A page as WebP, in the colours of paper. Raises IndexError for a page that is not there, and NotDrawn."""
    if not 1 <= number <= (version.pages or 0):
        raise IndexError(number)
    name = _name(version, number, "webp")
    content = _read(name)
    if content is None:
        content = _drawn(version, number)
        _store().save(name, ContentFile(content))
    return content


@contextmanager
def _opened(version: PaperVersion) -> Iterator[pdfium.PdfDocument]:
    with _one_at_a_time, paper_files().open(version.stored_name) as file:
        document = pdfium.PdfDocument(file.read())
        try:
            yield document
        finally:
            document.close()


def _drawn(version: PaperVersion, number: int) -> bytes:
    content = BytesIO()
    try:
        with _opened(version) as document:
            page = document[number - 1]
            image = page.render(scale=_scale(page)).to_pil().convert("RGB")
        image.save(content, "WEBP", quality=82, method=2)
    except OSError:
        raise
    except Exception as error:
        logger.exception("Paper %s, version %d, page %d cannot be drawn.", version.paper_id, version.number, number)
        raise NotDrawn from error
    return content.getvalue()


def _scale(page: pdfium.PdfPage) -> float:
    width, height = (max(side, 1) for side in page.get_size())
    return float(min(WIDTH / width, (MOST_DOTS / (width * height)) ** 0.5, WIDTH * 4 / height))


def _shape(page: pdfium.PdfPage) -> tuple[int, int]:
    """Return the width and height of a page. Raises ValueError for one of which nothing is seen."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("The page has no size.")
    scale = _scale(page)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _text_of(version: PaperVersion, number: int, document: pdfium.PdfDocument) -> PageText:
    """Kept for the next time, unless the page cannot be read."""
    try:
        page = document[number - 1]
        text = page.get_textpage().get_text_bounded()[:LONGEST_SHOWN].replace("\r\n", "\n").replace("\x00", "")
        found = PageText(*_shape(page), text.strip())
    except Exception:
        logger.exception("Paper %s, version %d, page %d cannot be shown.", version.paper_id, version.number, number)
        return _NOT_SHOWN
    _store().save(_name(version, number, "json"), ContentFile(json.dumps(asdict(found)).encode()))
    return found


def prune_pages() -> int:
    return prune_folder(_store(), FOLDER)


def _store() -> Storage:
    return storages["printed"]


def _read(name: str) -> bytes | None:
    try:
        with _store().open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def _name(version: PaperVersion, number: int, ending: str) -> str:
    """Says all that the content depends on."""
    return f"{FOLDER}/{version.sha256}-{number}-{WIDTH}.{ending}"
