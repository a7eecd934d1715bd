"""The file that published minutes come in: read, checked, named. Pure: no Django."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from minutes.importing.parsed import Unreadable

LARGEST = 5_000_000  # bytes; the longest minutes on record are a twentieth of that
MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Source:
    file_name: str
    text: str
    sha256: str


def read_source(path: Path) -> Source:
    """The text of a file. Raises Unreadable, with one sentence, for anything that cannot be minutes as text."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"{path.name} is {size / 1e6:.0f} MB; minutes as text are smaller than {LARGEST / 1e6:.0f} MB."
            )
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from error
    return Source(path.name, _decoded(content, path.name), sha256(content).hexdigest())


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(b"%PDF"):
        raise Unreadable(f"{name} is a PDF; extract its text first, with pdftotext for example.")
    if b"\0" in content:
        raise Unreadable(f"{name} is not a text file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not text in UTF-8; save it as UTF-8 and import it again.") from error
    if not text.strip():
        raise Unreadable(f"{name} is empty.")
    if (lines := len(text.splitlines())) > MOST_LINES:
        raise Unreadable(f"{name} has {lines:,} lines; minutes have fewer than {MOST_LINES:,}.")
    return text
