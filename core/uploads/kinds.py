"""Files that people hand in: accepted kinds, a check of each against its name, and the name it is shown by."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from core.errors import Unacceptable
from core.uploads.office import inspect_office

LONGEST_NAME = 150
MOST_NAMES = 2_000_000  # bytes, of the parts of a package: more than ten thousand have
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # and how Office writes a file that is locked with a password
_PDF_BEGINS = b"%PDF-"
_NOT_SAVED = "It was not saved."
_NOT_THAT_KIND = (
    f"is not what its name says, or is damaged. {_NOT_SAVED} "
    "Open it in the program that made it, save it again, and choose the new file."
)
_BROKEN_OFF = (
    f"breaks off before its end, as a file does that was not downloaded or copied completely. {_NOT_SAVED} "
    "Download or save it again, and choose the new file."
)


class FileKind(NamedTuple):
    """A kind of file: the type it is sent with, and a test of what a file holds.

    ``look_into`` raises Unacceptable for what the file would do to its readers, in words that follow its name.
    """

    content_type: str
    is_one: Callable[[bytes], bool]
    look_into: Callable[[bytes], None] | None = None


class AcceptedFiles(NamedTuple):
    """The files accepted in one place: kinds by the end of a name, the largest size in bytes, and both in words."""

    kinds: Mapping[str, FileKind]
    largest: int
    words: str


def checked_kind(name: str, content: bytes, accepted: AcceptedFiles) -> FileKind:
    """Return the kind of a file. Raises Unacceptable for one that is of no accepted kind, empty, or too large."""
    if len(content) > accepted.largest:
        raise Unacceptable(f"The file is too large. You can upload {accepted.words}.")
    if not content:
        raise Unacceptable("The file is empty.")
    kind = accepted.kinds.get(PurePath(name).suffix.lower())
    if kind is None:
        raise Unacceptable(f"This kind of file is not accepted. You can upload {accepted.words}.")
    if not kind.is_one(content):
        raise Unacceptable(f"“{plain_name(name)}” {_BROKEN_OFF if _is_broken_off(content) else _NOT_THAT_KIND}")
    if kind.look_into:
        try:
            kind.look_into(content)
        except Unacceptable as refusal:
            raise Unacceptable(f"“{plain_name(name)}” {refusal} {_NOT_SAVED}") from refusal
    return kind


def plain_name(name: str) -> str:
    """Return the name to show and to download under: no folders, no signs that hide what it is."""
    bare = re.sub(r"[^\w .,()+-]", "_", PurePath(name.replace("\\", "/")).name).strip(" .")
    stem, suffix = PurePath(bare).stem, PurePath(bare).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"


def _is_broken_off(content: bytes) -> bool:
    return content.startswith(_PDF_BEGINS) and not _is_pdf(content)


def _is_pdf(content: bytes) -> bool:
    return content.startswith(_PDF_BEGINS) and b"%%EOF" in content[-2048:]


def parts_of_package(content: bytes) -> frozenset[str]:
    """Return the names of what an Office file holds, in small letters; nothing for any other file."""
    if _size_of_names(content) > MOST_NAMES:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return frozenset(name.lower() for name in package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # the last of packages of a later format
        return frozenset()


def _size_of_names(content: bytes) -> int:
    """Return how many bytes a package says that the list of its parts takes."""
    end = content[max(content.rfind(b"PK\5\6"), 0) :][:16]
    return int.from_bytes(end[12:16], "little")


def has_macros(content: bytes) -> bool:
    return any("vbaproject" in name for name in parts_of_package(content))


def is_locked_or_old_office(content: bytes) -> bool:
    """Tell whether it is from before Office Open XML, or of today and locked with a password: they begin alike."""
    return content.startswith(_BEFORE_2007)


def _is_office(part: str) -> Callable[[bytes], bool]:
    """Return a test for a package of Office Open XML with this part, and without a macro."""

    def is_one(content: bytes) -> bool:
        return {"[content_types].xml", part} <= parts_of_package(content) and not has_macros(content)

    return is_one


PDF = FileKind("application/pdf", _is_pdf)
DOCX = FileKind(f"{_OFFICE}.wordprocessingml.document", _is_office("word/document.xml"), inspect_office)
XLSX = FileKind(f"{_OFFICE}.spreadsheetml.sheet", _is_office("xl/workbook.xml"), inspect_office)
PPTX = FileKind(f"{_OFFICE}.presentationml.presentation", _is_office("ppt/presentation.xml"), inspect_office)
