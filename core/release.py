"""The name of this release: what another one made of the same content can look different, and is made anew."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

SHIPPED = ("actions", "core", "meetings", "minutes", "smartgov", "static", "templates")
LIBRARIES = "requirements.lock"


@cache
def this_release() -> str:
    """Return 64 hexadecimal digits that are the same wherever this release is installed, and in no other release.

    They stand for every file that ships and the versions of all libraries. Read once a process.
    """
    house = Path(settings.BASE_DIR)
    digest = sha256()
    for path in (house / LIBRARIES, *_shipped(house)):
        digest.update(f"{path.relative_to(house).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _shipped(house: Path) -> Iterator[Path]:
    for folder in SHIPPED:
        for path in sorted((house / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path
