"""A signed paper is known as such after it was made ready."""

import io

import pikepdf
import pytest

from core.pdf.join.signed import is_signed, was_signed
from tests.core.pdf.join.files import prepared
from tests.meetings.papers.odd_pdfs import SIGNED, odd


@pytest.mark.parametrize(("content", "signed"), [(SIGNED, True), (odd(), False)])
def test_a_signature_is_found_and_remembered(content: bytes, signed: bool) -> None:
    with pikepdf.open(io.BytesIO(content)) as file, pikepdf.open(prepared(content)) as ready:
        assert (is_signed(file), was_signed(ready)) == (signed, signed)
