"""The tags of a joined file: ours as they were, and an element for each page of others."""

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name


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
