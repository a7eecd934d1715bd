"""Layers left out of a whole file."""

import io

import pikepdf
import pytest
from pikepdf import PdfError

from core.pdf.layered import DEEPEST, leave_out_hidden_layers
from core.pdf.layers import Layers
from tests.core.pdf.hiding_pdfs import HIDING, SEEN, UNSEEN, form, layered


def test_tagged_pieces_that_are_gone_are_told_by_their_page() -> None:
    with pikepdf.open(io.BytesIO(HIDING["a tagged piece of a layer"])) as file:
        left_out = leave_out_hidden_layers(file, Layers(file))

        assert left_out.lost == {(file.pages[0].obj.objgen, 0)}
        assert left_out.torn == set()


def test_forms_nested_too_deep_are_refused() -> None:
    forms = [
        form("/form Do").replace("/Font", f"/XObject<</form {8 + number} 0 R>>/Font", 1) for number in range(DEEPEST)
    ]
    content = layered(*forms, form(UNSEEN), drawn=f"/form Do {SEEN}", resources="/XObject<</form 7 0 R>>")

    with pikepdf.open(io.BytesIO(content)) as file, pytest.raises(PdfError, match="levels deep"):
        leave_out_hidden_layers(file, Layers(file))
