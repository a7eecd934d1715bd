"""The demo's decision by correspondence: open, with answers of each kind, and some still awaited."""

import pytest

from core.accounts.models import User
from meetings.access import access_of
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.waiting import waiting_for
from meetings.models import Meeting


@pytest.fixture
def board(demo: None) -> Board:
    return board_of(Meeting.objects.by_correspondence().select_related("panel").get())


def test_it_is_open_and_has_an_answer_of_each_kind(board: Board) -> None:
    count = board.reckoning_of(board.questions[0]).count

    assert (board.meeting.reference, board.takes_answers) == ("SECP-C1", True)
    assert (count.agree, count.disagree, count.meeting, count.aside) == (4, 1, 1, 1)
    assert (count.silent, count.barred) == (count.voters - 7, 1)
    assert [len(place.earlier) for place in board.places_of(board.questions[0]) if place.earlier] == [1]


def test_it_waits_for_members_who_can_sign_in(board: Board) -> None:
    waiting = {
        email: [each.questions for each in waiting_for(access_of(User.objects.get(email=f"{email}@example.org")))]
        for email in ("tomos", "ruth", "naomi", "anna")
    }

    assert waiting == {"tomos": [2], "ruth": [1], "naomi": [], "anna": []}
