"""PDFs that hide words, each in its own way: all of them show SHOWN, and a reader's program never shows SECRET."""

from tests.meetings.papers.odd_pdfs import SHOWN, odd, stream

SECRET = "wombat"
_FONT = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_BOX = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"


def text(words: str, height: int) -> str:
    return f"BT /F1 20 Tf 60 {height} Td ({words}) Tj ET "


SEEN, UNSEEN = text(SHOWN, 200), text(SECRET, 600)


def layered(
    *objects: str,
    drawn: str = f"/OC /off BDC {UNSEEN} EMC {SEEN}",
    default: str = "/OFF[6 0 R]",
    usage: str = "",
    properties: str = "",
    resources: str = "",
    page: str = "",
) -> bytes:
    """A page with two layers, 5 on and 6 off; ``objects`` are numbered from 7."""
    catalogue = f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<<{default}>>>>>>"
    named = f"/Properties<</on 5 0 R/off 6 0 R/member<</Type/OCMD{properties}>>>>"
    groups = ("<</Type/OCG/Name(on)>>", f"<</Type/OCG/Name(off){usage}>>")
    held = f"<<{_FONT}{named}{resources}>>"
    return odd(*groups, *objects, catalogue=catalogue, resources=held, drawn=stream(drawn), page=page)


def member(said: str) -> bytes:
    """A membership for which the words are off."""
    return layered(drawn=f"/OC /member BDC {UNSEEN} EMC {SEEN}", properties=said)


def form(drawn: str, more: str = "") -> str:
    return stream(drawn, f"{_BOX}/Resources<<{_FONT}/Properties<</off 6 0 R>>>>{more}")


def annotated(flags: int, more: str = "") -> bytes:
    look = stream(UNSEEN, f"{_BOX}/Resources<<{_FONT}>>")
    note = f"<</Type/Annot/Subtype/FreeText/Rect[0 0 595 842]/F {flags}/Contents({SECRET})/AP<</N 7 0 R>>{more}>>"
    return layered(look, note, drawn=SEEN, page="/Annots[8 0 R]")


