"""Files joined to one: whose tags, whose pages, and where the number stands."""

from pathlib import Path

import pikepdf
import pytest

from core.pdf.join.join import mark_pages
from tests.core.pdf.join.files import prepared
from tests.meetings.papers.own_papers import own_paper
from tests.meetings.papers.papers import pdf


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


@pytest.mark.parametrize(("content", "claim"), [(own_paper("Report"), "1"), (pdf("bare", "second"), None)])
def test_a_paper_that_is_marked_by_itself_keeps_its_tags_and_claims_what_they_allow(
    content: bytes, claim: str | None, tmp_path: Path
) -> None:
    target = tmp_path / "marked.pdf"

    mark_pages(prepared(content), target, title="X1 Report", mark="X1 · Confidential")

    with pikepdf.open(target) as marked, marked.open_metadata() as metadata:
        section = marked.Root.StructTreeRoot.K[0].K[0]
        assert len(marked.pages) == len(pikepdf.open(prepared(content)).pages)
        assert metadata.get("pdfuaid:part") == claim
        assert (str(marked.docinfo["/Title"]), str(section.T)) == ("X1 Report", "X1 Report")
        assert str(section.K[0].S) == "/H1"
        assert str(marked.Root.Lang) == "en-GB"
        lasts = [page.obj.Contents[-1].read_bytes() for page in marked.pages]
        assert [b"/H1 <</MCID" in last for last in lasts] == [True] + [False] * (len(lasts) - 1)
        assert all(b"(X1 \xb7 Confidential) Tj" in last for last in lasts)
        assert not any(b"/Footer" in last for last in lasts)
