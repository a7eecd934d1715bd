"""The tags of a joined file: ours as they were, and an element for each page of others."""

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from core.pdf.join.join import Part, join
from tests.core.pdf.join.files import own, prepared
from tests.meetings.papers.own_papers import own_paper


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
        assert tags == ["/H1", "/Link", "/Sect", "/H1", "/Sect", "/H1", "/L", "/Sect"]
        assert {str(each.P.Type) for each in elements(tree)} <= {"/StructElem", "/StructTreeRoot"}


def test_a_paper_hangs_beneath_its_item_with_its_own_tags_and_its_head_before_them(tmp_path: Path) -> None:
    bookmarks, target = ((1, "1. Item"), (2, "Report")), tmp_path / "whole.pdf"
    report = Part(prepared(own_paper("Report")), "Report", bookmarks, is_foreign=True, head="Item 1", mark="Secret")
    join([Part(own(tmp_path / "a.pdf", "<h1>Agenda</h1>"), "Agenda"), report], target, title="A", number=lambda *_: "1")

    with pikepdf.open(target) as whole:
        item = whole.Root.StructTreeRoot.K[0].K[-1]
        paper = item.K[0]
        numbers = list(whole.Root.StructTreeRoot.ParentTree.Nums)
        held = numbers[numbers.index(whole.pages[1].obj.StructParents) + 1]

        assert [str(part.T) for part in (item, paper)] == ["1. Item", "Report"]
        assert [str(kid.S) for kid in paper.K] == ["/H1", "/Sect"]
        assert [str(kid.S) for kid in paper.K[1].K] == ["/H1", "/P", "/Table", "/L"]
        assert held[paper.K[0].K].objgen == paper.K[0].objgen
        assert f"/H1 <</MCID {paper.K[0].K}>> BDC".encode() in whole.pages[1].obj.Contents[-1].read_bytes()


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
