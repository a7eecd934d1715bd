"""A signed paper is known as such, also after it was made ready, and says whose its signatures are."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from core.pdf.engine import write_pdf
from core.pdf.join.signed import LONGEST, MOST, is_signed, signers_of, was_signed
from core.pdf.seal import seal_pdf
from core.seal import own_seal
from tests.core.pdf.join.files import prepared
from tests.meetings.papers.odd_pdfs import SIGNED, odd

PAGE = '<!doctype html><html lang="en-GB"><title>One</title><h1>One</h1></html>'


def signed_as(*names: String | Name | None, contents: bytes = b"\0") -> Pdf:
    file = Pdf.new()
    signatures = [Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(contents)) for _ in names]
    for signature, name in zip(signatures, names, strict=True):
        if name is not None:
            signature.Name = name
    file.Root.Signatures = Array(map(file.make_indirect, signatures))
    return file


@pytest.mark.parametrize(("content", "signed"), [(SIGNED, True), (odd(), False)])
def test_a_signature_is_found_and_remembered(content: bytes, signed: bool) -> None:
    with pikepdf.open(io.BytesIO(content)) as file, pikepdf.open(prepared(content)) as ready:
        assert (is_signed(file), was_signed(ready)) == (signed, signed)


def test_a_signature_is_of_whom_its_certificate_names() -> None:
    sealed = seal_pdf(write_pdf(PAGE), own_seal(), name="Somebody else", reason="A test", label="Seal")

    with pikepdf.open(io.BytesIO(sealed)) as file:
        assert signers_of(file) == ["SmartGov, seal of this installation"]


def test_without_a_certificate_it_is_of_whom_the_file_names() -> None:
    assert signers_of(signed_as(String("Anna\n Brandt"), None, Name.Anna)) == ["Anna Brandt", "", ""]
    assert signers_of(signed_as(String("Anna"), contents=b"\x30\x82\xff\xff spoilt")) == ["Anna"]


def test_a_name_cannot_turn_round_or_fill_the_page() -> None:
    assert signers_of(signed_as(String("Anna\u202edtnarB"), String("a" * 5000))) == ["AnnadtnarB", "a" * LONGEST]
    assert len(signers_of(signed_as(*[None] * (MOST + 5)))) == MOST


def test_a_file_without_a_signature_is_nobodys() -> None:
    assert signers_of(signed_as()) == []
