"""The PDF engine: HTML and our own stylesheets in, PDF/UA-1 and PDF/A-3a in one out, same bytes for same input.

Nothing is fetched but our own static files, which stylesheets name as ``app:/fonts/…``.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import count
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from pydyf import PDF, Dictionary
from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from core.pdf.glyphs import SECOND, characters_of, codes_of, legible, named_fonts, one_face
from core.pdf.metadata import claim_pdf_ua
from core.pdf.streams import deflate_streams, ends_early
from core.pdf.styles import without_custom_properties
from core.pdf.tags import finish_tags


class ForbiddenAddress(Exception):
    """A document or stylesheet that asks for something other than our static files."""


class OwnAssets(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """A fetcher of our own static files, and of what stands in the document itself as ``data:``."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"app", "data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the answer; stop the rendering for any other address, where WeasyPrint alone would leave a gap."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if url == SECOND_FONT:
            return URLFetcherResponse(url, _second_font(settings.PDF_SECOND_FONT), {"Content-Type": "font/otf"})
        path = _static_file(parts.path) if parts.scheme == "app" else None
        if path is None:
            raise FatalURLFetchingError(f"{url} is not a file of ours; a PDF is made of nothing else.")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": guess_type(path.name)[0] or ""})


def _static_file(name: str) -> Path | None:
    """Return the static file of this name; the finder itself refuses names that lead out of the static folders."""
    try:
        found = finders.find(name.lstrip("/"))
    except SuspiciousFileOperation:
        return None
    return Path(found) if isinstance(found, str) and Path(found).is_file() else None


@cache
def _second_font(path: str) -> bytes:
    return one_face(Path(path).read_bytes())


SECOND_FONT = "app:/second-font"
_SECOND_FACE = f'@font-face {{ font-family: "{SECOND}"; src: url("{SECOND_FONT}"); }}'
_assets = OwnAssets()
_fonts = FontConfiguration()
PAPER = ("css/tokens.css", "css/minutes.css", "css/pdf.css")  # what sets all that is printed
_SMALL = '<!doctype html><html lang="en-GB"><title>Warm</title><h1>One</h1><p>Two <em>three</em></p></html>'
_SCREEN = "--srgb"
NOT_PRINTED = "No font here has these characters; their codes stand in their place:"
_one_at_a_time = Lock()  # the kept font configuration is no thing to share between threads


def write_pdf(html: str, stylesheets: Sequence[str] = PAPER) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-3a, set by static files such as ``css/pdf.css``.

    ``html`` names its language and its title; a character that no font of ours holds is said in words.
    Byte-identical for the same input: it carries no date, and its identifier comes from its content. Raises
    ForbiddenAddress where anything but our static files is asked for.
    """
    try:
        with _one_at_a_time, _no_collecting():
            return next(written for spare in count() if not ends_early(written := _written(html, stylesheets, spare)))
    except FatalURLFetchingError as error:  # a BaseException: uncaught, it would end the worker
        raise ForbiddenAddress(str(error)) from error


def _written(html: str, stylesheets: Sequence[str], spare: int) -> bytes:
    """Return the PDF, with ``spare`` objects more that say nothing."""
    style = _style(tuple(stylesheets), settings.PDF_SECOND_FONT)
    document = HTML(string=legible(_with_note(html, style.characters), style.characters), url_fetcher=_assets)
    _drop_idle_ids(document.etree_element)
    return bytes(
        document.write_pdf(
            stylesheets=[style.css],
            presentational_hints=True,  # the number at which a list starts is one
            font_config=_fonts,
            color_profiles={_SCREEN: _screen_colours()},
            output_intent=_SCREEN,
            pdf_variant="pdf/a-3a",
            pdf_identifier=sha256(html.encode()).digest()[:16],
            finisher=partial(_finish, spare),
        )
    )


def _with_note(html: str, characters: frozenset[str]) -> str:
    """Return the document, with a note at its end on characters that are printed as their codes."""
    codes = codes_of(html, characters)
    if not codes:
        return html
    note = f'<p class="not-printed">{NOT_PRINTED} {", ".join(codes)}.</p>'
    body, end, after = html.rpartition("</body>")
    return f"{body}{note}{end}{after}" if end else html + note


def _drop_idle_ids(root: Element) -> None:
    """Drop all ids but those that a link leads to.

    Elements of one kind share one computed style, but not those that have an id, nor anything in them.
    """
    targets = {link.get("href", "").removeprefix("#") for link in root.iter("a")}
    for element in root.iter():
        if element.get("id", "") not in targets:
            element.attrib.pop("id", None)


def warm_up(stylesheets: Sequence[str] = PAPER) -> None:
    """Load imports, fonts and stylesheets, so that the first PDF of a process takes no longer than the next."""
    write_pdf(_SMALL, stylesheets)
    gc.collect()
    gc.freeze()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Collect no garbage: the tree of boxes is large and alive to the end, and there is none to find in it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _finish(spare: int, _document: object, pdf: PDF) -> None:
    finish_tags(pdf)
    claim_pdf_ua(pdf)
    deflate_streams(pdf)
    for _ in range(spare):
        pdf.add_object(Dictionary())


@dataclass(frozen=True, slots=True)
class _Style:
    css: CSS
    characters: frozenset[str]


@lru_cache(maxsize=8)
def _style(names: tuple[str, ...], second_font: str) -> _Style:
    """Return the stylesheets, read once: to parse them and open their fonts each time would cost more than a page."""
    faces = _SECOND_FACE if second_font else ""
    text = without_custom_properties([faces, *(_read(f"app:/{name}").decode() for name in names)])
    fonts = [(family, _read(f"app:{path}")) for family, path in named_fonts(text)]
    css = CSS(string=text, base_url="app:/", url_fetcher=_assets, font_config=_fonts)
    return _Style(css, characters_of(fonts))


class _ProfileAsItLies(ColorProfile):  # type: ignore[misc] # WeasyPrint has no types
    """A profile with the bytes of its file: the library gives others once the profile's name was asked for."""

    def __init__(self, content: bytes, src: str, rendering_intent: str, components: tuple[list[str], ...]) -> None:
        super().__init__(BytesIO(content), src, rendering_intent, components)
        self._content = content

    @property
    def content(self) -> bytes:
        return self._content


@cache
def _screen_colours() -> ColorProfile:
    """Return what our colours mean, which PDF/A wants to be told: the profile that WeasyPrint brings, read once."""
    profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return _ProfileAsItLies(profile, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def _read(address: str) -> bytes:
    return bytes(_assets.fetch(address).read())
