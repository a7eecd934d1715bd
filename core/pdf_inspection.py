"""Whether a PDF that somebody hands in can be taken: whole, open to all who may read it, and without a will of its own.

A reader's program acts on what a PDF tells it to. So a file that runs a script, starts a program, sends off what is
typed into it or carries other files is refused, and not cleaned: whoever made it must know that it was another file.
"""

import re
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError

from core.errors import Unacceptable

MOST_PAGES = 2000
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
    re.compile(rb"/EF <<|/Type /EmbeddedFile\b"): (
        "This PDF carries other files in it. Hand in each as a paper of its own, and this one without them."
    ),
    re.compile(rb"/XFA[ \[]"): "This PDF is a form of a kind that most readers cannot show. Print it to a new PDF.",
}


def pages_of_sound_pdf(content: bytes) -> int:
    """How many pages it has. Raises Unacceptable, with what to do, for one that cannot be taken."""
    try:
        with Pdf.open(BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Unacceptable(LOCKED)
            pages = len(pdf.pages)
            _refuse_acts(pdf)
    except PasswordError as error:
        raise Unacceptable(LOCKED) from error
    except (PdfError, ValueError, RuntimeError) as error:
        raise Unacceptable(DAMAGED) from error
    if not pages:
        raise Unacceptable(DAMAGED)
    if pages > MOST_PAGES:
        raise Unacceptable(f"This PDF has {pages} pages; a paper can have {MOST_PAGES}. Hand it in as several papers.")
    return pages


def _refuse_acts(pdf: Pdf) -> None:
    for part in pdf.objects:
        written = part.unparse(resolved=True)
        for acts, sentence in _ACTS.items():
            if acts.search(written):
                raise Unacceptable(sentence)
