import io
import zipfile

import pytest
from PIL import Image

from actions.evidence import EVIDENCE, LARGEST
from core.errors import Unacceptable
from core.uploads.kinds import checked_kind


def image(format_: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, format_)
    return file.getvalue()


def package(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "<x/>")  # with no time of day in it: a test is named by its bytes
    return file.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
WORD = package("[Content_Types].xml", "word/document.xml")
SHEET = package("[Content_Types].xml", "xl/workbook.xml")
GOOD = {
    "note.pdf": PDF,
    "PHOTO.JPG": image("JPEG"),
    "photo.jpeg": image("JPEG"),
    "shot.png": image("PNG"),
    "paper.docx": WORD,
    "table.xlsx": SHEET,
    "plain.txt": "Zwölf Tage.\r\n".encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_is_what_its_name_says_is_taken(name: str) -> None:
    assert "/" in checked_kind(name, GOOD[name], EVIDENCE).content_type


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_a_file_under_the_name_of_another_kind_is_not(name: str, other: str) -> None:
    if checked_kind(name, GOOD[name], EVIDENCE).content_type == checked_kind(other, GOOD[other], EVIDENCE).content_type:
        return
    if name.endswith(".txt") and other.endswith(".pdf"):
        return  # this PDF is text all through; it is served as text then

    with pytest.raises(Unacceptable, match="not what its name says"):
        checked_kind(name, GOOD[other], EVIDENCE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("picture.svg", b"<svg/>"),
        ("note.pdf.exe", PDF),
        ("note", PDF),
        ("note.pdf", b""),
        ("note.pdf", b"<html>%PDF-1.7 %%EOF"),
        ("plain.txt", b"MZ\x00\x01"),
        ("plain.txt", b"\xff\xfe"),
        ("paper.docx", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("paper.docx", WORD[:40]),
        ("large.txt", b"x" * (LARGEST + 1)),
    ],
)
def test_any_other_is_refused_with_a_reason(name: str, content: bytes) -> None:
    with pytest.raises(Unacceptable):
        checked_kind(name, content, EVIDENCE)
