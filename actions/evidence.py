"""Files that show how an action was met: which kinds are taken, and that each is what its name says."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from core.errors import Unacceptable

LARGEST = 10_000_000  # bytes
LONGEST_NAME = 150


class Kind(NamedTuple):
    content_type: str
    is_one: Callable[[bytes], bool]


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def _is_image(format_: str) -> Callable[[bytes], bool]:
    def is_one(content: bytes) -> bool:
        try:
            with Image.open(io.BytesIO(content), formats=[format_]) as image:
                image.verify()
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
            return False
        return True

    return is_one


def _is_office(part: str) -> Callable[[bytes], bool]:
    """A package of Office Open XML with this part, and without a macro."""

    def is_one(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                names = package.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # the last of packages of a later format
            return False
        return {"[Content_Types].xml", part} <= set(names) and not any("vbaproject" in name.lower() for name in names)

    return is_one


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    ".pdf": Kind("application/pdf", _is_pdf),
    ".png": Kind("image/png", _is_image("PNG")),
    ".jpg": Kind("image/jpeg", _is_image("JPEG")),
    ".jpeg": Kind("image/jpeg", _is_image("JPEG")),
    ".docx": Kind(f"{_OFFICE}.wordprocessingml.document", _is_office("word/document.xml")),
    ".xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", _is_office("xl/workbook.xml")),
    ".txt": Kind("text/plain; charset=utf-8", _is_text),
}
TAKEN = "PDF, PNG, JPEG, DOCX, XLSX or TXT, up to 10 MB"


def checked_kind(name: str, content: bytes) -> Kind:
    """The kind of a file. Raises Unacceptable for one that is of no kind taken, empty, or too large."""
    if len(content) > LARGEST:
        raise Unacceptable(f"The file is too large. Taken are {TAKEN}.")
    if not content:
        raise Unacceptable("The file is empty.")
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise Unacceptable(f"A file of this kind is not taken. Taken are {TAKEN}.")
    if not kind.is_one(content):
        raise Unacceptable(f"“{plain_name(name)}” is not what its name says, or is damaged. Nothing was kept of it.")
    return kind


def plain_name(name: str) -> str:
    """The name to show and to download under: no folders, no signs that hide what it is."""
    bare = re.sub(r"[^\w .,()+-]", "_", PurePath(name.replace("\\", "/")).name).strip(" .")
    stem, suffix = PurePath(bare).stem, PurePath(bare).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"
