"""Tags after content was left out."""

import io

import pikepdf

from core.pdf.settled import settle
from tests.core.pdf.hiding_pdfs import SECRET, SEEN, UNSEEN, layered
from tests.core.pdf.test_settled import written
from tests.meetings.papers.odd_pdfs import SHOWN
from tests.meetings.papers.papers import saved

_DRAWN = (
    f"/OC /off BDC /P <</MCID 0>> BDC {UNSEEN} EMC EMC "
    f"/P <</MCID 1>> BDC /OC /off BDC {UNSEEN} EMC {SEEN} EMC /P <</MCID 2>> BDC {SEEN} EMC"
)


def tagged(*elements: str, page: str = "", drawn: str = _DRAWN) -> bytes:
    """Elements are numbered from 8, their root is 7."""
    kids = " ".join(f"{8 + number} 0 R" for number in range(len(elements)))
    content = layered(f"<</Type/StructTreeRoot/K[{kids}]>>", *elements, drawn=drawn, page=page)
    with pikepdf.open(io.BytesIO(content)) as file:
        file.Root.StructTreeRoot = file.get_object(7, 0)
        return saved(file)


def elements_after(content: bytes) -> list[tuple[str, str | None]]:
    with pikepdf.open(io.BytesIO(content)) as file:
        settle(file)
        assert SECRET.encode() not in written(saved(file))
        kids = list(file.Root.StructTreeRoot.K)
        return [(str(kid.S), str(kid.ActualText) if "/ActualText" in kid else None) for kid in kids]


def test_an_element_of_which_nothing_is_left_goes_and_a_torn_one_loses_its_words() -> None:
    content = tagged(
        f"<</S/H1/K 0/Pg 3 0 R/ActualText({SECRET})>>",
        f"<</S/P/K[<</Type/MCR/MCID 1/Pg 3 0 R>>]/ActualText({SECRET} {SHOWN})>>",
        f"<</S/Span/K[2]/Pg 3 0 R/ActualText({SHOWN})>>",
    )

    assert elements_after(content) == [("/P", None), ("/Span", SHOWN)]


def test_what_holds_a_torn_element_is_torn_and_what_holds_none_any_more_goes() -> None:
    content = tagged(
        f"<</S/Sect/Alt({SECRET})/Pg 3 0 R/K[<</S/P/K 0/Alt({SECRET})>>]>>",
        f"<</S/Div/ActualText({SECRET})/K[<</S/P/Pg 3 0 R/K[1 2]>>]>>",
    )

    assert elements_after(content) == [("/Div", None)]


def test_the_element_of_a_hidden_comment_goes_with_it() -> None:
    note = f"<</Type/Annot/Subtype/Text/F 2/Rect[0 0 9 9]/Contents({SECRET})>>"
    content = tagged(f"<</S/Annot/K<</Type/OBJR/Obj 9 0 R>>/Alt({SECRET})>>", note, page="/Annots[9 0 R]", drawn=SEEN)
    with pikepdf.open(io.BytesIO(content)) as file:
        del file.Root.StructTreeRoot.K[1]
        content = saved(file)

    assert elements_after(content) == []


def test_a_tree_that_holds_itself_ends() -> None:
    content = tagged("<</S/P/K[8 0 R 2]/Pg 3 0 R>>")

    assert elements_after(content) == [("/P", None)]
