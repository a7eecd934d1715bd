"""Files that show how an action was met: the kinds that are accepted, and a check of each against its name."""

import io
import re
from collections.abc import Callable

from PIL import Image, UnidentifiedImageError

from core.uploads.kinds import DOCX, PDF, XLSX, AcceptedFiles, FileKind

LARGEST = 10_000_000  # bytes


def _is_image(format_: str) -> Callable[[bytes], bool]:
    def is_one(content: bytes) -> bool:
        try:
            with Image.open(io.BytesIO(content), formats=[format_]) as image:
                image.verify()
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
            return False
        return True

    return is_one


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)


KINDS = {
    ".pdf": PDF,
    ".png": FileKind("image/png", _is_image("PNG")),
    ".jpg": FileKind("image/jpeg", _is_image("JPEG")),
    ".jpeg": FileKind("image/jpeg", _is_image("JPEG")),
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".txt": FileKind("text/plain; charset=utf-8", _is_text),
}
TAKEN = "PDF, PNG, JPEG, DOCX, XLSX or TXT, up to 10 MB"
EVIDENCE = AcceptedFiles(KINDS, LARGEST, TAKEN)
