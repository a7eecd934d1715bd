"""Papers made ready with their tags: every mark finds its element, links too, and what is lost is told."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from core.pdf.join.third_party import prepare_foreign
from tests.core.pdf.join.tagged import TAGGED, as_file, element, page_of, paper
from tests.meetings.papers.own_papers import own_paper
from tests.meetings.papers.papers import add_link

LOOSE = "BT /F1 9 Tf 60 300 Td (loose) Tj ET"


def prepared(pdf: Pdf) -> Pdf:
    return pikepdf.open(io.BytesIO(prepare_foreign(as_file(pdf))))


def test_a_paper_that_conforms_keeps_its_tags_whole() -> None:
    with pikepdf.open(io.BytesIO(prepare_foreign(io.BytesIO(own_paper("A report"))))) as file:
        section = file.Root.StructTreeRoot.K[0]

        assert [str(kid.S) for kid in section.K[0].K] == ["/H1", "/P", "/Table", "/L"]
        assert str(section.Lang) == "en-GB"
        assert (bool(file.Root.MarkInfo.Marked), bool(file.Root.MarkInfo.Suspects)) == (True, False)


def test_every_mark_on_a_page_finds_its_element() -> None:
    with prepared(paper(f"{TAGGED} {LOOSE}", TAGGED)) as file:
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        first, second = (file.Root.StructTreeRoot.K[0].K[0].K[index] for index in (0, 1))
        loose = file.Root.StructTreeRoot.K[0].K[-1]

        assert [page.obj.StructParents for page in file.pages] == numbers[::2] == [0, 1]
        assert [held.objgen for held in numbers[1]] == [first.objgen, loose.objgen]
        assert [held.objgen for held in numbers[3]] == [second.objgen]
        assert (loose.S, list(loose.K), loose.Pg.objgen) == ("/P", [1], file.pages[0].obj.objgen)
        assert bool(file.Root.MarkInfo.Suspects)


@pytest.mark.parametrize("is_tagged", [True, False])
def test_a_link_hangs_in_its_element_or_in_one_of_its_own(is_tagged: bool) -> None:
    pdf = paper(TAGGED)
    add_link(pdf, Dictionary(S=Name.URI, URI=String("https://example.org/")))
    pdf.pages[0].obj.Annots[0] = link = pdf.make_indirect(pdf.pages[0].obj.Annots[0])
    if is_tagged:
        pdf.Root.StructTreeRoot.K[0].K[0].K.append(
            element(pdf, "Link", Dictionary(Type=Name.OBJR, Obj=link, Pg=pdf.pages[0].obj))
        )

    with prepared(pdf) as file:
        (annotation,) = file.pages[0].obj.Annots
        numbers: list[Any] = list(file.Root.StructTreeRoot.ParentTree.Nums)
        holder = numbers[3]

        assert numbers[2] == annotation.StructParent
        assert (holder.S, holder.K[0].Obj.objgen) == ("/Link", annotation.objgen)
        assert str(holder.P.S) == ("/P" if is_tagged else "/Sect")


def test_a_link_that_is_left_out_leaves_no_link_in_the_tree() -> None:
    pdf = paper(TAGGED, roles=("Document", "Link"))

    with prepared(pdf) as file:
        assert file.Root.StructTreeRoot.K[0].K[0].K[0].S == "/Span"


def test_a_paper_without_tags_has_no_marks_left_not_even_in_what_it_paints() -> None:
    pdf = Pdf.new()
    form = pdf.make_stream(TAGGED.encode(), Subtype=Name.Form, BBox=Array([0, 0, 595, 842]), StructParents=3)
    page_of(pdf, f"{TAGGED} /Fm Do", XObject=Dictionary(Fm=form))

    with prepared(pdf) as file:
        forms = [
            part for part in file.objects if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == Name.Form
        ]

        assert len(forms) == 2
        assert not any(b"BDC" in form.read_bytes() or "/StructParents" in form for form in forms)
        assert "/StructTreeRoot" not in file.Root


def test_marks_in_a_form_go_and_the_form_is_tagged_as_one() -> None:
    pdf = paper(f"{TAGGED} /Fm Do")
    resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    form = pdf.make_stream(TAGGED.encode(), Subtype=Name.Form, BBox=Array([0, 0, 595, 842]), Resources=resources)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)

    with prepared(pdf) as file:
        assert b"BDC" not in file.pages[0].obj.Resources.XObject.Fm.read_bytes()
        assert list(file.Root.StructTreeRoot.K[0].K[-1].K) == [1]
        assert bool(file.Root.MarkInfo.Suspects)


@pytest.mark.parametrize("is_apart", [True, False])
def test_a_font_that_is_not_inside_is_told(is_apart: bool) -> None:
    pdf = paper(TAGGED)
    if is_apart:
        pdf.pages[0].obj.Resources.Font.F1 = pdf.make_indirect(pdf.pages[0].obj.Resources.Font.F1)

    with prepared(pdf) as file:
        assert bool(file.Root.MarkInfo.Suspects)
