"""Papers as an address names them, for whoever may have them; for anybody else they are not there."""

from typing import Any

import pytest
from django.http import Http404, HttpRequest

from core.accounts.models import User
from core.errors import NotAllowed
from meetings.enums import MeetingState
from meetings.models import Meeting, Paper
from meetings.papers.services.bin import bin_paper, withdraw_paper
from meetings.papers.views.access import (
    binned_paper,
    meeting_to_hand_in,
    meeting_with_papers,
    paper_to_keep,
    paper_to_read,
    version_to_read,
)
from tests.conftest import Cast


def asked_by(account: User) -> Any:
    request = HttpRequest()
    request.user = account
    return request


def test_a_meeting_has_papers_for_its_panel_and_takes_them_from_the_secretariat(cast: Cast, meeting: Meeting) -> None:
    assert meeting_with_papers(asked_by(cast.member), "GRID48") == meeting
    assert meeting_to_hand_in(asked_by(cast.secretary), "GRID48") == meeting
    with pytest.raises(NotAllowed):
        meeting_to_hand_in(asked_by(cast.member), "GRID48")
    Meeting.objects.update(state=MeetingState.PLANNED)
    with pytest.raises(Http404):
        meeting_with_papers(asked_by(cast.member), "GRID48")


def test_a_secret_paper_is_there_for_the_cleared(cast: Cast, meeting: Meeting) -> None:
    paper = Paper.objects.get(title="quokkatitle")

    assert paper_to_read(asked_by(cast.cleared_observer), paper.pk) == paper
    with pytest.raises(Http404):
        paper_to_read(asked_by(cast.observer), paper.pk)
    with pytest.raises(NotAllowed):
        paper_to_keep(asked_by(cast.member), paper.pk)


def test_a_file_is_opened_until_its_paper_is_withdrawn(cast: Cast, meeting: Meeting) -> None:
    paper = Paper.objects.get(title="Wombat report")
    assert version_to_read(asked_by(cast.member), paper.pk, 1).paper == paper
    with pytest.raises(Http404):
        version_to_read(asked_by(cast.member), paper.pk, 2)

    withdraw_paper(paper, "Superseded", by=cast.secretary)

    with pytest.raises(Http404):
        version_to_read(asked_by(cast.member), paper.pk, 1)


def test_the_bin_is_for_those_who_keep_the_minutes(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    paper = Paper.objects.select_related("item__meeting__panel").get(title="Wombat report")
    bin_paper(paper, by=cast.secretary)

    assert binned_paper(asked_by(cast.secretary), paper.pk) == paper
    for other in (cast.chair, cast.member):
        with pytest.raises(Http404):
            binned_paper(asked_by(other), paper.pk)
