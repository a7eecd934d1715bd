"""Office files are looked into: nothing that a reader's program acts on, and no more than one could take.

What is found is refused with what to do, and not taken out: whoever made the file must know that it was another one.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

from core.confined.confine import TooCostly, WorkFailed, confined
from core.confined.limits import Limits
from core.errors import Unacceptable
from core.uploads.office_acts import READ, PartReader

LIMITS = Limits(step=20, total=20, memory=700_000_000)
MOST_MEMBERS = 10_000
MOST_UNPACKED = 1_000_000_000  # bytes
MOST_XML = 400_000_000
LARGE, HIGHEST_RATIO = 1_000_000, 500  # to how many times its size a large part may unpack
DEEPEST = 3  # Office files in Office files, as charts have their tables
EMBEDDED = (".docx", ".xlsx", ".pptx")
COSTLY = (
    "would take its readers more time or memory than a file may take: it unpacks to far more than it seems. "
    "Copy what is needed into a new file, and hand that in."
)
BROKEN = "is damaged. Open it in the program that made it, save it again, and choose the new file."
_TORN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, expat.ExpatError)


def inspect_office(content: bytes) -> None:
    """Raise Unacceptable for a file that cannot be accepted: what it is or does, as words that follow its name."""
    try:
        list(confined(_inspect, content, limits=LIMITS))
    except TooCostly as error:
        raise Unacceptable(COSTLY) from error
    except WorkFailed as error:
        raise Unacceptable(BROKEN) from error


def _inspect(content: bytes) -> Iterator[bytes]:
    refuse_harmful(content)
    yield b""


class _Unpacked(NamedTuple):
    name: str
    info: zipfile.ZipInfo

    @property
    def is_xml(self) -> bool:
        return self.name.endswith(READ)


def refuse_harmful(content: bytes, depth: int = 1) -> None:
    """Go through all parts of a package. Raises Unacceptable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [_Unpacked(info.filename.lower(), info) for info in package.infolist()]
            _refuse_bomb(parts)
            for part in parts:
                if part.is_xml:
                    _read(package, part)
                elif PurePosixPath(part.name).suffix in EMBEDDED:
                    _read_embedded(package, part, depth)
    except _TORN as error:
        raise Unacceptable(BROKEN) from error


def _refuse_bomb(parts: list[_Unpacked]) -> None:
    sizes = [part.info.file_size for part in parts]
    xml = sum(part.info.file_size for part in parts if part.is_xml)
    is_dense = any(
        part.info.file_size > max(LARGE, part.info.compress_size * HIGHEST_RATIO) for part in parts if part.is_xml
    )
    if len(parts) > MOST_MEMBERS or sum(sizes) > MOST_UNPACKED or xml > MOST_XML or is_dense:
        raise Unacceptable(COSTLY)
    if len({part.name for part in parts}) < len(parts):
        raise Unacceptable(BROKEN)  # one program reads the first of two parts of a name, another the last
    if any(part.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Unacceptable(BROKEN)


def _read(package: zipfile.ZipFile, part: _Unpacked) -> None:
    reader, parser = PartReader(part.name), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, _refuse_doctype
    with package.open(part.info) as file:
        while chunk := file.read(1_000_000):
            parser.Parse(chunk)
    parser.Parse(b"", True)
    if reader.is_costly:
        raise Unacceptable(COSTLY)


def _refuse_doctype(*_: object) -> None:
    """Raise Unacceptable: no Office program writes one, and entities can unpack to anything."""
    raise Unacceptable(BROKEN)


def _read_embedded(package: zipfile.ZipFile, part: _Unpacked, depth: int) -> None:
    if depth == DEEPEST:
        raise Unacceptable(COSTLY)
    refuse_harmful(package.read(part.info), depth + 1)
