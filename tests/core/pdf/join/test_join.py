"""Files joined to one: whose tags, whose pages, and where the number stands."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Rectangle, String

from core.pdf.engine import write_pdf
from core.pdf.join.join import Part, join
from core.pdf.join.third_party import prepare_foreign, stand_up
from tests.meetings.papers.papers import add_link, changed, pdf

A4_WIDE = (842, 595)


def own(path: Path, body: str) -> Path:
    html = (
        f'<!doctype html><html lang="en-GB"><head><title>Ours</title></head><body class="minutes">{body}</body></html>'
    )
    path.write_bytes(write_pdf(html))
    return path


def prepared(content: bytes) -> io.BytesIO:
    return io.BytesIO(prepare_foreign(io.BytesIO(content)))


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    """Contents; a page of ours; two pages of others, one of them lying; another page of ours."""
    parts = [
        Part(
            own(tmp_path / "a.pdf", '<h1>Contents</h1><p><a href="pack:1">To the report</a></p>'),
            "Agenda",
            ((1, "Agenda"),),
        ),
        Part(own(tmp_path / "b.pdf", "<h1>Report</h1><p>Two pages</p>"), "Report", ((1, "1. Item"), (2, "Report"))),
        Part(prepared(pdf("upright", "second")), "Report", is_foreign=True),
        Part(own(tmp_path / "c.pdf", "<h1>Plan</h1><ul><li>One</li></ul>"), "Plan", ((2, "Plan"),)),
        Part(prepared(pdf("lying", size=A4_WIDE, rotate=90)), "Plan", is_foreign=True),
    ]
    target = tmp_path / "whole.pdf"
    assert join(parts, target, title="A & B", number=lambda n, of: f"Page {n} of {of} · X1") == [0, 1, 2, 4, 5, 6]
    return target


def text_of(path: Path, page: int, *area: str) -> str:
    command = ["pdftotext", "-f", str(page), "-l", str(page), *area, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours


def test_every_page_has_its_number_over_whatever_stands_there(joined: Path) -> None:
    words = [text_of(joined, page).split("\n") for page in range(1, 7)]

    assert [f"Page {page} of 6 · X1" in lines for page, lines in enumerate(words, start=1)] == [True] * 6
    assert [line for line in words[2] if line == "upright"] == ["upright"]


def test_links_of_the_contents_and_bookmarks_lead_to_the_parts(joined: Path) -> None:
    with pikepdf.open(joined) as whole, whole.open_outline() as outline:
        link = whole.pages[0].obj.Annots[0]

        assert link.Dest[0].objgen == whole.pages[1].obj.objgen
        assert str(link.Contents) == "To page 2"
        assert "/A" not in link
        assert [(each.title, [child.title for child in each.children]) for each in outline.root] == [
            ("Agenda", []),
            ("1. Item", ["Report", "Plan"]),
        ]
        pages = {page.obj.objgen: place for place, page in enumerate(whole.pages)}
        places = [pages[each.destination[0].objgen] for top in outline.root for each in (top, *top.children)]
        assert places == [0, 1, 1, 4]


def elements(tree: pikepdf.Object) -> list[pikepdf.Object]:
    found, waiting = [], [tree.K[0]]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, Dictionary) and "/S" in each:
            found.append(each)
            kids = each.K if isinstance(each.get("/K"), pikepdf.Array) else [each.get("/K")]
            waiting = [kid for kid in kids if isinstance(kid, Dictionary)] + waiting
    return found


def test_our_tags_are_kept_and_pages_of_others_hang_behind_them_in_order(joined: Path) -> None:
    with pikepdf.open(joined) as whole:
        tree = whole.Root.StructTreeRoot
        tags = [str(each.S) for each in elements(tree) if each.S in (Name.H1, Name.Sect, Name.L, Name.Link)]

        assert whole.Root.MarkInfo.Marked
        assert str(whole.Root.Lang) == "en-GB"
        assert tags == ["/H1", "/Link", "/H1", "/Sect", "/H1", "/L", "/Sect"]
        assert {str(each.P.Type) for each in elements(tree)} <= {"/StructElem", "/StructTreeRoot"}


def test_every_page_finds_its_elements_by_its_number(joined: Path) -> None:
    with pikepdf.open(joined) as whole:
        numbers = list(whole.Root.StructTreeRoot.ParentTree.Nums)
        by_key = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        keys = [int(page.obj.StructParents) for page in whole.pages]

        assert len(set(keys)) == 6
        assert list(by_key) == sorted(by_key)
        for page, key in zip(whole.pages, keys, strict=True):
            owners = [each for each in by_key[key] if isinstance(each, Dictionary)]
            assert {each.Pg.objgen for each in owners} == {page.obj.objgen}


def test_the_number_is_an_artifact_and_the_whole_claims_no_standard(joined: Path) -> None:
    with pikepdf.open(joined) as whole:
        last = whole.pages[2].obj.Contents[-1].read_bytes()
        metadata = whole.Root.Metadata.read_bytes().decode()

        assert b"/Artifact <</Type /Pagination" in last
        assert "A &amp; B" in metadata
        assert "pdfa" not in metadata
        assert "/OutputIntents" not in whole.Root


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


@pytest.mark.parametrize("size", [(20, 20), (14400, 14400), (2000, 60)])
def test_odd_sizes_get_their_number_within_the_page(size: tuple[float, float], tmp_path: Path) -> None:
    target = tmp_path / "whole.pdf"
    join(
        [Part(own(tmp_path / "a.pdf", "<h1>A</h1>"), "A"), Part(prepared(pdf("x", size=size)), "Odd", is_foreign=True)],
        target,
        title="A",
        number=lambda n, of: f"{n}/{of}",
    )

    assert "2/2" in text_of(target, 2)


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
