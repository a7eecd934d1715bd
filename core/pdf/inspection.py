"""PDFs that people hand in are inspected: whole, open to all who may read them, and without a will of their own.

A reader's program acts on what a PDF tells it to. So a file that runs a script, starts a program, sends off what is
typed into it or carries other files is refused, and not cleaned: whoever made it must know that it was another file.
"""

import logging
import re
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, PasswordError, Pdf, PdfError, Stream

from core.errors import Unacceptable
from core.pdf.painted import go_through

MOST_PAGES = 2000
MOST_UNPACKED = 200_000_000  # bytes that are looked through for damage: a bomb is not unpacked here
DAMAGED = "This PDF is damaged: pages of it could be lost without anybody seeing it. Make it anew from its source."
LOCKED = "This PDF is locked with a password or against copying. Save it without protection, and hand that in."
# As qpdf writes an object out: names in plain letters, whatever way they were written.
_ACTS = {
    re.compile(
        rb"/S /JavaScript\b|/JS[ (<]"
    ): "This PDF holds a script (JavaScript). Print it to a new PDF, and hand that in.",
    re.compile(rb"/S /(Launch|SubmitForm|ImportData|GoToE|Rendition|RichMediaExecute)\b"): (
        "This PDF starts a program, plays a recording or sends off data. Print it to a new PDF, and hand that in."
    ),
    re.compile(rb"/EF (?:<<|\d+ \d+ R)|/Type /EmbeddedFile\b"): (
        "This PDF carries other files in it. Hand in each as a paper of its own, and this one without them."
    ),
    re.compile(rb"/XFA[ \[]"): "This PDF is a form of a kind that most readers cannot show. Print it to a new PDF.",
}
# The kind of an action may stand elsewhere in the file, as an object of its own.
_KIND_ELSEWHERE = re.compile(rb"/S (\d+) (\d+) R")
_PACKED_AS_USUAL = (Name.FlateDecode, Array([Name.FlateDecode]))
_NOT_IN_ITS_PLACE = re.compile(r"expected \S+ \S+ obj")  # as qpdf puts it
logger = logging.getLogger(__name__)


def pages_of_sound_pdf(content: bytes) -> int:
    """Return how many pages it has. Raises Unacceptable, with what to do, for one that cannot be accepted."""
    try:
        # As it is: what pages inherit is handed down in a way that mends the tree of pages, and says nothing of it.
        with Pdf.open(BytesIO(content), attempt_recovery=False, inherit_page_attributes=False) as pdf:
            if pdf.is_encrypted:
                raise Unacceptable(LOCKED)
            _refuse_misplaced(pdf)
            pages = _pages_of(pdf)
            _refuse_torn(pdf)
            _refuse_acts(pdf)
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


def _refuse_acts(pdf: Pdf) -> None:
    for part in pdf.objects:
        if not isinstance(part, Object):  # a number or null for itself, as Ghostscript and Cairo write lengths
            continue
        written = _KIND_ELSEWHERE.sub(partial(_kind_of, pdf), part.unparse(resolved=True))
        for acts, sentence in _ACTS.items():
            if acts.search(written):
                raise Unacceptable(sentence)


def _kind_of(pdf: Pdf, elsewhere: re.Match[bytes]) -> bytes:
    kind = pdf.get_object(int(elsewhere[1]), int(elsewhere[2]))
    return b"/S " + kind.unparse(resolved=True) if isinstance(kind, Name) else elsewhere[0]
