"""Papers as programs write them, and odd ones: made ready, joined, and read in the whole as they were on their own."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf, Rectangle, String

from core.pdf.join.join import Part, join, try_joining
from core.pdf.join.third_party import prepare_foreign, stand_up
from tests.core.pdf.join.files import own, prepared
from tests.meetings.papers.odd_pdfs import READABLE, SHOWN, TOO_DEEP, UNJOINABLE, WORDS, odd, program_wrote
from tests.meetings.papers.papers import add_link, changed, pdf

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


@pytest.mark.parametrize(
    ("turn", "corner", "size"),
    [(0, (0, 0), (200, 100)), (90, (0, 200), (100, 200)), (180, (200, 100), (200, 100)), (270, (100, 0), (100, 200))],
)
def test_a_turned_page_stands_as_a_reader_sees_it(turn: int, corner: tuple[int, int], size: tuple[int, int]) -> None:
    upright = stand_up(Rectangle(10, 20, 210, 120), turn)

    assert tuple(upright.matrix.transform((10, 20))) == corner
    assert (upright.width, upright.height) == size


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
def test_text_is_where_it_was_to_the_eye(turn: int, tmp_path: Path) -> None:
    """The left half of the page as it is seen holds the same words before and after."""
    content = pdf("here", size=(600, 400), rotate=turn, CropBox=[20, 30, 560, 390])
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(content)
    after.write_bytes(prepare_foreign(io.BytesIO(content)))
    bare = subprocess.run(["pdftoppm", "-r", "30", "-cropbox", str(before)], capture_output=True, check=True).stdout  # noqa: S603, S607

    drawn = subprocess.run(["pdftoppm", "-r", "30", str(after)], capture_output=True, check=True).stdout  # noqa: S603, S607

    assert drawn[:15] == bare[:15]
    differing = sum(abs(one - other) > 60 for one, other in zip(bare, drawn, strict=True))
    assert differing < len(bare) / 200
    assert min(drawn[20:]) < 128


def test_comments_are_painted_links_to_the_web_stay_and_all_else_goes() -> None:
    def busy(file: Pdf) -> None:
        add_link(file, Dictionary(S=Name.URI, URI=String("https://example.org/a")))
        look = file.make_stream(b"0 g 0 0 30 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 30, 30])
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[300, 300, 330, 330], AP=Dictionary(N=look), F=4)
        file.pages[0].obj.Annots.append(file.make_indirect(stamp))
        file.pages[0].obj.Annots.append(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 1, 1], A=Dictionary(S=Name.GoTo))
        )
        file.pages[0].obj.StructParents = 3

    with pikepdf.open(prepared(changed(busy))) as after:
        (page,) = after.pages
        kept = [(str(each.Subtype), str(each.A.URI)) for each in page.obj.Annots]

        assert kept == [("/Link", "https://example.org/a")]
        assert "/StructParents" not in page.obj
        assert set(after.Root.keys()) == {"/Type", "/Pages"}
        assert len(page.obj.Resources.XObject["/Text"].Resources.XObject) == 1


@pytest.mark.parametrize(
    ("said", "border", "colour"),
    [
        ("/Border[0 0 1]/C[1 0 0]", [0, 0, 1], [1, 0, 0]),
        ("/Border[0 0 2]", [0, 0, 2], None),
        ("/Border[0 0/x]/C[1 0 0]", [0, 0, 0], None),
        ("/Border[0 0 1]/C[/x 0 0]", [0, 0, 1], None),
        ("", [0, 0, 0], None),
    ],
)
def test_a_link_is_framed_as_in_its_file(said: str, border: list[int], colour: list[int] | None) -> None:
    content = odd(page=f"/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest[3 0 R/Fit]{said}>>]")

    with pikepdf.open(prepared(content)) as after:
        (link,) = after.pages[0].obj.Annots

        assert list(link.Border) == border
        assert (list(link.C) if "/C" in link else None) == colour
