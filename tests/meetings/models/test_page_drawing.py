"""Pages that are drawn together."""

import pytest
from django.db import IntegrityError, transaction

from meetings.models import PageDrawing, Paper
from meetings.models.page_drawing import page_file
from meetings.papers.pages import request_pages
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, make_meeting


@pytest.fixture
def drawing(cast: Cast, queue: None) -> PageDrawing:
    hand_in(item(make_meeting(cast.panel), 1), "Report", "one", "two")
    return request_pages(Paper.objects.get().versions.get(), 1)


def test_it_names_its_pages(drawing: PageDrawing) -> None:
    assert str(drawing) == "Pages 1 to 2 of GRID_48_01 Report, version 1, queued"
    assert list(drawing.numbers) == [1, 2]
    assert page_file("abc", 2, "webp") == "paper-pages/abc-2.webp"


@pytest.mark.parametrize("wrong", [{"first": 0}, {"first": 3}, {"state": "lost"}])
def test_what_makes_no_sense_is_not_written(drawing: PageDrawing, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PageDrawing.objects.update(**wrong)
