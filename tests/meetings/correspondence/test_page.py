"""The page has what its reader may see: the wall first, then the panel's rule about the answers of others."""

import pytest
from django.utils import timezone

from core import english
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.page import QuestionPage, page_of_question, said_in
from meetings.correspondence.reader import Reader
from meetings.enums import Choice
from meetings.models import Contribution, Meeting, Person
from tests.growth import LIMIT, growth
from tests.meetings.correspondence.asking import (
    House,
    answer,
    asked_in_secret,
    opened,
    run_out,
    set_rules,
)


def reader(name: str, *, keeps: bool = False, is_cleared: bool = True) -> Reader:
    return Reader(Person.objects.get(name=name).pk, keeps, keeps, is_cleared)


def page(meeting: Meeting, who: Reader, board: Board | None = None) -> QuestionPage:
    board = board or board_of(meeting)
    return page_of_question(board, board.questions[0], who)


def test_who_is_not_cleared_gets_a_number_a_public_title_and_nothing_else(house: House) -> None:
    meeting = opened(house, asked_in_secret(background="A hidden story"))
    answer(house, meeting, "Ada", Choice.DISAGREE, note="hidden", interest="hidden")

    for keeps in (True, False):
        seen = page(meeting, reader("Ben", keeps=keeps, is_cleared=False))
        assert (seen.is_withheld, seen.title, seen.number) == (True, "A contract", 1)
        assert "hidden" not in repr(seen).lower()
        assert (seen.lines, seen.shares, seen.own, seen.answered, seen.reasons) == ((), (), (), "", ())
        assert seen.headings[0].said == "Confidential: you do not vote on it"


@pytest.mark.parametrize(
    ("rule", "before", "after", "closed"),
    [
        ("at_once", True, True, True),
        ("after_own", False, True, True),
        ("after_close", False, False, True),
    ],
)
def test_the_answers_of_others_are_seen_from_when_the_rules_say(
    house: House, rule: str, *, before: bool, after: bool, closed: bool
) -> None:
    set_rules(house.panel, answers_shown=rule)
    meeting = opened(house)
    answer(house, meeting, "Ada", note="Because.")

    assert page(meeting, reader("Ben")).sees_answers is before
    answer(house, meeting, "Ben")
    assert page(meeting, reader("Ben")).sees_answers is after
    assert page(meeting, reader("Secretary", keeps=True)).sees_answers
    assert page(meeting, reader("Observer")).sees_answers is (rule == "at_once")
    board = run_out(meeting)
    assert page(meeting, reader("Ben"), board).sees_answers is closed
    assert page(meeting, reader("Observer"), board).sees_answers


def test_what_is_not_seen_yet_is_not_on_the_page(house: House) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada", Choice.DISAGREE, note="Because.")

    seen = page(meeting, reader("Ben"))

    assert (seen.lines, seen.shares, seen.headline, seen.reasons) == ((), (), "", ())
    assert "Because" not in repr(seen)
    assert seen.answered == "1 of 5 voters answered so far."


def test_it_says_how_it_stands_and_whether_that_can_change(house: House) -> None:
    meeting = opened(house)
    keeper = reader("Secretary", keeps=True)
    assert page(meeting, keeper).headline == "Nobody has answered yet"
    for name in ("Ada", "Ben"):
        answer(house, meeting, name)
    answer(house, meeting, "Cleo", Choice.DISAGREE)

    seen = page(meeting, keeper)

    assert seen.headline == "It would be agreed"
    assert seen.reasons == (
        "3 of 5 voters have answered.",
        "By 2 votes to 1: more than half of the three votes cast.",
        "Nobody wants a meeting; two would take it to one.",
    )
    assert seen.still == "The two answers still out can change that."
    assert [(share.kind, share.number, share.before) for share in seen.shares] == [
        ("agree", 2, 0),
        ("disagree", 1, 2),
        ("silent", 2, 3),
    ]
    assert page(meeting, keeper, run_out(meeting)).headline == "Agreed"


def test_a_voter_finds_their_place_and_what_they_answered(house: House) -> None:
    meeting = opened(house)
    assert page(meeting, reader("Ada")).own[0].stands is None
    assert page(meeting, reader("Observer")).own == ()
    answer(house, meeting, "Ada")

    seen = page(meeting, reader("Ada"))
    assert seen.own[0].stands.choice == "agree"
    assert seen.headings[0].said == "Your answer: agree"
    assert page(meeting, reader("Ben")).headings[0].said == "Your answer is awaited"


def test_what_is_agreed_is_worded_for_the_next_meeting(house: House) -> None:
    meeting = opened(house)
    keeper = reader("Secretary", keeps=True)
    assert page(meeting, keeper).report == ""
    answer(house, meeting, "Ada")

    day = english.day(timezone.localdate(board_of(meeting).window.closes_at))
    noted = f"The Grid Code Panel noted that it had AGREED by correspondence on {day}"
    assert page(meeting, keeper).report == f"{noted} that the budget be approved (GRID-C1)."
    assert page(meeting, reader("Ada")).report == ""


def test_a_discussion_costs_no_more_than_its_length() -> None:
    def written(number: int) -> list[Contribution]:
        return [Contribution(pk=pk, on_id=pk - 1 if pk % 2 else None) for pk in range(1, number + 1)]

    assert [len(said.replies) for said in said_in(written(5))] == [1, 1]
    assert growth(lambda rows: list(said_in(rows)), written, 1000) < LIMIT
