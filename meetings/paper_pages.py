"""The pages of a paper as a browser without a PDF viewer can show them: a picture of each, and its text beside it.

Made when they are first asked for, once for each file, and kept under its hash with what is printed; they may be thrown
away at any time.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium  # type: ignore[import-untyped] # has no types
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from core.kept_files import prune_folder
from meetings.models import PaperVersion
from meetings.services import paper_files

FOLDER = "paper-pages"
WIDTH = 1400  # dots: twice what a page is shown at, for the finer screens
MOST_DOTS = 8_000_000  # of a page that is a plan, or a ribbon
LONGEST_SHOWN = 20_000  # characters of a page's text
_one_at_a_time = Lock()  # PDFium is no thing for two threads at once


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page, and how it is shaped, so that nothing moves once its picture is there."""

    width: int
    height: int
    text: str


def page_texts(version: PaperVersion, numbers: Sequence[int]) -> list[PageText]:
    """The texts of these pages, counted from 1, in the order in which the file holds its words."""
    if not numbers:
        return []
    kept = {number: _read(_name(version, number, "json")) for number in numbers}
    if None in kept.values():
        with _one_at_a_time, paper_files().open(version.stored_name) as file:
            document = pdfium.PdfDocument(file.read())
            try:
                kept = {number: _keep_text(version, number, document[number - 1]) for number in numbers}
            finally:
                document.close()
    return [PageText(**json.loads(content)) for content in kept.values() if content]


def page_picture(version: PaperVersion, number: int) -> bytes:
    """A page as WebP, in the colours of paper. Raises IndexError for a page that is not there."""
    if not 1 <= number <= (version.pages or 0):
        raise IndexError(number)
    name = _name(version, number, "webp")
    content = _read(name)
    if content is None:
        content = _drawn(version, number)
        _store().save(name, ContentFile(content))
    return content


def _drawn(version: PaperVersion, number: int) -> bytes:
    with _one_at_a_time, paper_files().open(version.stored_name) as file:
        document = pdfium.PdfDocument(file.read())
        try:
            page = document[number - 1]
            width, _ = _shape(page)
            image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
        finally:
            document.close()
    content = BytesIO()
    image.save(content, "WEBP", quality=82, method=2)
    return content.getvalue()


def _shape(page: pdfium.PdfPage) -> tuple[int, int]:
    width, height = (max(each, 1) for each in page.get_size())
    scale = min(WIDTH / width, (MOST_DOTS / (width * height)) ** 0.5, WIDTH * 4 / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _keep_text(version: PaperVersion, number: int, page: pdfium.PdfPage) -> bytes:
    text = page.get_textpage().get_text_bounded()[:LONGEST_SHOWN].replace("\r\n", "\n").replace("\x00", "")
    content = json.dumps(asdict(PageText(*_shape(page), text.strip()))).encode()
    _store().save(_name(version, number, "json"), ContentFile(content))
    return content


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
