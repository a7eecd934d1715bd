"""The parts of a pack as files: pages of ours, and papers made ready to stand behind them (``papers.prepared``).

Each is kept under what it is made of, so that a pack in which one paper has changed needs that paper's parts anew, and
those of no other.
"""

from hashlib import sha256

from django.template.loader import render_to_string
from pikepdf import Pdf

from core.pdf.join.join import is_wholly_tagged
from core.pdf.join.signed import was_signed
from core.release import this_release
from meetings.papers.prepared import kept, path_of

STYLES = ("css/tokens.css", "css/minutes.css", "css/pdf.css", "css/pack.css")


def own_part(template: str, context: dict[str, object]) -> str:
    """A page of ours, or several, tagged; the name under which it is kept."""
    html = render_to_string(template, context)
    return kept(f"own-{sha256(f'{this_release()} {html}'.encode()).hexdigest()}", lambda: _set(html))


def _set(html: str) -> bytes:
    from core.pdf.engine import write_pdf  # only the worker loads the PDF engine

    return write_pdf(html, STYLES)


def pages_in(name: str) -> int:
    with Pdf.open(path_of(name)) as pdf:
        return len(pdf.pages)


def is_tagged(name: str) -> bool:
    """Tell whether the tags of a paper that is made ready hold all that is in it."""
    with Pdf.open(path_of(name)) as pdf:
        return is_wholly_tagged(pdf)


def is_from_signed(name: str) -> bool:
    """Tell whether a paper that is made ready was digitally signed."""
    with Pdf.open(path_of(name)) as pdf:
        return was_signed(pdf)
