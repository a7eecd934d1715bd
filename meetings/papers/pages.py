"""The pages of a paper as a browser without a PDF viewer can show them: a picture of each, and its text beside it.

Made when they are first asked for, once for each file, and kept under its hash with what is printed; they may be thrown
away at any time.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from threading import Lock

import pypdfium2 as pdfium  # type: ignore[import-untyped] # has no types
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from core.pdf.drawing import WIDTH, PageText, opened, picture_of_page, text_of_page
from core.uploads.expiry import prune_folder
from meetings.models import PaperVersion
from meetings.papers.services.papers import paper_files

FOLDER = "paper-pages"
_one_at_a_time = Lock()  # PDFium is no thing for two threads at once
logger = logging.getLogger(__name__)


class NotDrawn(Exception):
    """No picture can be made of a page."""


def page_texts(version: PaperVersion, numbers: Sequence[int]) -> list[PageText | None]:
    """The texts of these pages, counted from 1; None for a page that cannot be read, which has no picture either."""
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
        return [None] * len(numbers)


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
    with _one_at_a_time, paper_files().open(version.stored_name) as file, opened(file.read()) as document:
        yield document


def _drawn(version: PaperVersion, number: int) -> bytes:
    try:
        with _opened(version) as document:
            return picture_of_page(document, number)
    except OSError:
        raise
    except Exception as error:
        logger.exception("Paper %s, version %d, page %d cannot be drawn.", version.paper_id, version.number, number)
        raise NotDrawn from error


def _text_of(version: PaperVersion, number: int, document: pdfium.PdfDocument) -> PageText | None:
    """Kept for the next time, unless the page cannot be read."""
    try:
        found = text_of_page(document, number)
    except Exception:
        logger.exception("Paper %s, version %d, page %d cannot be shown.", version.paper_id, version.number, number)
        return None
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
