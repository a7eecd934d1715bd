"""Links and bookmarks of others' files: each leads to its page, there and in the whole, or is not there."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, NameTree, OutlineItem, Pdf, String

from core.pdf.join.destinations import DEEPEST, MOST_BOOKMARKS, Destinations, Place
from core.pdf.join.join import Part, join
from core.pdf.join.third_party import prepare_foreign
from tests.core.pdf.join.files import own
from tests.meetings.papers.papers import pdf, saved


def changed(pages: int, change: Callable[[Pdf], object], **kwargs: object) -> bytes:
    texts = [f"page {number}" for number in range(pages)]
    with pikepdf.open(io.BytesIO(pdf(*texts, **kwargs))) as file:
        change(file)
        return saved(file)


def link(file: Pdf, page: int, **leads: object) -> None:
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 20, 110, 60]), **leads)
    kept = file.pages[page].obj.get("/Annots", Array())
    kept.append(file.make_indirect(annotation))
    file.pages[page].obj.Annots = kept


def to(file: Pdf, page: int, *how: object) -> Array:
    return Array([file.pages[page].obj, *(how or (Name.XYZ, 60, 700, None))])


def named(file: Pdf) -> None:
    tree = NameTree.new(file)
    tree["terms"] = file.make_indirect(to(file, 2))
    tree["wrapped"] = Dictionary(D=to(file, 1))
    file.Root.Names = Dictionary(Dests=tree.obj)
    file.Root.Dests = Dictionary(Old=to(file, 2, Name.Fit))


PLACES = {
    "a place": (lambda file: {"Dest": to(file, 2)}, Place(2, 60, 700)),
    "an action": (lambda file: {"A": Dictionary(S=Name.GoTo, D=to(file, 1))}, Place(1, 60, 700)),
    "a whole page": (lambda file: {"Dest": to(file, 1, Name.Fit)}, Place(1)),
    "a height": (lambda file: {"Dest": to(file, 1, Name.FitH, 300)}, Place(1, None, 300)),
    "a rectangle": (lambda file: {"Dest": to(file, 1, Name.FitR, 10, 20, 30, 40)}, Place(1, 10, 40)),
    "the number of a page": (lambda _: {"Dest": Array([2, Name.Fit])}, Place(2)),
    "a name": (lambda _: {"A": Dictionary(S=Name.GoTo, D=String("terms"))}, Place(2, 60, 700)),
    "a name of a dictionary": (lambda _: {"Dest": String("wrapped")}, Place(1, 60, 700)),
    "an old name": (lambda _: {"Dest": Name.Old}, Place(2)),
    "a name of nothing": (lambda _: {"Dest": String("nowhere")}, None),
    "a page that is not there": (lambda _: {"Dest": Array([7, Name.Fit])}, None),
    "no page": (lambda file: {"Dest": Array([file.Root, Name.Fit])}, None),
    "nothing": (lambda _: {"Dest": Array([])}, None),
    "words": (lambda _: {"Dest": Array([String("x"), String("y")])}, None),
    "another file": (lambda _: {"A": Dictionary(S=Name.GoToR, F=String("x.pdf"), D=Array([0, Name.Fit]))}, None),
    "a script": (lambda _: {"A": Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))}, None),
    "a program": (lambda _: {"A": Dictionary(S=Name.Launch, F=String("calc.exe"))}, None),
}


@pytest.mark.parametrize(("leads", "place"), PLACES.values(), ids=PLACES)
def test_where_a_link_leads_is_found_however_it_is_written(leads: Callable[[Pdf], dict], place: Place | None) -> None:
    with pikepdf.open(io.BytesIO(changed(3, named))) as file:
        link(file, 0, **leads(file))
        annotation = file.pages[0].obj.Annots[0]

        assert Destinations(file).of(annotation.get("/Dest"), annotation.get("/A")) == place


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.sampled_from(["/Fit", "/XYZ", "/FitH", "terms"]),
    lambda inner: st.lists(inner, max_size=3) | st.fixed_dictionaries({"/D": inner, "/S": st.just("/GoTo")}),
    max_leaves=5,
)


def as_written(odd: object) -> object:
    if isinstance(odd, str):
        return Name(odd) if odd.startswith("/") else String(odd)
    if isinstance(odd, dict):
        return Dictionary({name: as_written(value) for name, value in odd.items()})
    return Array(map(as_written, odd)) if isinstance(odd, list) else odd


@given(ODD, ODD)
def test_whatever_stands_there_a_page_of_the_file_is_found_or_none(dest: object, action: object) -> None:
    with pikepdf.open(io.BytesIO(changed(3, named))) as file:
        place = Destinations(file).of(as_written(dest), as_written(action))

    assert place is None or place.page in range(3)


# In the whole


def marked(file: Pdf) -> None:
    """Bookmarks of two levels, one that leads nowhere, and one that runs a script."""
    named(file)
    with file.open_outline() as outline:
        chapter = OutlineItem("One\n  chapter", to(file, 1))
        chapter.children.append(OutlineItem("Its part", 2))
        lost = OutlineItem("Lost", Array([9, Name.Fit]))
        lost.children.append(OutlineItem("Found beneath it", 0))
        acting = OutlineItem("Acting", action=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
        outline.root.extend([chapter, lost, acting])
    link(file, 0, Dest=String("terms"))
    link(file, 0, A=Dictionary(S=Name.URI, URI=String("https://example.org/a")))
    link(file, 0, Dest=String("nowhere"))
    link(file, 2, A=Dictionary(S=Name.GoTo, D=to(file, 0)))


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Two pages of ours around two papers, the second of them turned."""
    papers = [changed(3, marked), changed(3, marked, rotate=90)]
    one, two = (io.BytesIO(prepare_foreign(io.BytesIO(paper))) for paper in papers)
    parts = [
        Part(own(tmp_path / "a.pdf", '<h1>Contents</h1><p><a href="pack:1">Paper</a></p>'), "Agenda", ((1, "Agenda"),)),
        Part(own(tmp_path / "b.pdf", "<h1>Paper</h1>"), "Paper", ((1, "1. Item"), (2, "Paper"))),
        Part(one, "Paper", is_foreign=True),
        Part(own(tmp_path / "c.pdf", "<h1>Turned</h1>"), "Turned", ((2, "Turned"),)),
        Part(two, "Turned", is_foreign=True),
    ]
    target = tmp_path / "whole.pdf"
    join(parts, target, title="A", number=lambda page, of: f"{page}/{of}")
    return target


