"""The seal in a PDF: added at its end, in the structure tree."""

from io import BytesIO

import pikepdf
import pytest

from core.pdf.engine import write_pdf
from core.pdf.seal import seal_pdf
from core.seal import names_seal, own_seal


@pytest.fixture(scope="module")
def paper() -> bytes:
    return write_pdf('<!doctype html><html lang="en-GB"><title>One</title><h1>One</h1><p>Two</p></html>')


def test_a_sealed_file_begins_as_it_was(paper: bytes) -> None:
    sealed = seal_pdf(paper, own_seal(), name="SmartGov", reason="A test", label="A seal")

    assert sealed.startswith(paper)
    assert b"/Reason (A test)" in sealed
    assert names_seal(sealed, own_seal())
    assert not names_seal(paper, own_seal())


def test_the_seal_is_in_the_structure_tree(paper: bytes) -> None:
    sealed = seal_pdf(paper, own_seal(), name="SmartGov", reason="A test", label="A seal")

    with pikepdf.open(BytesIO(sealed)) as pdf:
        tree, (field,) = pdf.Root.StructTreeRoot, pdf.Root.AcroForm.Fields
        numbers = list(tree.ParentTree.Nums)
        element = tree.K[0].K[-1]

        assert (element.S, element.K.Obj.objgen) == ("/Form", field.objgen)
        assert numbers[-2:] == [field.StructParent, element]
        assert field.TU == "A seal"
        assert field.P.Tabs == "/S"


def test_a_sealed_file_says_of_itself_what_it_said(paper: bytes) -> None:
    sealed = seal_pdf(paper, own_seal(), name="SmartGov", reason="A test", label="A seal")

    with pikepdf.open(BytesIO(paper)) as before, pikepdf.open(BytesIO(sealed)) as after:
        assert after.Root.Metadata.read_raw_bytes() == before.Root.Metadata.read_raw_bytes()
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())
