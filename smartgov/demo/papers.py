"""The papers of meeting 48 as files: our own texts, set by the engine that sets the minutes."""

from django.utils.html import escape

from . import FOLDER


def paper_as_pdf(title: str, text: str) -> bytes:
    """Return the text of this name as a PDF under that title."""
    from core.pdf.engine import write_pdf  # loads the PDF engine, which nothing else of a page does

    body = (FOLDER / f"meeting48/{text}.html").read_text(encoding="utf-8")
    return write_pdf(
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<body class="minutes" data-head="Paper for the SEC Panel" data-text=""><h1>{escape(title)}</h1>{body}</html>'
    )
