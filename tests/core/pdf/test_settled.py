"""A paper as it is seen: what is hidden is in none of its bytes, and all else looks as it did."""

import io
import subprocess

import pikepdf
import pypdfium2
import pytest
from pikepdf import Stream

from core.pdf.drawing import opened, text_of_page
from core.pdf.join.third_party import prepare_foreign
from core.pdf.settled import settled
from tests.core.pdf.hiding_pdfs import HIDING, SECRET, SHOWING
from tests.meetings.papers.odd_pdfs import SHOWN, odd
from tests.meetings.papers.papers import pdf

# What PDFium draws by itself although it is hidden, or leaves out although the layer says nothing; Poppler does not.
READ_OTHERWISE = (
    "a layer within a pattern",
    "a comment of a layer",
    "an expression that is none",
    "an expression of nothing",
)


def drawn(content: bytes, *, by_poppler: bool) -> bytes:
    """The page as a reader's program draws it."""
    if by_poppler:
        command = ["pdftoppm", "-r", "36", "-gray", "-"]
        return subprocess.run(command, input=content, capture_output=True, check=True).stdout[15:]  # noqa: S603 - ours
    with pypdfium2.PdfDocument(content) as document:
        return bytes(document[0].render(scale=0.5, grayscale=True).buffer)


def written(content: bytes) -> bytes:
    """All that stands in a file, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as file:
        parts = [part for part in file.objects if isinstance(part, pikepdf.Object)]
        streams = [part.read_bytes() for part in parts if isinstance(part, Stream)]
        return b"".join([*(part.unparse(resolved=True) for part in parts), *streams])


@pytest.mark.parametrize("name", HIDING)
def test_hidden_words_are_nowhere(name: str) -> None:
    for made in (settled(HIDING[name]), prepare_foreign(io.BytesIO(HIDING[name]))):
        assert SECRET.encode() not in written(made)
        assert b"/OC" not in written(made)
    with opened(HIDING[name]) as document:
        assert text_of_page(document, 1).text == SHOWN


@pytest.mark.parametrize("name", SHOWING)
def test_what_is_seen_stays(name: str) -> None:
    with opened(SHOWING[name]) as document:
        assert SHOWN in text_of_page(document, 1).text


@pytest.mark.parametrize("name", HIDING | SHOWING)
def test_it_looks_as_it_did(name: str) -> None:
    content = (HIDING | SHOWING)[name]

    by_poppler = name in READ_OTHERWISE
    before, after = (drawn(each, by_poppler=by_poppler) for each in (content, prepare_foreign(io.BytesIO(content))))

    assert min(before) < 128
    assert sum(abs(one - other) > 60 for one, other in zip(before, after, strict=True)) == 0


def test_a_file_with_nothing_to_settle_stays_as_it_is() -> None:
    content = pdf("one", "two")

    assert settled(content) is content


def test_a_comment_of_no_kind_is_left_out_and_the_page_stays() -> None:
    content = odd(page="/Annots[null 7 (x) <<>> <</Subtype 7/Rect[0 0 9 9]>>]")

    with opened(settled(content)) as document:
        assert SHOWN in text_of_page(document, 1).text
