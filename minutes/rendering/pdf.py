"""Minutes on paper."""

from django.template.loader import render_to_string

from core.pdf import write_pdf
from minutes.audience import Redacted

from .body import minutes_view

STYLESHEETS = ("css/tokens.css", "css/minutes.css", "css/print.css")


def render_pdf(redacted: Redacted) -> bytes:
    """The minutes as PDF/UA-1; the same document gives the same bytes."""
    return write_pdf(paper_html(redacted), STYLESHEETS)


def paper_html(redacted: Redacted) -> str:
    """What the PDF is set from."""
    return render_to_string("minutes/minutes_paper.html", {"minutes": minutes_view(redacted)})
