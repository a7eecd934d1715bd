"""The board: how each question stands, and why it takes no answer, in a constant number of queries."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.correspondence.board import board_of
from meetings.models import Window
from tests.meetings.correspondence.asking import (
    House,
    answer,
    asked,
    asked_in_secret,
    drafted,
    opened,
    question_of,
    run_out,
)


def test_a_draft_shows_who_would_vote_today(house: House) -> None:
    board = board_of(drafted(house))

    assert [voter.place for voter in board.voters][:2] == ["Suppliers 1", "Suppliers 2"]
    assert board.why_not_answered(board.questions[0]) == "GRID-C1 is not open yet."
    assert board.awaited() == {}


def test_who_has_still_to_answer_is_counted_by_question(house: House) -> None:
    meeting = opened(house, asked(), asked_in_secret())
    answer(house, meeting, "Ada")

    assert {person.name: number for person, number in board_of(meeting).awaited().items()} == {
        "Ada": 1,
        "Ben": 2,
        "Cleo": 2,
        "Dan": 2,
        "Eve": 2,
    }


def test_once_the_time_is_over_no_answer_is_taken_whether_it_is_closed_or_not(house: House) -> None:
    meeting = opened(house)
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())
    assert not board_of(meeting).takes_answers
    assert "Answers were taken until" in board_of(meeting).why_not_answered(question_of(meeting))

    board = run_out(meeting)
    assert "GRID-C1 is closed" in board.why_not_answered(board.questions[0])


def test_what_is_kept_at_the_close_is_what_is_read_after_it(house: House) -> None:
    meeting = opened(house)
    given = answer(house, meeting, "Ada")
    board = run_out(meeting)

    places = board.places_of(board.questions[0])
    assert [place.answer for place in places] == [given, None, None, None, None]
    assert board.ballot_of(board.questions[0]) == board.questions[0].ballot


def test_it_is_read_in_as_many_queries_whatever_it_holds(house: House) -> None:
    def queries(number: int) -> int:
        meeting = opened(house, *(asked(f"Question {each}") for each in range(number)))
        for each in range(number):
            answer(house, meeting, "Ada", number=each + 1)
        with CaptureQueriesContext(connection) as captured:
            board = board_of(meeting)
            assert all(board.reckoning_of(question).count.agree == 1 for question in board.questions)
        return len(captured)

    assert queries(1) == queries(6)
