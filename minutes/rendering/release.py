"""What of this release shows on paper: a file printed by another release is printed anew."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

_PRINTS = (
    "templates/minutes/*.html",
    "static/css/*.css",
    "static/fonts/*.ttf",
    "minutes/rendering/*.py",
    "core/pdf*.py",
)


@cache
def release_fingerprint() -> str:
    """Differs where the same document could be printed differently; read from the files once a process."""
    digest = sha256(version("weasyprint").encode())
    for path in _files():
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for pattern in _PRINTS:
        yield from sorted(Path(settings.BASE_DIR).glob(pattern))
