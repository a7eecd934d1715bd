"""Minutes on paper."""

from hashlib import sha256

from django.template.loader import render_to_string

from core.pdf.engine import write_pdf
from minutes.document.redaction import Redacted
from minutes.versions.freeze import canonical_text
from minutes.versions.signatures import Signature

from .body import minutes_view

WIDEST_TABLE = 8  # columns; more would be narrower than a word


def render_pdf(redacted: Redacted, signature: Signature | None = None) -> bytes:
    """The minutes as PDF/UA-1 and PDF/A-3a; the same document gives the same bytes."""
    return write_pdf(paper_html(redacted, signature))


def paper_html(redacted: Redacted, signature: Signature | None = None) -> str:
    """The page from which the PDF is set; signed minutes end with the signature."""
    context = {
        "minutes": minutes_view(redacted, WIDEST_TABLE),
        "text_hash": text_hash(redacted),
        "signature": signature,
    }
    return render_to_string("minutes/rendering/minutes_paper.html", context)


def text_hash(redacted: Redacted) -> str:
    """The mark at the foot of a page that tells two texts apart: the beginning of the hash that a version has."""
    digest = sha256(canonical_text(redacted).encode()).hexdigest()
    return f"{digest[:8]} {digest[8:16]}"
