"""What is left of content of which something is hidden."""

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, PdfError, unparse_content_stream

from core.pdf.unseen import Content, Sieve


def sifted(content: str, *, in_part: str = "") -> Content:
    """What belongs to /off is hidden; the form /gone too, and ``in_part`` is seen in part."""
    named = {"/off": Dictionary(Hidden=True), "/on": Dictionary()}
    seen: dict[str, bool | None] = {"/gone": False, in_part: None}
    sieve = Sieve(
        property_of=lambda name: named.get(str(name)) if isinstance(name, Name) else name,
        shows=lambda layer: not (isinstance(layer, Dictionary) and "/Hidden" in layer),
        painted=lambda name: seen.get(str(name), True),
    )
    with Pdf.new() as file:
        return sieve.sift(pikepdf.parse_content_stream(file.make_stream(content.encode())))


def left(content: str) -> str:
    return " ".join(unparse_content_stream(sifted(content).left).decode().split())


@pytest.mark.parametrize(
    ("content", "what_is_left"),
    [
        ("/OC /on BDC 0 0 9 9 re f EMC", "0 0 9 9 re f"),
        ("/OC /off BDC 0 0 9 9 re f EMC 1 w", "1 w"),
        ("/OC /off BDC 0 0 9 9 re W* n EMC", "0 0 9 9 re W* n"),
        ("/OC /off BDC 0 0 9 9 re W S EMC", "0 0 9 9 re W n"),
        ("/OC /off BDC q 1 0 0 1 5 5 cm /x Do /s sh Q EMC", "q 1 0 0 1 5 5 cm Q"),
        ("/OC /off BDC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC", ""),
        ("BT /OC /off BDC (a) ' 1 2 (b) \" EMC ET", "BT T* 1 Tw 2 Tc T* ET"),
        ("/gone Do /there Do", "/there Do"),
        ("/P BMC 1 w EMC EMC", "/P BMC 1 w EMC EMC"),
        ("BT /OC /off BDC (a) Tj EMC 1 0 0 1 9 9 Tm (b) Tj ET", "BT 1 0 0 1 9 9 Tm (b) Tj ET"),
    ],
)
def test_what_paints_goes_and_what_else_it_does_stays(content: str, what_is_left: str) -> None:
    assert left(content) == what_is_left


def test_words_that_would_move_are_not_guessed_at() -> None:
    with pytest.raises(PdfError, match="behind words of a hidden layer"):
        sifted("BT /OC /off BDC (a) Tj EMC (b) Tj ET")


@pytest.mark.parametrize(
    ("content", "lost", "torn"),
    [
        ("/OC /off BDC /P <</MCID 3>> BDC f EMC EMC", {3}, set()),
        ("/P <</MCID 3>> BDC /OC /off BDC f EMC EMC", {3}, set()),
        ("/P <</MCID 3>> BDC /OC /off BDC f EMC f EMC", set(), {3}),
        ("/P <</MCID 3>> BDC /gone Do EMC", {3}, set()),
        ("/P <</MCID 3>> BDC /part Do EMC", set(), {3}),
        ("/P <</MCID 3>> BDC f EMC /gone Do", set(), set()),
    ],
)
def test_tagged_pieces_that_lost_something_are_told(content: str, lost: set[int], torn: set[int]) -> None:
    found = sifted(content, in_part="/part")

    assert (found.lost, found.torn) == (lost, torn)


def test_what_is_read_out_in_place_of_a_torn_piece_goes() -> None:
    assert left("/Span <</MCID 3/ActualText(a)>> BDC /gone Do f EMC") == "/Span << /MCID 3 >> BDC f EMC"
