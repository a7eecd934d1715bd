"""Minutes as a page: within the app, and as a file that stands alone."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from minutes.document.redaction import Redacted

from .body import MinutesView, minutes_view
from .links import NO_LINKS, Links

STYLESHEETS = ("css/tokens.css", "css/minutes.css", "css/page.css", "css/export.css")


def page_context(redacted: Redacted, links: Links = NO_LINKS) -> dict[str, MinutesView]:
    """The context of every template that includes the body."""
    return {"minutes": minutes_view(redacted, links=links)}


def render_sheet(redacted: Redacted, links: Links, **frame: object) -> SafeString:
    """The minutes as a page of the app shows them: ``frame`` (where it stands), the contents, and the body."""
    return render_to_string("minutes/rendering/_sheet.html", {**page_context(redacted, links), **frame})


def render_html(redacted: Redacted) -> str:
    """The minutes as one file that asks for no other: its style is in it, its fonts are the reader's."""
    return render_to_string("minutes/rendering/minutes_export.html", {**page_context(redacted), "style": _style()})


def _style() -> SafeString:
    """Our own stylesheets as an element; in the app's pages there is none, only links."""
    css = "\n".join(Path(str(finders.find(name))).read_text(encoding="utf-8") for name in STYLESHEETS)
    return mark_safe(f"<style>\n{css}</style>")  # noqa: S308 - static files of ours
