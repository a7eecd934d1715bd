"""Files of office programs, archives and emails are told by what they hold."""

import io
import zipfile

import pytest

from minutes.importing.kinds_of_files import office_kind, packed_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL = b"Return-Path: <ada@b.example>\r\nReceived: from x by y;\r\n\tMon, 4 Jan\r\nContent-Type: text/plain\r\n\r\n1. A"


def zipped(*names: str, mimetype: str = "") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        for name in [*(["mimetype"] if mimetype else []), *names]:
            parts.writestr(name, mimetype if name == "mimetype" else "text")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "way"),
    [
        (b"{\\rtf1 text}", "RTF", "soffice"),
        (b"\xffWPC\x10", "a document of WordPerfect", "soffice"),
        (b"%!PS-Adobe-3.0", "PostScript", "ps2pdf"),
        (b"AT&TFORM", "a DjVu document", "djvutxt"),
        (b"\\documentclass{article}", "LaTeX", "pandoc"),
        (OLE, "a document of Word before 2007", "soffice"),
        (OLE + "WordDocument".encode("utf-16-le"), "a document of Word before 2007", "soffice"),
        (OLE + "Workbook".encode("utf-16-le"), "a workbook of Excel before 2007", "convert-to csv"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a presentation of PowerPoint before 2007", "pdftotext"),
        (OLE + "__substg1.0_001A001E".encode("utf-16-le"), "an email of Outlook", "attached"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a document with a password", "without the password"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document", "soffice"),
        (zipped("xl/workbook.xml"), "an Excel workbook", "convert-to csv"),
        (zipped("ppt/presentation.xml"), "a PowerPoint presentation", "pdftotext"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text", "soffice"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument spreadsheet", "csv"),
        (zipped(mimetype="application/epub+zip"), "an e-book", "pandoc"),
        (zipped("Index/Document.iwa"), "a document of Pages", "export it as plain text"),
        (b'<?xml version="1.0"?>\n<office:document>', "a document of a word processor, as XML", "soffice"),
    ],
)
def test_documents_of_office_programs(content: bytes, name: str, way: str) -> None:
    kind = office_kind(content, "")

    assert kind is not None
    assert kind.name == name
    assert way in kind.way


@pytest.mark.parametrize(
    ("content", "name", "way"),
    [
        (zipped("minutes.txt"), "a ZIP archive", "unzip"),
        (b"\x1f\x8b\x08", "packed by gzip", "gunzip"),
        (b"BZh91", "packed by bzip2", "bunzip2"),
        (b"\xfd7zXZ\0", "packed by xz", "unxz"),
        (b"(\xb5/\xfd", "packed by Zstandard", "unzstd"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z x"),
        (b"Rar!\x1a\x07\0", "a RAR archive", "unrar x"),
        (b"minutes.txt".ljust(257, b"\0") + b"ustar", "a tar archive", "tar --extract"),
        (MAIL, "an email", "munpack"),
        (b"From: Ada <ada@b.example>\nTo: b@b.example\nSubject: Minutes\n\n1. Welcome", "an email", "munpack"),
        (b"From ada@b.example Mon Jan  4 10:00:00 2027\nSubject: x\n", "a mailbox", "munpack"),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: x\n", "a web archive (MHTML)", "browser"),
    ],
)
def test_archives_and_emails(content: bytes, name: str, way: str) -> None:
    kind = packed_kind(content)

    assert kind is not None
    assert kind.name == name
    assert way in kind.way


@pytest.mark.parametrize(
    "text",
    [
        b"1. Welcome",
        b"From the Chair: welcome",
        b"Date: 4 May 2027\nTo: all members\nFrom: the Clerk\nSubject: Minutes\n\n1. Welcome",
        b"Present: Ada Bell (ada@b.example)",
    ],
)
def test_minutes_are_neither(text: bytes) -> None:
    assert office_kind(text, ".txt") is None
    assert packed_kind(text) is None