def links_of(path: Path) -> list[tuple[int, object]]:
    """As a reader's program resolves them: from which page to which, or to which address."""
    with pikepdf.open(path) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        return [
            (number, str(each.A.URI) if "/A" in each else pages[each.Dest[0].objgen])
            for number, page in enumerate(file.pages)
            for each in page.obj.get("/Annots", Array())
        ]


def test_links_within_a_paper_lead_to_its_own_pages_and_those_that_lead_nowhere_are_gone(whole: Path) -> None:
    assert links_of(whole) == [
        (0, 1),
        (2, 4),
        (2, "https://example.org/a"),
        (4, 2),
        (6, 8),
        (6, "https://example.org/a"),
        (8, 6),
    ]


def test_a_link_leads_to_its_point_on_the_page_however_that_is_turned(whole: Path) -> None:
    with pikepdf.open(whole) as file:
        straight, turned = (file.pages[page].obj.Annots[0] for page in (2, 6))

        assert [float(each) for each in list(straight.Dest)[2:4]] == [60, 700]
        assert [float(each) for each in list(turned.Dest)[2:4]] == [700, 595 - 60]
        assert str(straight.Contents) == "To page 3 of this paper"
        assert int(straight.StructParent) != int(turned.StructParent)


def test_bookmarks_of_a_paper_stand_beneath_its_own_in_the_whole(whole: Path) -> None:
    with pypdfium2.PdfDocument(whole) as read:
        found = [(each.level, each.get_title(), each.get_dest().get_index()) for each in read.get_toc()]

    assert found == [
        (0, "Agenda", 0),
        (0, "1. Item", 1),
        (1, "Paper", 1),
        (2, "One chapter", 3),
        (3, "Its part", 4),
        (2, "Found beneath it", 2),
        (1, "Turned", 5),
        (2, "One chapter", 7),
        (3, "Its part", 8),
        (2, "Found beneath it", 6),
    ]


def test_nothing_of_a_paper_acts_carries_files_or_is_a_form() -> None:
    def acting(file: Pdf) -> None:
        marked(file)
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        file.Root.OpenAction, file.Root.AA = script, Dictionary(WC=script)
        file.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))
        file.attachments["a.txt"] = b"carried"
        field = Dictionary(FT=Name.Tx, T=String("Field"), Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), A=script)
        file.pages[0].obj.Annots.append(file.make_indirect(field))
        file.pages[0].obj.AA = Dictionary(O=script)
        file.Root.AcroForm = Dictionary(Fields=Array([file.pages[0].obj.Annots[-1]]))
        for action in (script, Dictionary(S=Name.Launch, F=String("calc.exe"))):
            link(file, 0, A=action)

    with pikepdf.open(io.BytesIO(prepare_foreign(io.BytesIO(changed(3, acting))))) as after:
        written = b"".join(each.unparse(resolved=True) for each in after.objects)

        assert set(after.Root.keys()) == {"/Type", "/Pages", "/Outlines"}
        assert [sorted(set(each.keys()) & {"/A", "/Dest"}) for each in after.pages[0].obj.Annots] == [["/Dest"], ["/A"]]
        assert [word for word in (b"/JS", b"/Launch", b"/EF", b"/AA", b"/AcroForm") if word in written] == []


def test_of_many_bookmarks_and_deep_ones_those_at_the_top_are_kept() -> None:
    def many(file: Pdf) -> None:
        with file.open_outline() as outline:
            level = outline.root
            for depth in range(DEEPEST + 2):
                level.append(OutlineItem(f"Level {depth}", 0))
                level = level[0].children
            outline.root.extend(OutlineItem(f"Entry {number}", 0) for number in range(MOST_BOOKMARKS))

    with pikepdf.open(io.BytesIO(changed(1, many))) as file:
        kept = Destinations(file).bookmarks()

    assert [each.level for each in kept[: DEEPEST + 1]] == [*range(1, DEEPEST + 1), 1]
    assert len(kept) == MOST_BOOKMARKS


def test_an_outline_that_runs_in_a_circle_ends() -> None:
    def circle(file: Pdf) -> None:
        entry = file.make_indirect(Dictionary(Title=String("Round"), Dest=to(file, 0)))
        entry.Next = entry
        file.Root.Outlines = file.make_indirect(Dictionary(First=entry, Last=entry, Count=1))

    with pikepdf.open(io.BytesIO(changed(1, circle))) as file:
        assert len(Destinations(file).bookmarks()) <= 1
