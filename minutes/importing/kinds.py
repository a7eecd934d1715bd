"""Files that are no plain text, told by how they begin, each with the command that gets at its text. Pure."""

import re
import shlex
from pathlib import Path

from minutes.importing.parsed import Unreadable

from .kinds_of_files import office_kind, packed_kind

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"\0\0\0\x0cjP  ")
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_HTML = re.compile(
    rb"(?>\s*(?:<!--.{0,500}?-->\s*){0,5})<(?:!doctype html|html|head|body|title|meta|link|style|script|base|"
    rb"div|p|table|h[1-6]|span|font|center|[uo]l|section|article|main|header|b|i|br|a|pre|blockquote)\b",
    re.I | re.S,
)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
# In this order; every content can be read as the last, so few are left to it.
_ENCODINGS = {"utf-8": "", "cp1252": "WINDOWS-1252", "mac-roman": "MACINTOSH"}
_BEGINNING = 4_096
# Text in the letters of Europe has a nought in every second byte of UTF-16.
_SHARE_OF_NOUGHTS = 0.3


def guard_kind(path: Path, content: bytes) -> None:
    """Raise Unreadable, with what to do, for content that is no plain text in UTF-8."""
    for kind in (_pdf, _picture, _office, _packed, _marked_up, _other_encoding):
        if told := kind(path, content.removeprefix(b"\xef\xbb\xbf")):
            raise Unreadable(told)


def guard_words(path: Path, text: str) -> None:
    """Raise Unreadable for a text that holds the breaks of pages and no word: that of a scan."""
    if text.strip("\ufeff \t\r\n\f\v\xa0"):
        return
    if "\f" in text:
        scan = path.with_suffix(".pdf")
        raise Unreadable(
            f"{path.name} holds breaks of pages and no word, as the text of a scan does. {_recognise(scan)}"
        )
    raise Unreadable(f"{path.name} is empty.")


def _named(path: Path, suffix: str) -> str:
    """Another file's name beside this one, as a command line takes it."""
    return shlex.quote(str(path.with_name(path.stem + suffix)))


def _own(path: Path) -> str:
    return shlex.quote(str(path))


def _recognise(scan: Path) -> str:
    made = _named(scan, "-text.pdf")
    return (
        f"Have its letters recognised (ocrmypdf {_own(scan)} {made}), then take the text of that "
        f"(pdftotext -layout {made} {_named(scan, '.txt')}), read it against the paper and import it."
    )


def _pdf(path: Path, content: bytes) -> str:
    if b"%PDF-" not in content[:1024]:
        return ""
    if b"/Font" not in content and b"/ObjStm" not in content:
        return f"{path.name} is a PDF of pictures, a scan: it holds no text. {_recognise(path)}"
    return (
        f"{path.name} is a PDF. Take its text with pdftotext -layout {_own(path)} {_named(path, '.txt')} and import "
        "that. If that file holds no words, the PDF is a scan: "
        f"ocrmypdf {_own(path)} {_named(path, '-text.pdf')} recognises its letters first."
    )


def _picture(path: Path, content: bytes) -> str:
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    if not content.startswith(_PICTURES) and not is_webp and content[4:12] not in _HEIF:
        return ""
    return (
        f"{path.name} is a picture. Have its letters recognised with tesseract {_own(path)} {_named(path, '')}, read "
        f"{path.stem}.txt against the paper and import it."
    )


def _office(path: Path, content: bytes) -> str:
    """A document of a word processor, or of another office program."""
    if found := office_kind(content, path.suffix):
        return f"{path.name} is {found.name}. {found.way.format(**_places(path))}"
    return ""


def _packed(path: Path, content: bytes) -> str:
    if found := packed_kind(content):
        return f"{path.name} is {found.name}. {found.way.format(**_places(path))}"
    return ""


def _places(path: Path) -> dict[str, str]:
    """The names that a command takes: the file, its folder, the text that comes of it."""
    return {
        "file": _own(path),
        "folder": shlex.quote(str(path.parent)),
        "text": _named(path, ".txt"),
        "pdf": _named(path, ".pdf"),
        "made": f"{path.stem}.txt",
    }


def _marked_up(path: Path, content: bytes) -> str:
    beginning = content[:_BEGINNING]
    if _HTML.match(beginning) or (_XML.match(beginning) and b"<html" in beginning.lower()):
        return (
            f"{path.name} is a web page (HTML). Make plain text of it with "
            f"pandoc --from html --to plain --wrap none --output {_named(path, '.txt')} {_own(path)} and import that."
        )
    if _XML.match(beginning):
        return (
            f"{path.name} is XML. If it holds the minutes, take its text with "
            f"xmllint --xpath 'string()' {_own(path)} > {_named(path, '.txt')} and import that."
        )
    return ""


def _other_encoding(path: Path, content: bytes) -> str:
    encoding = _encoding(content)
    if not encoding:
        return ""
    if encoding == "binary":
        return f"{path.name} is not a text file. Save the minutes as plain text in UTF-8 and import that."
    return (
        f"{path.name} is text in {encoding} and not in UTF-8. Change that with "
        f"iconv -f {encoding} -t UTF-8 -o {_named(path, '-utf8.txt')} {_own(path)} and import the new file."
    )


def _encoding(content: bytes) -> str:
    """The encoding of content that is not UTF-8, "binary" for what is no text; "" for UTF-8."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if b"\0" in content:
        return _wide(content[:_BEGINNING])
    for encoding, name in _ENCODINGS.items():
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "binary"


def _wide(beginning: bytes) -> str:
    """UTF-16 without a mark of its order, by where its noughts stand."""
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    if odd > _SHARE_OF_NOUGHTS * len(beginning[1::2]) and odd > 4 * even:
        return "UTF-16LE"
    return "UTF-16BE" if even > _SHARE_OF_NOUGHTS * len(beginning[0::2]) and even > 4 * odd else "binary"
