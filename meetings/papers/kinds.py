"""Files that can be a paper: PDF, which is read here page by page and goes into the pack, and those of Office."""

from typing import NamedTuple

from core.errors import Unacceptable
from core.pdf.strangers import inspect_pdf
from core.uploads.kinds import (
    DOCX,
    PDF,
    PPTX,
    XLSX,
    AcceptedFiles,
    checked_kind,
    has_macros,
    is_locked_or_old_office,
    plain_name,
)
from core.uploads.limits import LARGEST_FILE

TAKEN = f"PDF, DOCX, XLSX or PPTX, up to {LARGEST_FILE // 1_000_000} MB"
_PAPER = AcceptedFiles({".pdf": PDF, ".docx": DOCX, ".xlsx": XLSX, ".pptx": PPTX}, LARGEST_FILE, TAKEN)
_WITH_MACROS = (".docm", ".xlsm", ".pptm", ".dotm", ".xltm", ".ppsm")
_OFFICE = (".docx", ".xlsx", ".pptx")
_MACROS = "holds macros, which are programs. Save it without them, as DOCX, XLSX or PPTX, and hand that in."
_LOCKED = "is locked with a password, or of a format older than its name says. Save it again without a password."


class CheckedFile(NamedTuple):
    """A file that can be taken; only a PDF has ``pages``."""

    name: str
    content_type: str
    pages: int | None


def checked_paper(name: str, content: bytes) -> CheckedFile:
    """Looks into the file. Raises Unacceptable, with what to do, for one that cannot be taken."""
    shown, small = plain_name(name), name.lower()
    if small.endswith(_WITH_MACROS) or (small.endswith(_OFFICE) and has_macros(content)):
        raise Unacceptable(f"“{shown}” {_MACROS}")
    if small.endswith(_OFFICE) and is_locked_or_old_office(content):
        raise Unacceptable(f"“{shown}” {_LOCKED}")
    kind = checked_kind(name, content, _PAPER)
    return CheckedFile(shown, kind.content_type, inspect_pdf(content) if kind is PDF else None)