HIDING = {
    "a layer that is off": layered(),
    "all layers off but one": layered(default="/BaseState/OFF/ON[5 0 R]"),
    "a layer off as it is viewed": layered(
        default="/AS[<</Event/View/OCGs[6 0 R]/Category[/View]>>]", usage="/Usage<</View<</ViewState/OFF>>>>"
    ),
    "a layer within one that is off": layered(drawn=f"/OC /off BDC /OC /on BDC {UNSEEN} EMC {UNSEEN} EMC {SEEN}"),
    "a layer off within one that is on": layered(drawn=f"/OC /on BDC /OC /off BDC {UNSEEN} EMC EMC {SEEN}"),
    "a tagged piece of a layer": layered(
        drawn=f"/OC /off BDC /Span <</MCID 0/ActualText({SECRET})>> BDC {UNSEEN} EMC EMC {SEEN}"
    ),
    "words read out around a layer": layered(
        drawn=f"/Span <</ActualText({SHOWN} {SECRET})>> BDC /OC /off BDC {UNSEEN} EMC {SEEN} EMC"
    ),
    "a layer that never ends": layered(drawn=f"{SEEN} /OC /off BDC {UNSEEN}"),
    "lines of text of many kinds": layered(
        drawn=f"BT /F1 20 Tf 20 TL 60 600 Td /OC /off BDC [({SECRET})-20({SECRET})] TJ ({SECRET})' 1 2 ({SECRET})\" EMC"
        f" 0 Tw 0 Tc 1 0 0 1 60 200 Tm ({SHOWN}) Tj ET"
    ),
    "all of two groups": member("/P/AllOn/OCGs[5 0 R 6 0 R]"),
    "any of the groups that are off": member("/OCGs[6 0 R]"),
    "one group without an array": member("/P/AnyOn/OCGs 6 0 R"),
    "none of the groups on": member("/P/AllOff/OCGs[5 0 R 6 0 R]"),
    "a group off where all are on": member("/P/AnyOff/OCGs[5 0 R]"),
    "an expression": member("/VE[/And 5 0 R[/Not[/Or 5 0 R 6 0 R]]]"),
    "an expression over a policy": member("/VE[/Not 5 0 R]/P/AnyOn/OCGs[5 0 R]"),
    "a form of a layer": layered(
        form(UNSEEN, "/OC 6 0 R"), drawn=f"/form Do {SEEN}", resources="/XObject<</form 7 0 R>>"
    ),
    "a form named by a layer alone": layered(
        form(UNSEEN), drawn=f"/OC /off BDC /form Do EMC {SEEN}", resources="/XObject<</form 7 0 R>>"
    ),
    "a layer within a form": layered(
        form(f"/OC /off BDC {UNSEEN} EMC"), drawn=f"/form Do {SEEN}", resources="/XObject<</form 7 0 R>>"
    ),
    "a form without resources": layered(
        stream(f"/OC /off BDC {UNSEEN} EMC", _BOX), drawn=f"/form Do {SEEN}", resources="/XObject<</form 7 0 R>>"
    ),
    "a layer within a pattern": layered(
        stream(
            f"/OC /off BDC {UNSEEN} EMC",
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 595 842]/XStep 595/YStep 842"
            f"/Resources<<{_FONT}/Properties<</off 6 0 R>>>>",
        ),
        drawn=f"/Pattern cs /p scn 0 0 595 842 re f 0 g {SEEN}",
        resources="/Pattern<</p 7 0 R>>",
    ),
    "a form never painted": layered(form(UNSEEN), drawn=SEEN, resources="/XObject<</form 7 0 R>>"),
    "a comment of a layer": annotated(4, "/OC 6 0 R"),
    "a hidden comment": annotated(2),
    "a comment for paper alone": annotated(4 + 32),
}

SHOWING = {
    "a layer that is on": layered(drawn=f"/OC /on BDC {SEEN} EMC"),
    "a layer that is not there": layered(drawn=f"/OC /none BDC {SEEN} EMC"),
    "a layer of another intent": layered(drawn=f"/OC /off BDC {SEEN} EMC", usage="/Intent/Design"),
    "a membership of nothing": layered(drawn=f"/OC /member BDC {SEEN} EMC", properties="/OCGs[null]"),
    "an expression that is none": layered(drawn=f"/OC /member BDC {SEEN} EMC", properties="/VE[/Xor 5 0 R]/OCGs 5 0 R"),
    "an expression of nothing": layered(drawn=f"/OC /member BDC {SEEN} EMC", properties="/VE[/Not]/OCGs 7"),
    "what a hidden layer sets": layered(drawn=f"/OC /off BDC 1 0 0 rg q Q EMC {SEEN}"),
    "what a hidden layer clips": layered(
        drawn=f"q /OC /off BDC 0 0 300 300 re W f 10 10 m 20 20 l S EMC 1 g 0 0 595 842 re f Q {SEEN}"
    ),
    "a layer not to be printed": layered(
        drawn=f"/OC /off BDC {SEEN} EMC",
        default="/AS[<</Event/Print/OCGs[6 0 R]/Category[/Print]>>]",
        usage="/Usage<</Print<</PrintState/OFF>>>>",
    ),
    "numbers for layers": odd(catalogue="<</Type/Catalog/Pages 2 0 R/OCProperties 7>>"),
    "numbers for states": layered(drawn=f"/OC /on BDC {SEEN} EMC", default="/ON 7/OFF[7 null]/AS[7 null]"),
    "a comment that is seen": annotated(4).replace(SECRET.encode(), b"answer"),
    "a comment of no unknown kind": annotated(1).replace(SECRET.encode(), b"answer"),
    "a comment for the screen alone": annotated(0).replace(SECRET.encode(), b"answer"),
}
