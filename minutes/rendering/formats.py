"""The formats that minutes are exported in, by name. Apart from the renderers, so that one does not load them all."""

from collections.abc import Callable, Mapping

from minutes.document.redaction import Redacted
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.pdf import render_pdf
from minutes.rendering.text import render_text

RENDERERS: Mapping[str, Callable[[Redacted], str | bytes]] = {
    "html": render_html,
    "json": render_json,
    "pdf": render_pdf,
    "txt": render_text,
}
