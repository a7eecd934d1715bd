"""PDFs that people hand in are inspected: whole, open to all who may read them, and without a will of their own.

One that opens without a password is open to all, whatever it says of copying: who hands it in may show it.
"""

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Page, PasswordError, Pdf, PdfError, Stream

from core.errors import Unacceptable
from core.pdf.harmless import refuse_harm
from core.pdf.looks import refuse_layers_read_otherwise, refuse_looks_to_be_made
from core.pdf.painted import go_through

MOST_PAGES = 2000
MOST_UNPACKED = 200_000_000  # bytes that are looked through for damage: a bomb is not unpacked here
DAMAGED = "This PDF is damaged: pages of it could be lost without anybody seeing it. Make it anew from its source."
LOCKED = "This PDF is locked with a password. Save it without one, and hand that in."
_PACKED_AS_USUAL = (Name.FlateDecode, Array([Name.FlateDecode]))
_NOT_IN_ITS_PLACE = re.compile(r"expected \S+ \S+ obj")  # as qpdf puts it
logger = logging.getLogger(__name__)


def pages_of_sound_pdf(content: bytes) -> int:
    """Return how many pages it has. Raises Unacceptable, with what to do, for one that cannot be accepted."""
    try:
        # As it is: what pages inherit is handed down in a way that mends the tree of pages, and says nothing of it.
        with Pdf.open(BytesIO(content), attempt_recovery=False, inherit_page_attributes=False) as pdf:
            _refuse_misplaced(pdf)
            pages = _pages_of(pdf)
            _refuse_torn(pdf)
            refuse_harm(pdf)
            refuse_looks_to_be_made(pdf)
            refuse_layers_read_otherwise(pdf)
    except (Unacceptable, MemoryError):  # the latter says nothing of the file but what it takes
        raise
    except PasswordError as error:
        raise Unacceptable(LOCKED) from error
    except (PdfError, ValueError, RuntimeError) as error:
        raise Unacceptable(DAMAGED) from error
    except Exception as error:  # a fault of ours, most likely; yet who hands in the file can do something about it
        logger.exception("A PDF that was handed in could not be looked into.")
        raise Unacceptable(DAMAGED) from error
    if not pages:
        raise Unacceptable(DAMAGED)
    if pages > MOST_PAGES:
        raise Unacceptable(f"This PDF has {pages} pages; a paper can have {MOST_PAGES}. Hand it in as several papers.")
    return pages


def _refuse_misplaced(pdf: Pdf) -> None:
    """Refuse a file whose own table of objects is wrong: one program loses what another finds.

    Each object is read for itself: one that is read while another is gone through may be written over it, and that
    ends the process.
    """
    for _ in pdf.objects:
        pass
    if any(map(_NOT_IN_ITS_PLACE.search, pdf.get_warnings())):
        raise Unacceptable(DAMAGED)


def _pages_of(pdf: Pdf) -> int:
    """Return how many pages it has, if it claims as many: what is no page is left out of them without a word."""
    tree = pdf.Root.get("/Pages")
    claimed = tree.get("/Count") if isinstance(tree, Dictionary) else None
    pages = len(pdf.pages)
    if isinstance(claimed, int) and claimed != pages:
        raise Unacceptable(DAMAGED)
    return pages


def _refuse_torn(pdf: Pdf) -> None:
    """Go through what its pages are painted with, and unpack what stands on them where it is packed as usual."""
    left, read, unpacked = MOST_UNPACKED, set[tuple[int, int]](), set[tuple[int, int]]()
    for page in pdf.pages:
        go_through(page.obj, read)
        for content in _contents(page):
            if content.objgen not in unpacked and content.get("/Filter") in _PACKED_AS_USUAL:
                unpacked.add(content.objgen)
                left -= _unpack(content.read_raw_bytes(), left)


def _contents(page: Page) -> Iterator[Stream]:
    contents = page.obj.get("/Contents")
    for content in contents if isinstance(contents, Array) else [contents]:
        if isinstance(content, Stream):
            yield content


def _unpack(packed: bytes, most: int) -> int:
    """Return how many bytes came out, up to ``most`` and a few more, of which nothing is kept."""
    unpacker, count = zlib.decompressobj(), 0
    try:
        while packed and count < most:
            count += len(unpacker.decompress(packed, 1_000_000))
            packed = unpacker.unconsumed_tail
    except zlib.error as error:
        if "incorrect data check" not in str(error):  # of a sum behind it all, which readers' programs do not look at
            raise Unacceptable(DAMAGED) from error
    return count
