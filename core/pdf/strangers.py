"""What is done with a PDF that strangers made, each time in a child process with limits (``core.confined``)."""

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, TypeVar

from pikepdf import Pdf

from core.confined.confine import TooCostly, WorkFailed, confined
from core.confined.limits import Limits
from core.errors import Unacceptable
from core.pdf.drawing import PageText, opened, picture_of_page, text_of_page
from core.pdf.inspection import DAMAGED, pages_of_sound_pdf
from core.pdf.join.signed import signers_of

INSPECTION = Limits(step=30, total=30, memory=1_000_000_000)
DRAWING = Limits(step=8, total=60, memory=1_000_000_000, output=30_000_000)
PATIENCE = 60  # seconds of the clock for the pages of one call
MOST_COSTLY = 3  # pages of one call, after which no more are tried
COSTLY = (
    "It would take more time or memory to look into this PDF than a paper may take. "
    "Print it to a new PDF, and hand that in."
)
T = TypeVar("T")
logger = logging.getLogger(__name__)


def inspect_pdf(content: bytes) -> int:
    """Return how many pages it has. Raises Unacceptable, with what to do, for one that cannot be accepted."""
    try:
        (pages,) = confined(_inspect, content, limits=INSPECTION)
    except TooCostly as error:
        raise Unacceptable(COSTLY) from error
    except WorkFailed as error:
        logger.exception("A PDF that was handed in could not be looked into.")
        raise Unacceptable(DAMAGED) from error
    return int(pages)


def _inspect(content: bytes) -> Iterator[bytes]:
    yield str(pages_of_sound_pdf(content)).encode()


def signers_in(content: bytes) -> tuple[str, ...]:
    """Return whose the digital signatures of a PDF are, as ``core.pdf.join.signed`` reads them; none where that cannot
    be found out."""
    try:
        (said,) = confined(_signers, content, limits=INSPECTION)
    except (TooCostly, WorkFailed):
        logger.exception("The signatures of a PDF could not be looked for.")
        return ()
    return tuple(json.loads(said))


def _signers(content: bytes) -> Iterator[bytes]:
    with Pdf.open(BytesIO(content)) as pdf:
        yield json.dumps(signers_of(pdf)).encode()


class PageFault(StrEnum):
    """Why a page has no picture."""

    NONE = ""
    UNREADABLE = "unreadable"
    COSTLY = "costly"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its words, as far as they can be read, and its picture, as WebP, as far as it can be drawn."""

    number: int
    text: PageText | None
    picture: bytes
    fault: PageFault = PageFault.NONE


def draw_pages(content: bytes, numbers: Sequence[int]) -> Iterator[DrawnPage]:
    """Yield these pages, counted from 1, as each is drawn.

    A page that takes more than it may is left without a picture. After a few of those, and after a minute, the pages
    that are left are not tried: whoever waits for another paper does not wait for ever.
    """
    left, costly, until = list(numbers), 0, time.monotonic() + PATIENCE
    while left and costly < MOST_COSTLY and time.monotonic() < until:
        for page in _draw_until_one_is_costly(content, tuple(left)):
            left.remove(page.number)
            costly += page.fault is PageFault.COSTLY
            yield page
            if time.monotonic() > until:
                break
    for number in left:
        yield DrawnPage(number, None, b"", PageFault.COSTLY)


def _draw_until_one_is_costly(content: bytes, numbers: Sequence[int]) -> Iterator[DrawnPage]:
    results = confined(_draw, content, numbers, limits=DRAWING)
    for number in numbers:
        text = None
        try:
            words = json.loads(next(results))
            text = PageText(**words) if words else None
            picture = next(results)
        except TooCostly:
            yield DrawnPage(number, text, b"", PageFault.COSTLY)
            return
        except WorkFailed:
            logger.exception("A PDF cannot be opened to be drawn.")
            yield from (DrawnPage(unreadable, None, b"", PageFault.UNREADABLE) for unreadable in numbers)
            return
        yield DrawnPage(number, text, picture, PageFault.NONE if picture else PageFault.UNREADABLE)


def _draw(content: bytes, numbers: Sequence[int]) -> Iterator[bytes]:
    """Yield the words of each page as JSON, null where there are none to be had, and its picture, or nothing."""
    with opened(content) as document:
        for number in numbers:
            text = _attempt(text_of_page, document, number)
            yield json.dumps(text and asdict(text)).encode()
            yield (text and _attempt(picture_of_page, document, number)) or b""


def _attempt(read: Callable[[Any, int], T], document: object, number: int) -> T | None:
    try:
        return read(document, number)
    except MemoryError:
        raise
    except Exception:  # PDFium's own, or what an odd file makes of ours: no word of it helps whoever reads
        return None
