"""A copy that readers open, and how far it is."""

import pytest
from django.db import IntegrityError, transaction

from core.audience import Sensitivity
from core.background.progress import Step
from meetings.models import ReadersCopy
from meetings.papers.readers_copy import request_copy
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, make_meeting


@pytest.fixture
def copy(cast: Cast, queue: None) -> ReadersCopy:
    paper = hand_in(item(make_meeting(cast.panel), 1), "Report", sensitivity=Sensitivity.CONFIDENTIAL, reason="Prices")
    copy = request_copy(paper.versions.get())
    assert copy is not None
    return copy


def test_it_names_its_paper_and_its_file(copy: ReadersCopy) -> None:
    assert str(copy) == "Readers' copy of GRID_48_01 Report, version 1, queued"
    assert copy.file_name == f"readers-copies/{copy.key}.pdf"


def test_a_worker_that_begins_gives_a_sign(copy: ReadersCopy) -> None:
    before = copy.moved_at

    ReadersCopy.start(copy.key)

    copy.refresh_from_db()
    assert (copy.step, copy.moved_at > before) == (Step.AT_WORK, True)


@pytest.mark.parametrize("wrong", [{"state": "lost"}, {"audience": "public"}])
def test_what_makes_no_sense_is_not_written(copy: ReadersCopy, wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadersCopy.objects.update(**wrong)
