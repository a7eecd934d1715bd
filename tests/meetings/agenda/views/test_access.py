"""Items and proposals as an address names them: those of the meeting, and no others."""

import pytest
from django.http import Http404

from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.views.access import item_of, proposal_of
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, item_at, plan_meeting


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 18, 0])
def test_what_names_no_item_finds_none(planned: Meeting, sent: str | int) -> None:
    with pytest.raises(Http404, match="GRID12 has no such item"):
        item_of(planned, sent)


def test_an_item_is_of_its_meeting_and_of_the_bin_only_where_that_is_asked_for(cast: Cast, planned: Meeting) -> None:
    item = item_at(planned, 2)
    assert item_of(planned, str(item.pk)) == item
    with pytest.raises(Http404):
        item_of(plan_meeting(cast.panel, 13), item.pk)

    bin_item(item, by=cast.secretary)

    assert item_of(planned, item.pk, binned=True) == item
    with pytest.raises(Http404):
        item_of(planned, item.pk)


def test_a_proposal_of_somebody_else_is_not_there(cast: Cast, planned: Meeting) -> None:
    proposal = propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=cast.member)

    assert proposal_of(planned, proposal.pk) == proposal_of(planned, proposal.pk, of=cast.member) == proposal
    with pytest.raises(Http404):
        proposal_of(planned, proposal.pk, of=cast.chair)
