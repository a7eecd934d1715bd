"""Digital signatures of a paper, and whose they are. They are of its own bytes: they end where pages are joined, or
marked."""

from collections.abc import Iterator
from itertools import islice

from asn1crypto import cms
from pikepdf import Dictionary, Object, Pdf, String

from core.characters import hidden_in, one_line

MARK = "/SignedPaper"  # in the catalogue of a file that was made ready from a signed one
MOST, LONGEST = 10, 100  # signatures that are told of, and characters of a name
_MISSHAPEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, StopIteration, RecursionError, OverflowError)


def is_signed(pdf: Pdf) -> bool:
    """Tell whether a file holds a signature, or a time stamp, of itself. Whether it is valid is not asked."""
    return any(True for _ in _signatures(pdf))


def signers_of(pdf: Pdf) -> list[str]:
    """Return whose the signatures of a file are: the name in each certificate, or else the one that is written beside
    it; empty where there is neither. Nothing is checked."""
    signatures = islice(_signatures(pdf), MOST)
    return [_legible(_name_in_certificate(each.get("/Contents")) or _text(each.get("/Name"))) for each in signatures]


def _signatures(pdf: Pdf) -> Iterator[Object]:
    for part in pdf.objects:
        if isinstance(part, Dictionary) and "/ByteRange" in part:
            yield part


def _name_in_certificate(contents: object) -> str:
    """Return the common name of whoever's certificate a signature refers to, empty where it cannot be read."""
    try:
        signed = cms.ContentInfo.load(bytes(contents) if isinstance(contents, String) else b"")["content"]
        number = signed["signer_infos"][0]["sid"].chosen["serial_number"].native
        certificates = (each.chosen for each in signed["certificates"])
        own = next(each for each in certificates if each.serial_number == number)
        name = own.subject.native.get("common_name", "")
    except _MISSHAPEN:
        return ""
    return name if isinstance(name, str) else ""


def _text(given: object) -> str:
    return str(given) if isinstance(given, String) else ""


def _legible(name: str) -> str:
    """Return a name without what could make it look like another's."""
    name = one_line(name)
    for sign in hidden_in(name):
        name = name.replace(sign, "")
    return name[:LONGEST]


def mark_signed(prepared: Pdf) -> None:
    prepared.Root[MARK] = True


def was_signed(prepared: Pdf) -> bool:
    """Tell whether the paper was signed from which this file was made ready."""
    return MARK in prepared.Root
