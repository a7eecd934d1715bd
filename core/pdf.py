"""The PDF engine: HTML and our own stylesheets in, PDF/UA-1 out, the same bytes for the same input.

Nothing is fetched but our own static files, which stylesheets name as ``app:/fonts/…``.
"""

import gc
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from core.pdf_tags import finish_tags


class ForbiddenAddress(Exception):
    """The document or a stylesheet asks for something that is not a static file of ours."""


class OwnAssets(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Serves our own static files, and what stands in the document itself as ``data:``."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"app", "data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The answer; stops the rendering for any other address, where WeasyPrint alone would leave a gap."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        path = _static_file(parts.path) if parts.scheme == "app" else None
        if path is None:
            raise FatalURLFetchingError(f"{url} is not a file of ours; a PDF is made of nothing else.")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": guess_type(path.name)[0] or ""})


def _static_file(name: str) -> Path | None:
    """The static file of this name; the finder itself refuses names that lead out of the static folders."""
    try:
        found = finders.find(name.lstrip("/"))
    except SuspiciousFileOperation:
        return None
    return Path(found) if isinstance(found, str) and Path(found).is_file() else None


_assets = OwnAssets()
_fonts = FontConfiguration()
_one_at_a_time = Lock()  # the kept font configuration is no thing to share between threads


def write_pdf(html: str, stylesheets: Sequence[str]) -> bytes:
    """The document as PDF/UA-1, set by static files such as ``css/print.css``.

    ``html`` names its language and its title. Byte-identical for the same input: it carries no date, and its
    identifier comes from its content. Raises ForbiddenAddress where anything but our static files is asked for.
    """
    try:
        with _one_at_a_time:
            document = HTML(string=html, url_fetcher=_assets)
            return bytes(
                document.write_pdf(
                    stylesheets=[_stylesheet(name) for name in stylesheets],
                    font_config=_fonts,
                    pdf_variant="pdf/ua-1",
                    pdf_identifier=sha256(html.encode()).digest()[:16],
                    finisher=finish_tags,
                )
            )
    except FatalURLFetchingError as error:  # a BaseException: uncaught, it would end the worker
        raise ForbiddenAddress(str(error)) from error


@lru_cache(maxsize=32)
def _stylesheet(name: str) -> CSS:
    """A stylesheet, parsed once: reading it and its fonts for each document would cost more than a page does."""
    return CSS(url=f"app:/{name}", url_fetcher=_assets, font_config=_fonts)


def warm_up(stylesheets: Sequence[str] = ("css/print.css",)) -> None:
    """Pays once, in a process that will write many, for what the first PDF would: imports, fonts, stylesheets."""
    write_pdf('<!doctype html><html lang="en-GB"><title>Warm</title><p>Warm</p></html>', stylesheets)
    gc.collect()
    gc.freeze()
