"""A file that is no plain text is told what it is, with the command that gets at its text."""

from pathlib import Path

import pytest

from minutes.importing.kinds import guard_kind, guard_words
from minutes.importing.parsed import Unreadable

MINUTES = "1. Welcome\n\nThe Chair welcomed Zoë.\n"


@pytest.mark.parametrize(
    ("name", "content", "kind", "command"),
    [
        ("May.pdf", b"%PDF-1.7\n/Type /Font\n", "is a PDF", "pdftotext -layout May.pdf May.txt"),
        ("May.pdf", b"%PDF-1.7\n/Type /Font\n", "the PDF is a scan", "ocrmypdf May.pdf May-text.pdf"),
        ("May 7.pdf", b"\n%PDF-1.4\n/XObject /Image", "a scan", "ocrmypdf 'May 7.pdf' 'May 7-text.pdf'"),
        ("May.tif", b"II*\0rest", "is a picture", "tesseract May.tif May,"),
        ("May.webp", b"RIFF\0\0\0\0WEBPVP8 ", "is a picture", "tesseract May.webp May,"),
        ("May.rtf", b"{\\rtf1 text}", "is RTF", "--outdir . May.rtf"),
        (
            "May.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "Word before 2007",
            "--convert-to txt:Text:UTF8 --outdir . May.doc",
        ),
        (
            "May.docx",
            b"PK\x03\x04...word/document.xml",
            "is a Word document",
            "soffice --headless --convert-to txt:Text:UTF8",
        ),
        ("May", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument", "soffice --headless"),
        ("May.zip", b"PK\x03\x04minutes.txt", "is a ZIP archive", "unzip May.zip"),
        (
            "May.txt",
            b"<!DOCTYPE html><html>",
            "a web page",
            "pandoc --from html --to plain --wrap none --output May.txt",
        ),
        ("May.html", b"\n <!-- saved -->\n<html lang=en>", "a web page", "pandoc --from html"),
        ("May.html", b"<!-- one --><!-- two -->\n<h1>Minutes</h1>", "a web page", "pandoc --from html"),
        ("May.html", b"<ol><li>Welcome", "a web page", "pandoc --from html"),
        ("May.xml", b'<?xml version="1.0"?><minutes/>', "is XML", "xmllint --xpath 'string()' May.xml > May.txt"),
        ("May.heic", b"\0\0\0\x18ftypheic", "is a picture", "tesseract May.heic May,"),
        (
            "May.eml",
            b"From: Ada <ada@b.example>\nSubject: Minutes\n\n1. Welcome\n",
            "is an email",
            "munpack -t -C . May.eml",
        ),
        ("May.gz", b"\x1f\x8b\x08\0abc", "is packed by gzip", "gunzip --keep May.gz"),
        ("May.txt", MINUTES.encode("mac-roman") + b"\x8d", "text in MACINTOSH", "iconv -f MACINTOSH"),
        ("May.xhtml", b'<?xml version="1.0"?><html>', "a web page", "pandoc --from html"),
        ("May.txt", MINUTES.encode("utf-16"), "is text in UTF-16", "iconv -f UTF-16 -t UTF-8 -o May-utf8.txt May.txt"),
        ("May.txt", MINUTES.encode("utf-16-le"), "is text in UTF-16LE", "iconv -f UTF-16LE"),
        ("May.txt", MINUTES.encode("utf-16-be"), "is text in UTF-16BE", "iconv -f UTF-16BE"),
        ("May.txt", MINUTES.encode("utf-32"), "is text in UTF-32", "iconv -f UTF-32"),
        ("May.txt", MINUTES.encode("cp1252"), "is text in WINDOWS-1252", "iconv -f WINDOWS-1252"),
        ("May.bin", b"\x7fELF\0\0\1\1", "is not a text file", "Save the minutes as plain text in UTF-8"),
    ],
)
def test_what_is_no_plain_text_is_told_how_to_become_one(name: str, content: bytes, kind: str, command: str) -> None:
    with pytest.raises(Unreadable) as refused:
        guard_kind(Path(name), content)

    assert kind in str(refused.value)
    assert command in str(refused.value)


@pytest.mark.parametrize("text", [MINUTES, f"\ufeff{MINUTES}", "<1. Welcome>\n", "PK 3\n", "%\n1. PDF\n"])
def test_plain_text_passes(text: str) -> None:
    guard_kind(Path("May.txt"), text.encode())
    guard_words(Path("May.txt"), text)


def test_breaks_of_pages_without_a_word_are_a_scan() -> None:
    with pytest.raises(Unreadable, match=r"ocrmypdf May\.pdf May-text\.pdf"):
        guard_words(Path("May.txt"), "\f\n\f")
