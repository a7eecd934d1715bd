"""Papers as programs write them, and odd ones: made ready, joined, and read in the whole as they were on their own."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.pdf.join.join import Part, join, try_joining
from core.pdf.join.third_party import prepare_foreign
from tests.core.pdf.join.test_join import own
from tests.meetings.papers.odd_pdfs import READABLE, SHOWN, TOO_DEEP, UNJOINABLE, WORDS, odd, program_wrote

FILES = {name: program_wrote(name) for name in WORDS} | READABLE
SAID = WORDS | dict.fromkeys(READABLE, SHOWN)


def texts_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


@pytest.mark.parametrize("name", FILES)
def test_a_paper_stands_in_the_whole_with_all_its_pages_and_words(name: str, tmp_path: Path) -> None:
    target = tmp_path / "whole.pdf"
    prepared = prepare_foreign(io.BytesIO(FILES[name]))
    try_joining(prepared)
    parts = [Part(own(tmp_path / "a.pdf", "<h1>Ours</h1>"), "Ours"), Part(io.BytesIO(prepared), "X", is_foreign=True)]

    join(parts, target, title="Whole", number=lambda page, of: f"{page}/{of}")

    alone, (ours, *joined) = texts_of(FILES[name]), texts_of(target.read_bytes())
    assert "Ours" in ours
    assert len(joined) == len(alone)
    for page, (before, after) in enumerate(zip(alone, joined, strict=True), start=2):
        assert {*before.split(), f"{page}/{len(alone) + 1}"} <= set(after.split())
    assert SAID[name] in joined[0]


@pytest.mark.parametrize("content", [*UNJOINABLE.values(), TOO_DEEP], ids=[*UNJOINABLE, "too deep"])
def test_what_cannot_be_joined_says_so_when_it_is_prepared(content: bytes) -> None:
    with pytest.raises(pikepdf.PdfError):
        prepare_foreign(io.BytesIO(content))


@pytest.mark.parametrize(
    ("turn", "size"), [("45", (595, 842)), ("-45", (595, 842)), ("100", (842, 595)), ("-100", (842, 595))]
)
def test_a_page_turned_by_half_a_quarter_stands_as_readers_show_it(turn: str, size: tuple[int, int]) -> None:
    content = odd(page=f"/Rotate {turn}")
    sizes = []
    for each in (content, prepare_foreign(io.BytesIO(content))):
        with pypdfium2.PdfDocument(each) as file:
            sizes.append(file[0].get_size())

    assert sizes == [size, size]


def test_a_page_of_any_size_keeps_it() -> None:
    with pikepdf.open(io.BytesIO(prepare_foreign(io.BytesIO(READABLE["a page larger than a library makes"])))) as file:
        assert [float(each) for each in file.pages[0].mediabox] == [0, 0, 20_000, 842]


def test_a_page_that_would_break_the_whole_is_found_by_the_trial() -> None:
    with pikepdf.open(io.BytesIO(prepare_foreign(io.BytesIO(READABLE["turned by a name"])))) as file:
        del file.pages[0].obj.Resources
        broken = io.BytesIO()
        file.save(broken)

    with pytest.raises(AttributeError):
        try_joining(broken.getvalue())
