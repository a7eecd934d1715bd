"""Versions before keep no votes, so one goes back only while there are none."""

import pytest
from django.core.management import CommandError

from meetings.attendance.vote_record import EnteredVote
from minutes.drafting.votes import record_vote
from minutes.models import Minutes
from tests.conftest import Cast
from tests.meetings.test_returns_kept import go_back
from tests.minutes.drafting.voting import decided, seat_voters


def test_one_does_not_go_back_over_votes(cast: Cast, minutes: Minutes) -> None:
    go_back("0029_votes")
    seat_voters(cast, minutes)
    record_vote(decided(minutes), EnteredVote(3, 1), by=cast.secretary)

    with pytest.raises(CommandError, match="Votes are recorded 1 times here"):
        go_back("0029_votes")
