"""Tells the browser where the editor's modules lie, under the names by which they import one another."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString
from js_asset import ImportMap

FOLDER = "js/drafting"
EDITOR = {"django-prose-editor/editor": "django_prose_editor/editor.js"}
# What left_here.js needs, which looks on other pages for words that lie on a device.
LEFT_HERE = "claiming keeping left_behind left_words markup sending uuid".split()


def import_map(*, nonce: str) -> SafeString:
    """The import map as an element: with it, a new release is never mixed with modules a browser still holds."""
    names = [path.stem for path in sorted((Path(settings.BASE_DIR) / "static" / FOLDER).glob("*.js"))]
    return _element(EDITOR | _addresses(names), nonce)


def left_here_map(*, nonce: str) -> SafeString:
    """The same for the few modules without the editor that every page of a meeting loads."""
    return _element(_addresses(LEFT_HERE), nonce)


def _addresses(names: Iterable[str]) -> dict[str, str]:
    return {f"drafting/{name}": f"{FOLDER}/{name}.js" for name in names}


def _element(addresses: dict[str, str], nonce: str) -> SafeString:
    element: SafeString = ImportMap(addresses).render(attrs={"nonce": nonce})
    return element
