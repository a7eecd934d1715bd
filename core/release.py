"""What of this release shows on paper: a file printed by another release is printed anew."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

ON_ALL_PAPER = ("static/css/*.css", "static/fonts/*.ttf", "core/pdf*.py")


@cache
def fingerprint_of(*patterns: str) -> str:
    """Differs where the same content could be printed differently; read from the files once a process."""
    digest = sha256(version("weasyprint").encode())
    for path in _files((*patterns, *ON_ALL_PAPER)):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(Path(settings.BASE_DIR).glob(pattern))
