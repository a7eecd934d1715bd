"""The page has what its reader may see: the wall first, then the panel's rule about the answers of others."""

import pytest
from django.utils import timezone

from core import english
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.page import QuestionPage, Reader, page_of_question, rule_in_words
from meetings.correspondence.services.answering import Evidence, Given, enter_answer
from meetings.correspondence.services.reminding import remind_now
from meetings.enums import Choice, Way
from meetings.models import AgendaItem, Meeting, Membership, Person
from tests.meetings.correspondence.asking import (
    SITE,
    House,
    answer,
    asked_in_secret,
    opened,
    question_of,
    run_out,
    set_rules,
    voter_of,
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


def test_why_somebody_has_an_interest_is_for_those_who_draft_and_themselves(house: House) -> None:
    set_rules(house.panel, answers_shown="at_once")
    meeting = opened(house)
    answer(house, meeting, "Ada", interest="A share.")

    told = {who: page(meeting, reader(who)).lines[0].words for who in ("Ada", "Ben")}
    kept = page(meeting, reader("Secretary", keeps=True)).lines[0].words

    assert told["Ben"] == ("Interest declared. Not counted.",)
    assert told["Ada"] == kept == ("Interest declared: A share. Not counted.",)


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


def test_an_uncleared_voter_of_an_open_question_is_said_not_to_vote(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    meeting = opened(house, asked_in_secret())

    lines = page(meeting, reader("Secretary", keeps=True)).lines
    assert lines[0].answer == "May not read it, does not vote"


def test_the_rule_is_told_in_words(house: House) -> None:
    set_rules(house.panel, correspondence_quorum=3, correspondence_meeting=1, majority="two_thirds")
    board = board_of(opened(house))

    assert rule_in_words(board) == [
        "At least 3 of the 5 voters must answer.",
        "It is agreed when at least two thirds of those who agree or disagree agree.",
        "It goes to the next meeting if one voter asks for that.",
        "Who does not answer is put down as no response, and is no abstention.",
    ]
    assert question_of(board.meeting).fate == ""


def test_what_a_presenting_secretary_enters_says_so(house: House) -> None:
    meeting = opened(house)
    AgendaItem.objects.filter(meeting=meeting).update(presented_by=house.secretary.person)
    voter, told = voter_of(meeting, "Ben"), Evidence(Way.TELEPHONE, "Ben, at noon.")
    ben = Person.objects.get(name="Ben")
    enter_answer(question_of(meeting), voter, ben, Given(Choice.AGREE), told, site=SITE, by=house.secretary)

    lines = page(meeting, reader("Secretary", keeps=True)).lines

    assert lines[1].words == ("By telephone, entered by Secretary, who presents the question",)
    assert lines[1].evidence == "Ben, at noon."
    assert page(meeting, reader("Cleo")).lines == ()


def test_what_is_agreed_is_worded_for_the_next_meeting(house: House) -> None:
    meeting = opened(house)
    keeper = reader("Secretary", keeps=True)
    assert page(meeting, keeper).report == ""
    answer(house, meeting, "Ada")

    day = english.day(timezone.localdate(board_of(meeting).window.closes_at))
    noted = f"The Grid Code Panel noted that it had AGREED by correspondence on {day}"
    assert page(meeting, keeper).report == f"{noted} that the budget be approved (GRID-C1)."
    assert page(meeting, reader("Ada")).report == ""


def test_who_was_reminded_is_told_to_the_secretariat(house: House) -> None:
    set_rules(house.panel, answers_shown="at_once")
    meeting = opened(house)
    remind_now(meeting, site=SITE, by=house.secretary)

    kept, read = (page(meeting, reader(who, keeps=who == "Secretary")).lines[0] for who in ("Secretary", "Ada"))

    assert (kept.words, kept.at is not None) == (("Reminded by email",), True)
    assert (read.words, read.at) == ((), None)
