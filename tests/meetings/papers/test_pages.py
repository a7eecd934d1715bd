"""The pages of a paper, drawn by the worker once and kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from core.pdf.strangers import PageFault
from meetings.enums import DrawingState
from meetings.models import Meeting, PageDrawing, Paper, PaperVersion
from meetings.papers import pages
from meetings.papers.pages import (
    PAGES_TOGETHER,
    KeptPage,
    NotDrawn,
    kept_page,
    page_picture,
    picture_tag,
    prune_pages,
    request_pages,
)
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, make_meeting


@pytest.fixture
def version(meeting: Meeting) -> PaperVersion:
    return Paper.objects.get(title="Wombat report").versions.get()


def test_pages_are_drawn_once_and_kept_with_their_words(version: PaperVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = request_pages(version, 1)
    monkeypatch.setattr(pages, "draw_pages", lambda *_: pytest.fail("Drawn twice."))

    again = request_pages(version, 2)

    assert (again, again.state) == (drawing, DrawingState.DONE)
    assert kept_page(drawing, 1) == KeptPage(1400, 1981, "wombat words", PageFault.NONE)
    assert page_picture(version, 1)[8:12] == b"WEBP"
    assert prune_pages() == 0


def test_a_page_that_is_being_written_is_not_there_yet(version: PaperVersion, printed: Path) -> None:
    drawing = request_pages(version, 1)
    (printed / pages.page_file(drawing.key, 2, "json")).write_text('{"width": 14')

    assert kept_page(drawing, 2) is None


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_in_the_file_has_no_picture(version: PaperVersion, number: int) -> None:
    with pytest.raises(IndexError):
        page_picture(version, number)


def test_a_page_that_is_not_drawn_has_no_picture(version: PaperVersion) -> None:
    with pytest.raises(NotDrawn):
        page_picture(version, 1)


@pytest.mark.usefixtures("queue")
def test_a_long_paper_is_drawn_a_part_at_a_time(cast: Cast) -> None:
    paper = hand_in(item(make_meeting(cast.panel), 1), "Long", *("words",) * (PAGES_TOGETHER + 1))
    version = paper.versions.get()

    parts = [request_pages(version, number).numbers for number in (1, PAGES_TOGETHER, PAGES_TOGETHER + 1)]

    assert parts == [range(1, 21), range(1, 21), range(21, 22)]
    assert picture_tag(version, 20) != picture_tag(version, 21)


@pytest.mark.usefixtures("queue")
def test_the_first_pages_are_drawn_ahead_of_their_first_reader(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    meeting = make_meeting(cast.panel)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture without types
        paper = hand_in(item(meeting, 1), "Report", "words")

    assert PageDrawing.objects.get().version == paper.versions.get()


def test_what_nobody_reads_is_thrown_away_whole(version: PaperVersion, printed: Path) -> None:
    request_pages(version, 1)
    assert len(list((printed / "paper-pages").iterdir())) == 4
    PageDrawing.objects.update(last_read_at=timezone.now() - timedelta(days=31))

    assert prune_pages() == 1
    assert list((printed / "paper-pages").iterdir()) == []


def test_what_is_lost_is_drawn_again(version: PaperVersion, printed: Path) -> None:
    drawing = request_pages(version, 1)
    for file in (printed / "paper-pages").iterdir():
        file.unlink()

    assert kept_page(drawing, 1) is None
    assert kept_page(request_pages(version, 1), 1) is not None
