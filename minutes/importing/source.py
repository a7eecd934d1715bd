"""The file that published minutes come in: read, checked, named. Pure: no Django."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from minutes.importing.parsed import Unreadable

from .kinds import guard_kind, guard_words

LARGEST = 5_000_000  # bytes; the longest minutes on record are a twentieth of that
MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Source:
    file_name: str
    text: str
    sha256: str


def read_source(path: Path) -> Source:
    """The text of a file. Raises Unreadable, with how to get at the text, for what cannot be minutes as text."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from error
    fits = len(content) <= LARGEST
    guard_kind(path, content if fits else _whole_characters(content))
    if not fits:
        size = path.stat().st_size
        raise Unreadable(
            f"{path.name} is {size / 1e6:.0f} MB; minutes as text are smaller than {LARGEST / 1e6:.0f} MB."
        )
    return Source(path.name, _decoded(content, path), sha256(content).hexdigest())


def _whole_characters(content: bytes) -> bytes:
    """The content without its last character, which may be cut in UTF-8."""
    end = len(content)
    while end > len(content) - 3 and content[end - 1] & 0xC0 == 0x80:
        end -= 1
    return content[: end - 1]


def _decoded(content: bytes, path: Path) -> str:
    text = content.decode("utf-8-sig")
    guard_words(path, text)
    if (lines := len(text.splitlines())) > MOST_LINES:
        raise Unreadable(f"{path.name} has {lines:,} lines; minutes have fewer than {MOST_LINES:,}.")
    return text
