"""Files of office programs, emails and archives, told by what they hold, each with the way to its text. Pure."""

import re
from typing import NamedTuple

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BEGINNING = 4_096


class FileKind(NamedTuple):
    """A kind of file in words, and the way to its text: ``file``, ``folder``, ``text`` and ``made`` are filled in."""

    name: str
    way: str


_CONVERT = "soffice --headless --convert-to txt:Text:UTF8 --outdir {folder} {file}"
_BY_OFFICE = f"Make plain text of it with {_CONVERT} and import {{made}}."
_BY_PDF = (
    "Make a PDF of it with soffice --headless --convert-to pdf --outdir {folder} {file}, take the text of that with "
    "pdftotext -layout {pdf} {text}, and import it."
)
_BY_CSV = (
    "If it holds the minutes, make text of it with soffice --headless --convert-to csv --outdir {folder} {file} and "
    "import that, saved as {made}."
)
_FROM_MAIL = (
    "Save the minutes that it holds, or the file attached to it, by your mail program or with "
    "munpack -t -C {folder} {file}, and import that."
)

_OLD_WORD = FileKind("a document of Word before 2007", _BY_OFFICE)
_OFFICE_97 = {
    "EncryptedPackage": FileKind(
        "a document with a password", "Open it, save it without the password, and import its text."
    ),
    "WordDocument": _OLD_WORD,
    "Workbook": FileKind("a workbook of Excel before 2007", _BY_CSV),
    "PowerPoint Document": FileKind("a presentation of PowerPoint before 2007", _BY_PDF),
    "__substg1.0_": FileKind(
        "an email of Outlook", "Save the minutes that it holds, or the file attached to it, and import that."
    ),
}
_IN_ZIP = {
    b"word/": FileKind("a Word document", _BY_OFFICE),
    b"opendocument.text": FileKind("an OpenDocument text", _BY_OFFICE),
    b"opendocument.spreadsheet": FileKind("an OpenDocument spreadsheet", _BY_CSV),
    b"opendocument.presentation": FileKind("an OpenDocument presentation", _BY_PDF),
    b"xl/workbook": FileKind("an Excel workbook", _BY_CSV),
    b"ppt/": FileKind("a PowerPoint presentation", _BY_PDF),
    b"epub+zip": FileKind(
        "an e-book", "Make plain text of it with pandoc --to plain --wrap none --output {text} {file} and import that."
    ),
    b"Index/Document.iwa": FileKind(
        "a document of Pages", "Open it in Pages, export it as plain text, and import that."
    ),
}
_BY_BEGINNING = {
    b"{\\rtf": FileKind("RTF", _BY_OFFICE),
    b"\xffWPC": FileKind("a document of WordPerfect", _BY_OFFICE),
    b"%!PS": FileKind(
        "PostScript",
        "Make a PDF of it with ps2pdf {file} {pdf}, take the text of that with pdftotext -layout {pdf} {text}, and "
        "import it.",
    ),
    b"AT&TFORM": FileKind("a DjVu document", "Take its text with djvutxt {file} {text} and import that."),
    b"\\documentclass": FileKind(
        "LaTeX",
        "Make plain text of it with pandoc --from latex --to plain --wrap none --output {text} {file} and import that.",
    ),
}
_ARCHIVES = {
    **dict.fromkeys(_ZIP, FileKind("a ZIP archive", "Unpack it with unzip {file} and import the text within.")),
    b"\x1f\x8b": FileKind("packed by gzip", "Unpack it with gunzip --keep {file} and import what comes of it."),
    b"BZh": FileKind("packed by bzip2", "Unpack it with bunzip2 --keep {file} and import what comes of it."),
    b"\xfd7zXZ": FileKind("packed by xz", "Unpack it with unxz --keep {file} and import what comes of it."),
    b"(\xb5/\xfd": FileKind("packed by Zstandard", "Unpack it with unzstd {file} and import what comes of it."),
    b"7z\xbc\xaf\x27\x1c": FileKind("a 7z archive", "Unpack it with 7z x {file} and import the text within."),
    b"Rar!\x1a\x07": FileKind("a RAR archive", "Unpack it with unrar x {file} and import the text within."),
}
_TAR = FileKind("a tar archive", "Unpack it with tar --extract --file {file} and import the text within.")
_FLAT_OFFICE = re.compile(rb"<\?xml\b.{0,400}?(?:<office:document\b|progid=\"Word\.Document\"|<w:wordDocument\b)", re.S)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[ \t]*(.{0,400})")
_ONLY_IN_MAIL = {b"received", b"return-path", b"mime-version", b"message-id", b"delivered-to", b"content-type"}
_MAILBOX = re.compile(rb"From \S+@\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
_MAIL = FileKind("an email", _FROM_MAIL)
_WEB_ARCHIVE = FileKind(
    "a web archive (MHTML)", "Open it in a browser, copy its text into an editor, save it as {made} and import that."
)


def office_kind(content: bytes, suffix: str) -> FileKind | None:
    """The kind of an office program's file; None for any other."""
    for beginning, kind in _BY_BEGINNING.items():
        if content.startswith(beginning):
            return kind
    if content.startswith(_OLE):
        return next((kind for name, kind in _OFFICE_97.items() if name.encode("utf-16-le") in content), _OLD_WORD)
    if _FLAT_OFFICE.match(content[:_BEGINNING]):
        return FileKind("a document of a word processor, as XML", _BY_OFFICE)
    if not content.startswith(_ZIP):
        return None
    if suffix.casefold() == ".docx":
        return _IN_ZIP[b"word/"]
    return next((kind for part, kind in _IN_ZIP.items() if part in content), None)


def packed_kind(content: bytes) -> FileKind | None:
    """The kind of an archive or an email, which hold other files; None for what is neither."""
    for beginning, kind in _ARCHIVES.items():
        if content.startswith(beginning):
            return kind
    if content[257:262] == b"ustar":
        return _TAR
    return _mail(content[:_BEGINNING])


def _mail(beginning: bytes) -> FileKind | None:
    """An email by its headers: such as no minutes print, or a sender with an address and a subject."""
    if _MAILBOX.match(beginning):
        return FileKind("a mailbox", _FROM_MAIL)
    headers: dict[bytes, bytes] = {}
    for line in beginning.splitlines():
        if line[:1] in (b" ", b"\t"):
            continue
        found = _HEADER.match(line)
        if found is None:
            break
        headers[found[1].lower()] = found[2]
    if b"snapshot-content-location" in headers:
        return _WEB_ARCHIVE
    is_sent = b"@" in headers.get(b"from", b"") and b"subject" in headers
    return _MAIL if is_sent or len(_ONLY_IN_MAIL & headers.keys()) > 1 else None
