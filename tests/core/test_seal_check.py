"""A seal holds, or it does not: by its signature, never by what the file says."""

import pytest

from core.pdf.engine import write_pdf
from core.pdf.seal import seal_pdf
from core.seal import names_seal, own_seal, sign
from core.seal_check import SealState, check_seal

PAGE = '<!doctype html><html lang="en-GB"><title>One</title><h1>One</h1><p>Two</p></html>'


@pytest.fixture(scope="module")
def paper() -> bytes:
    return write_pdf(PAGE)


@pytest.fixture
def sealed(paper: bytes) -> bytes:
    return seal_pdf(paper, own_seal(), name="SmartGov", reason="A test", label="Seal")


def test_a_sealed_file_bears_the_seal_and_an_unsealed_one_does_not(paper: bytes, sealed: bytes) -> None:
    assert check_seal(sealed, own_seal()) is SealState.HOLDS
    assert [check_seal(each, own_seal()) for each in (paper, b"", b"text")] == [SealState.NONE] * 3


def test_what_was_added_afterwards_is_no_part_of_what_was_sealed(sealed: bytes) -> None:
    assert check_seal(sealed + b"%", own_seal()) is SealState.ADDED_TO


def test_no_byte_that_is_sealed_can_be_changed(sealed: bytes) -> None:
    signature = range(sealed.index(b"<30"), sealed.index(b">", sealed.index(b"<30")))
    places = set(range(10, len(sealed), len(sealed) // 60)) - set(signature)
    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in places]

    assert {check_seal(each, own_seal()) for each in changed} == {SealState.NONE}


def test_a_file_that_holds_our_certificate_only_is_not_sealed(paper: bytes) -> None:
    forged = paper + own_seal().public_key.hex().encode()

    assert names_seal(forged, own_seal())
    assert check_seal(forged, own_seal()) is SealState.NONE


@pytest.mark.parametrize("written", [b"<>", b"<zz>", b"<3080>", b"<3003020101>", b"(00)", b"<" + b"0" * 200_000 + b">"])
def test_a_signature_that_is_none_is_no_seal(written: bytes) -> None:
    head = b"%%PDF /ByteRange [0 000000060 %09d 000000001] /Contents     "
    start = (head % (60 + len(written))).ljust(60)
    content = start + written + b"x"

    assert check_seal(content, own_seal()) is SealState.NONE


def test_many_ranges_cost_no_more_than_few(sealed: bytes) -> None:
    many = sealed + b"/ByteRange [0 1 2 3]" * 5

    assert check_seal(many, own_seal()) is SealState.NONE  # only the last ones are looked at
    assert sign(b"text", own_seal()) != sign(b"other", own_seal())
