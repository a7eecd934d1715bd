"""A page of a paper as a picture with its text."""

import io

from PIL import Image

from meetings.models import Meeting, Paper
from meetings.papers.pages import MOST_DOTS, PageText, page_picture, page_texts, prune_pages
from meetings.papers.services.papers import Received, add_paper
from tests.conftest import Cast
from tests.meetings.papers.odd_pdfs import odd
from tests.meetings.papers.papers import item


def test_a_page_is_a_picture_with_its_text_beside_it(meeting: Meeting) -> None:
    version = Paper.objects.get(title="Wombat report").versions.get()

    first, second = page_texts(version, [1, 2])
    picture = Image.open(io.BytesIO(page_picture(version, 1)))

    assert (first, second.text) == (PageText(1400, 1981, "wombat words"), "second")
    assert (picture.format, picture.size) == ("WEBP", (1400, 1982))
    assert prune_pages() == 0


def test_a_hair_of_a_page_is_drawn_no_larger_than_any_other(cast: Cast, meeting: Meeting) -> None:
    file = Received("hair.pdf", odd(box="/MediaBox[0 0 0.001 800]"))
    version = add_paper(item(meeting, 1), "A hair", file=file, by=cast.secretary).versions.get()

    picture = Image.open(io.BytesIO(page_picture(version, 1)))

    assert picture.size[0] * picture.size[1] <= MOST_DOTS
