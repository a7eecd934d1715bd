"""Whether a paper is digitally signed. Its signature is of its own bytes: it ends where pages are joined."""

from pikepdf import Dictionary, Pdf

MARK = "/SignedPaper"  # in the catalogue of a file that was made ready from a signed one


def is_signed(pdf: Pdf) -> bool:
    """Tell whether a file holds a signature, or a time stamp, of itself. Whether it is valid is not asked."""
    return any(isinstance(part, Dictionary) and "/ByteRange" in part for part in pdf.objects)


def mark_signed(prepared: Pdf) -> None:
    prepared.Root[MARK] = True


def was_signed(prepared: Pdf) -> bool:
    """Tell whether the paper was signed from which this file was made ready."""
    return MARK in prepared.Root
