"""Forms and comments: taken as the file draws them, refused where each program would draw them itself."""

import io

import pikepdf
import pytest

from core.errors import Unacceptable
from core.pdf.likeness import refuse_unlike
from core.pdf.looks import COMMENTS, FORM, LAYERS, refuse_layers_read_otherwise, refuse_looks_to_be_made
from tests.core.pdf.hiding_pdfs import HIDING, SHOWING, layered
from tests.core.pdf.join.files import prepared
from tests.meetings.papers.odd_pdfs import LOOK_TO_BE_MADE, SIGNED, odd, stream

_FONT = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
_LOOK = stream("/Tx BMC BT /F1 9 Tf (John Doe) Tj ET EMC", f"/Subtype/Form/BBox[0 0 90 20]{_FONT}")
_NAMED = "/FT/Tx/T(name)/V(John Doe)"


def form(more: str = "", *, field: str = _NAMED, anew: bool = True) -> bytes:
    """An entry of a form, and 6 as a look for it."""
    catalogue = f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/NeedAppearances {str(anew).lower()}>>>>"
    widget = f"<</Type/Annot/Subtype/Widget/Rect[0 0 90 20]{field}{more}>>"
    return odd(widget, _LOOK, f"<<{_NAMED}>>", catalogue=catalogue, page="/Annots[5 0 R]")


def noted(more: str) -> bytes:
    return odd(page=f"/Annots[<</Type/Annot/Rect[0 0 9 9]{more}>>]")


TO_BE_MADE = {
    "an entry without a look": (form(), FORM),
    "an entry without a look that nobody asks for": (form(anew=False), FORM),
    "a look that is none": (LOOK_TO_BE_MADE, FORM),
    "a look that is to be made anew": (form("/AP<</N 6 0 R>>"), FORM),
    "a value of the field above": (form(field="/Parent 7 0 R"), FORM),
    "a value of the field above with a value beside it": (form("/V()", field="/Parent 7 0 R"), FORM),
    "a kind of the field above": (form("/V(x)", field="/T(a)/Parent 7 0 R"), FORM),
    "a frame": (form("/MK<</BC[0 0 0]>>", field="/FT/Tx/T(a)"), FORM),
    "a box that is ticked": (form(field="/FT/Btn/T(a)/V/Yes"), FORM),
    "a ticked box that is to be made anew": (
        form("/AP<</N<</Yes 6 0 R>>>>/AS/Yes", field="/FT/Btn/T(a)/V/Yes"),
        FORM,
    ),
    "chosen entries": (form(field="/FT/Ch/T(a)/V[(one)(two)]"), FORM),
    "a marked word": (noted("/Subtype/Highlight/QuadPoints[0 9 9 9 0 0 9 0]"), COMMENTS),
    "a note": (noted("/Subtype/Text/Contents(Why?)"), COMMENTS),
}

AS_IN_THE_FILE = {
    "an entry as it looks": form("/AP<</N 6 0 R>>", anew=False),
    "an entry that looks otherwise": form("/AP<</N 6 0 R>>", field="/FT/Tx/T(a)/V(x)", anew=False),
    "an empty entry": form(field="/FT/Tx/T(a)/V()"),
    "a hidden entry": form("/F 2"),
    "an entry that takes no place": form().replace(b"[0 0 90 20]", b"[0 0  0 20]", 1),
    "a box that is not ticked": form(field="/FT/Btn/T(a)/V/Off"),
    "a ticked box with its look": form("/AP<</N<</Yes 6 0 R>>>>/AS/Yes", field="/FT/Btn/T(a)/V/Yes", anew=False),
    "a button": form(field="/FT/Btn/T(a)/Ff 65536/V/Yes"),
    "a hidden note": noted("/Subtype/Text/F 2"),
    "a link": noted("/Subtype/Link"),
    "parents in a circle": form(field="/Parent 5 0 R"),
    "a signature": SIGNED,
}


@pytest.mark.parametrize("name", TO_BE_MADE)
def test_what_each_program_would_draw_itself_is_refused(name: str) -> None:
    content, sentence = TO_BE_MADE[name]

    with pikepdf.open(io.BytesIO(content)) as file, pytest.raises(Unacceptable, match=sentence):
        refuse_looks_to_be_made(file)


@pytest.mark.parametrize("name", AS_IN_THE_FILE)
def test_what_is_drawn_as_in_the_file_is_taken(name: str) -> None:
    with pikepdf.open(io.BytesIO(AS_IN_THE_FILE[name])) as file:
        refuse_looks_to_be_made(file)


@pytest.mark.parametrize("name", AS_IN_THE_FILE)
def test_it_looks_so_when_it_is_made_ready(name: str) -> None:
    content = AS_IN_THE_FILE[name]

    assert list(refuse_unlike(content, prepared(content).getvalue())) == [1]


# Poppler and PDFium differ in each: one shows the words, the other does not.
READ_OTHERWISE = {
    "off as it is viewed": HIDING["a layer off as it is viewed"],
    "off by its use, which nobody asks for": layered(default="", usage="/Usage<</View<</ViewState/OFF>>>>"),
    "on by its use, which nobody asks for": layered(usage="/Usage<</View<</ViewState/ON>>>>"),
    "of another intent": SHOWING["a layer of another intent"],
    "of no group at all": SHOWING["a membership of nothing"],
}


@pytest.mark.parametrize("name", READ_OTHERWISE)
def test_layers_that_programs_show_otherwise_are_refused(name: str) -> None:
    with pikepdf.open(io.BytesIO(READ_OTHERWISE[name])) as file, pytest.raises(Unacceptable, match=LAYERS):
        refuse_layers_read_otherwise(file)


@pytest.mark.parametrize("content", [HIDING["an expression"], SHOWING["a layer not to be printed"]])
def test_layers_that_all_programs_show_alike_are_taken(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as file:
        refuse_layers_read_otherwise(file)
