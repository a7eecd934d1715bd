"""What a PDF may hold, and what is said of each thing that it may not, however that is tied in."""

import io

import pikepdf
import pytest

from core.errors import Unacceptable
from core.pdf import harmless
from core.pdf.harmless import refuse_harm
from tests.core.pdf.hiding_pdfs import HIDING, SHOWING
from tests.meetings.papers.odd_pdfs import READABLE, odd, stream

_FILES = "/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>"


def catalogue(more: str, *objects: str) -> bytes:
    return odd(*objects, catalogue=f"<</Type/Catalog/Pages 2 0 R{more}>>")


def noted(more: str, *objects: str) -> bytes:
    return odd(*objects, page=f"/Annots[<</Type/Annot/Rect[0 0 9 9]{more}>>]")


def linked(action: str, *objects: str) -> bytes:
    return noted(f"/Subtype/Link/A{action}", *objects)


HARM = {
    "a script as it is opened": (catalogue("/OpenAction<</S/J#61vaScript/JS(x)>>"), harmless.SCRIPT),
    "a script that calls itself a tag": (
        catalogue("/OpenAction<</Type/StructElem/S/JavaScript/JS(x)>>"),
        harmless.SCRIPT,
    ),
    "a script behind a link that calls itself a tag": (
        linked(" 5 0 R", "<</Type/StructElem/S/JavaScript/JS(x)>>"),
        harmless.SCRIPT,
    ),
    "a link that is a stream": (
        linked(" 5 0 R", stream("x", "/S/URI/URI(file://server/share)")),
        "leads to “file://server/share”",
    ),
    "a script by name": (catalogue("/Names<</JavaScript<</Names[(a) 5 0 R]>>>>", "<<>>"), harmless.SCRIPT),
    "a script after a link": (
        linked("<</S/GoTo/D[3 0 R/Fit]/Next[5 0 R]>>", "<</S/JavaScript/JS(x)>>"),
        harmless.SCRIPT,
    ),
    "a script of a page": (odd(page="/AA<</O<</S/JavaScript/JS(x)>>>>"), harmless.SCRIPT),
    "a script of a field": (
        catalogue("/AcroForm<</Fields[5 0 R]>>", "<</FT/Tx/AA<</K 6 0 R>>>>", "<</S 7 0 R/JS(x)>>", "/JavaScript"),
        harmless.SCRIPT,
    ),
    "a script no page leads to": (odd("<</S/JavaScript/JS(x)>>"), harmless.SCRIPT),
    "a program": (linked("<</S/Launch/F(calc.exe)>>"), harmless.ACTS),
    "a program of a system": (linked("5 0 R", "<</S/Launch/Win<</F(calc.exe)>>>>"), harmless.ACTS),
    "what is typed is sent": (linked("<</S/SubmitForm/F(https://example.org)>>"), harmless.ACTS),
    "data from elsewhere": (linked("<</S/ImportData/F(a.fdf)>>"), harmless.ACTS),
    "a menu of the program": (linked("<</S/Named/N/SaveAs>>"), harmless.ACTS),
    "a sound as an action": (linked("<</S/Sound/Sound 5 0 R>>", stream("x")), harmless.ACTS),
    "a film as an action": (odd(page="/AA<</O<</S/Movie>>>>"), harmless.ACTS),
    "a recording": (linked("<</S/Rendition/OP 0>>"), harmless.ACTS),
    "a list of recordings": (catalogue("/Names<</Renditions<<>>>>"), harmless.ACTS),
    "a screen": (noted("/Subtype/Screen"), harmless.ACTS),
    "a film": (noted("/Subtype/Movie"), harmless.ACTS),
    "a sound": (noted("/Subtype/Sound"), harmless.ACTS),
    "a model": (noted("/Subtype/3D"), harmless.ACTS),
    "rich media": (noted("/Subtype/RichMedia"), harmless.ACTS),
    "a model by itself": (odd(stream("x", "/Type/3D/Subtype/U3D")), harmless.ACTS),
    "words for a printer": (odd(stream("x", "/Type/XObject/Subtype/PS")), harmless.ACTS),
    "a thing nobody knows": (noted("/Subtype/Hologram"), "not known here (Hologram)"),
    "what is shown changes": (linked("<</S/SetOCGState/State[/ON 5 0 R]>>", "<</Type/OCG>>"), harmless.CHANGES),
    "what is shown hides": (linked("<</S/Hide/T(a)>>"), harmless.CHANGES),
    "an action of no known kind": (linked("<</S/Whatever>>"), harmless.CHANGES),
    "another file": (linked("<</S/GoToR/F(//server/share/a.pdf)/D[0/Fit]>>"), harmless.OUTSIDE),
    "a thread of another file": (linked("<</S/Thread/F(a.pdf)/D 0>>"), harmless.OUTSIDE),
    "a page of another file": (
        odd(stream("", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(a.pdf)/Page 0>>")),
        harmless.OUTSIDE,
    ),
    "a picture from elsewhere": (odd(stream("", "/Type/XObject/Subtype/Image/F(//server/a.png)")), harmless.OUTSIDE),
    "contents from elsewhere": (odd(drawn=stream("", "/F<</FS/URL/F(https://example.org)>>")), harmless.OUTSIDE),
    "a file that is named": (catalogue("/AF[5 0 R]", "<</Type/Filespec/F(//server/a)>>"), harmless.OUTSIDE),
    "a file in a list": (catalogue(_FILES, "<</F(a)/EF<</F 6 0 R>>>>", stream("MZ")), harmless.CARRIES),
    "a file in a list of a claimed type": (
        catalogue(_FILES, "<</F(a)/EF<</Type/Font/F 6 0 R>>>>", stream("MZ")),
        harmless.CARRIES,
    ),
    "a file beside the page": (
        odd("<</UF(a)/EF 6 0 R>>", "<</UF 7 0 R>>", stream("MZ"), page="/AF[5 0 R]"),
        harmless.CARRIES,
    ),
    "a file of a comment": (noted("/Subtype/FileAttachment"), harmless.CARRIES),
    "a file tied in nowhere": (odd(stream("MZ", "/Type/EmbeddedFile")), harmless.CARRIES),
    "a file within": (linked("<</S/GoToE/T<</R/C>>>>"), harmless.CARRIES),
    "a collection": (catalogue("/Collection<<>>"), harmless.CARRIES),
    "a form of forms": (catalogue("/AcroForm<</XFA[]/Fields[]>>"), harmless.UNKNOWN_FORM),
    "a form to be made": (catalogue("/NeedsRendering true"), harmless.UNKNOWN_FORM),
    "a link to a machine": (linked("<</S/URI/URI(file://server/share)>>"), "leads to “file://server/share”"),
    "a link to a share": (linked(r"<</S/URI/URI(\\\\server\\share)>>"), r"leads to “\\server\share”"),
    "a link to a file": (linked("<</S/URI/URI(annex.pdf)>>"), "leads to “annex.pdf”"),
    "a link to a script": (linked("<</S/URI/URI( javascript:alert)>>"), "leads to “javascript:alert”"),
    "a base of all links": (catalogue("/URI<</Base(file:///c:/)>>"), "leads to “file:///c:/”"),
}

HARMLESS = {
    "links to the web": odd(
        page="/Annots[<</Rect[0 0 9 9]/Subtype/Link/A<</S/URI/URI(HTTPS://example.org)>>>>"
        "<</Rect[0 0 9 9]/Subtype/Link/A<</S/URI/URI(mailto:a@example.org)>>>>"
        "<</Rect[0 0 9 9]/Subtype/Link/A<</S/URI/URI(www.example.org)>>>>]"
    ),
    "a page to open at": catalogue("/OpenAction[3 0 R/Fit]"),
    "a page to open at by an action": catalogue("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
    "the next slide": linked("<</S/Named/N/NextPage>>"),
    "tags with the names of actions": catalogue(
        "/StructTreeRoot<</K 5 0 R>>",
        "<</Type/StructElem/S/Launch/A<</O/Layout>>/K[<</Type/StructElem/S/JavaScript>>]>>",
    ),
    "resources with the names of entries": odd(
        stream("", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>",
        resources="<</XObject<</A 5 0 R/JS 5 0 R>>/Font<</EF 6 0 R/F1 6 0 R/AA 6 0 R>>>>",
    ),
    "words about harm": odd(drawn=stream("(/S /JavaScript /EF << /F 1 0 R >>) pop")),
}


def refusal(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False, inherit_page_attributes=False) as file:
        with pytest.raises(Unacceptable) as refused:
            refuse_harm(file)
        return str(refused.value)


@pytest.mark.parametrize("name", HARM)
def test_what_may_do_harm_is_refused_with_what_it_is(name: str) -> None:
    content, sentence = HARM[name]

    assert sentence in refusal(content)


@pytest.mark.parametrize("name", HARMLESS | READABLE | HIDING | SHOWING)
def test_what_does_none_is_taken(name: str) -> None:
    content = (HARMLESS | READABLE | HIDING | SHOWING)[name]

    with pikepdf.open(io.BytesIO(content), attempt_recovery=False, inherit_page_attributes=False) as file:
        refuse_harm(file)
