"""Forms and comments: taken as the file draws them, refused where each program would draw them itself."""

import io

import pikepdf
import pytest

from core.errors import Unacceptable
from core.pdf.looks import COMMENTS, FORM, refuse_looks_to_be_made
from tests.meetings.papers.odd_pdfs import LOOK_TO_BE_MADE, odd, stream

_LOOK = stream("/Tx BMC BT /F1 9 Tf (Jo) Tj [(hn)-20( Doe)] TJ ET EMC", "/Subtype/Form/BBox[0 0 90 20]")


def form(field: str, *, anew: bool = True, look: str = _LOOK) -> bytes:
    catalogue = f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/NeedAppearances {str(anew).lower()}>>>>"
    widget = f"<</Type/Annot/Subtype/Widget/Rect[0 0 90 20]/Parent 7 0 R{field}>>"
    return odd(widget, look, "<</FT/Tx/T(name)/V(John Doe)>>", catalogue=catalogue, page="/Annots[5 0 R]")


def noted(more: str) -> bytes:
    return odd(page=f"/Annots[<</Type/Annot/Rect[0 0 9 9]{more}>>]")


TO_BE_MADE = {
    "an entry without a look": (form(""), FORM),
    "an entry without a look that nobody asks for": (form("", anew=False), FORM),
    "a look that is none": (LOOK_TO_BE_MADE, FORM),
    "a look that says something else": (form("/AP<</N 6 0 R>>/V(John Roe)"), FORM),
    "a frame": (form("/V()/MK<</BC[0 0 0]>>"), FORM),
    "a box that is ticked": (form("/FT/Btn/V/Yes"), FORM),
    "chosen entries": (form("/FT/Ch/V[(one)(two)]"), FORM),
    "a marked word": (noted("/Subtype/Highlight/QuadPoints[0 9 9 9 0 0 9 0]"), COMMENTS),
    "a note": (noted("/Subtype/Text/Contents(Why?)"), COMMENTS),
}

AS_IN_THE_FILE = {
    "an entry as it looks": form("/AP<</N 6 0 R>>"),
    "a look that nobody asks to be made anew": form("/AP<</N 6 0 R>>/V(John Roe)", anew=False),
    "an empty entry": form("/V()"),
    "a hidden entry": form("/F 2"),
    "an entry that takes no place": form("").replace(b"[0 0 90 20]/Parent", b"[0 0  0 20]/Parent"),
    "a box that is not ticked": form("/FT/Btn/V/Off"),
    "a button": form("/FT/Btn/Ff 65536/V/Yes"),
    "a hidden note": noted("/Subtype/Text/F 2"),
    "a link": noted("/Subtype/Link"),
    "parents in a circle": form("/V 7").replace(b"<</FT/Tx/T(name)/V(John Doe)>>", b"<</Parent 7 0 R           >>"),
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
