"""A page of a PDF as a picture, and its words."""

import io

import pytest
from PIL import Image

from core.pdf.drawing import MOST_DOTS, PageText, opened, picture_of_page, text_of_page
from tests.meetings.papers.odd_pdfs import UNDRAWABLE, odd
from tests.meetings.papers.papers import pdf


def test_a_page_is_a_picture_with_its_words_beside_it() -> None:
    with opened(pdf("wombat words", "second")) as document:
        words = [text_of_page(document, number) for number in (1, 2)]
        picture = Image.open(io.BytesIO(picture_of_page(document, 1)))

    assert (words[0], words[1].text) == (PageText(1400, 1981, "wombat words"), "second")
    assert (picture.format, picture.size) == ("WEBP", (1400, 1982))


def test_a_hair_of_a_page_is_drawn_no_larger_than_any_other() -> None:
    with opened(odd(box="/MediaBox[0 0 0.001 800]")) as document:
        width, height = Image.open(io.BytesIO(picture_of_page(document, 1))).size

    assert width * height <= MOST_DOTS


def test_a_page_of_which_nothing_is_seen_has_no_words() -> None:
    with opened(UNDRAWABLE["a crop box beside its page"]) as document, pytest.raises(ValueError, match="no size"):
        text_of_page(document, 1)
