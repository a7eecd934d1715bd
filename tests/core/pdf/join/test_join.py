"""Files joined to one: whose tags, whose pages, and where the number stands."""

from pathlib import Path

import pikepdf


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
