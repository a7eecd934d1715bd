"""Tells the browser where the editor's modules lie, under the names by which they import one another."""

from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString
from js_asset import ImportMap

FOLDER = "js/drafting"


def import_map(*, nonce: str) -> SafeString:
    """The import map as an element: with it, a new release is never mixed with modules a browser still holds."""
    files = sorted((Path(settings.BASE_DIR) / "static" / FOLDER).glob("*.js"))
    names = {f"drafting/{path.stem}": f"{FOLDER}/{path.name}" for path in files}
    addresses = ImportMap({"django-prose-editor/editor": "django_prose_editor/editor.js", **names})
    element: SafeString = addresses.render(attrs={"nonce": nonce})
    return element
