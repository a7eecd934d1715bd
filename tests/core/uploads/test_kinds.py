"""Files that people hand in: each is what its name says, and is shown by a plain name."""

import io
import zipfile

import pytest

from core.errors import Unacceptable
from core.uploads.kinds import DOCX, PDF, AcceptedFiles, checked_kind, has_macros, parts_of_package, plain_name

ACCEPTED = AcceptedFiles({".pdf": PDF, ".docx": DOCX}, largest=1000, words="PDF or DOCX, up to 1 KB")
WHOLE_PDF = b"%PDF-1.7\n%%EOF\n"


def package(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in names:
            written.writestr(name, "<x/>")
    return file.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(("name", "content", "kind"), [("a.PDF", WHOLE_PDF, PDF), ("a.docx", WORD, DOCX)])
def test_a_file_that_is_what_its_name_says_is_accepted(name: str, content: bytes, kind: object) -> None:
    assert checked_kind(name, content, ACCEPTED) is kind


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.pdf", WHOLE_PDF + b" " * 1000, "too large. You can upload PDF or DOCX, up to 1 KB."),
        ("a.exe", WHOLE_PDF, "This kind of file is not accepted."),
        ("a.pdf", WORD, "“a.pdf” is not what its name says"),
        (
            "a.docx",
            package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "not what its name says",
        ),
    ],
)
def test_any_other_is_refused_with_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        checked_kind(name, content, ACCEPTED)


def test_what_an_office_file_would_do_is_named_with_it() -> None:
    file = io.BytesIO(WORD)
    with zipfile.ZipFile(file, "a") as written:
        written.writestr("word/embeddings/a.xml", '<w:fldSimple xmlns:w="w" w:instr="DDEAUTO excel"/>')

    with pytest.raises(Unacceptable, match=r"^“a\.docx” starts another program by DDE\. .* It was not saved\.$"):
        checked_kind("a.docx", file.getvalue(), ACCEPTED._replace(largest=5000))


def test_a_list_of_parts_that_would_fill_the_memory_is_not_read() -> None:
    assert "word/document.xml" in parts_of_package(WORD)
    end = WORD.rfind(b"PK\5\6")
    huge = WORD[: end + 12] + (2_000_001).to_bytes(4, "little") + WORD[end + 16 :]

    assert parts_of_package(huge) == frozenset()


def test_macros_are_found_in_packages_alone() -> None:
    assert has_macros(package("word/vbaProject.bin"))
    assert not has_macros(WORD)
    assert not has_macros(b"PK is no package")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\note.pdf", "note.pdf"),
        ("evil\u202efdp.txt", "evil_fdp.txt"),
        ('a"b\r\nX: y.txt', "a_b__X_ y.txt"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_what_would_mislead(name: str, shown: str) -> None:
    assert plain_name(name) == shown
