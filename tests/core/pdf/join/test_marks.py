"""Marks in the content of a page: which stay, which go, and which text gets one."""

import pytest
from pikepdf import Dictionary, Name, Pdf

from core.pdf.join.marks import Marked, mark, unmark
from tests.core.pdf.join.tagged import TAGGED, page_of

SHOWN = "BT /F1 9 Tf (loose) Tj ET"


def marked(content: str, *asked_for: int, **resources: Dictionary) -> Marked:
    with Pdf.new() as pdf:
        return mark(page_of(pdf, content, **resources), asked_for)


def plain(content: bytes | None) -> str:
    return " ".join((content or b"").decode("cp1252").split())


def test_marks_that_tags_ask_for_stay_as_they_are() -> None:
    found = marked(f"q {TAGGED} Q", 0)

    assert (found.found, found.stray, found.leaves_out) == ({0}, (), False)
    assert plain(found.content) == "q /P << /MCID 0 >> BDC BT /F1 9 Tf 60 200 Td (tagged) Tj ET EMC Q"


@pytest.mark.parametrize(
    "content",
    [SHOWN, f"/P <</MCID 7>> BDC {SHOWN} EMC", f"/Span BMC {SHOWN} EMC", f"EMC {SHOWN}", f"Q {SHOWN}"],
    ids=["bare", "a mark that no tag asks for", "a mark without a number", "an end too many", "a Q too many"],
)
def test_text_outside_of_tags_is_marked_after_the_others(content: str) -> None:
    found = marked(f"{content} {TAGGED}", 0)

    assert (found.found, found.stray) == ({0}, (1,))
    assert plain(found.content).startswith("BT /F1 9 Tf /P << /MCID 1 >> BDC (loose) Tj EMC ET /P << /MCID 0 >> BDC")


def test_a_number_that_comes_twice_is_the_tags_the_first_time_alone() -> None:
    found = marked(f"{TAGGED} {TAGGED}", 0)

    assert (found.found, found.stray) == ({0}, (1,))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0 0 9 9 re f", "/Artifact BMC 0 0 9 9 re f EMC"),
        ("0 0 m 9 9 l S 1 g", "/Artifact BMC 0 0 m 9 9 l S EMC 1 g"),
        ("0 0 9 9 re W n", "0 0 9 9 re W n"),
        ("BT (   ) Tj ET", "BT /Artifact BMC ( ) Tj EMC ET"),
        ("/Sh0 sh", "/Artifact BMC /Sh0 sh EMC"),
        (f"/Artifact BMC {TAGGED} EMC", "/Artifact BMC BT /F1 9 Tf 60 200 Td (tagged) Tj ET EMC"),
    ],
)
def test_what_says_nothing_is_decoration(content: str, expected: str) -> None:
    found = marked(content, 0)

    assert (plain(found.content), found.found, found.stray) == (expected, frozenset(), ())


def test_the_state_of_graphics_is_left_as_it_was_found() -> None:
    assert plain(marked(f"Q q q {TAGGED} Q", 0).content).endswith("EMC Q Q")


def test_a_picture_outside_of_tags_is_told_of_and_a_form_with_text_is_tagged() -> None:
    with Pdf.new() as pdf:
        image = pdf.make_stream(b"0", Subtype=Name.Image)
        form = pdf.make_stream(b"", Subtype=Name.Form, Resources=Dictionary(Font=Dictionary()))
        page = page_of(pdf, "/Im Do /Fm Do", XObject=Dictionary(Im=image, Fm=form))

        found = mark(page, ())

    assert (found.leaves_out, found.stray) == (True, (0,))
    assert plain(found.content) == "/Artifact BMC /Im Do EMC /P << /MCID 0 >> BDC /Fm Do EMC"


def test_properties_that_are_named_are_found_by_their_name() -> None:
    properties = Dictionary(M0=Dictionary(MCID=0))

    assert marked("/P /M0 BDC (x) Tj EMC", 0, Properties=properties).found == {0}


def test_without_tags_marks_go_but_for_layers_and_words_that_stand_for_content() -> None:
    with Pdf.new() as pdf:
        page = page_of(pdf, f"/OC /L1 BDC /Artifact BMC /Span <</MCID 3 /ActualText (fi)>> BDC {TAGGED} EMC EMC EMC")

        assert plain(unmark(page)) == (
            "/OC /L1 BDC /Span << /ActualText (fi) >> BDC BT /F1 9 Tf 60 200 Td (tagged) Tj ET EMC EMC"
        )
        assert unmark(page_of(pdf, SHOWN)) is None
