"""Questions are put and changed until the decision is opened."""

import pytest

from core.errors import ChangedMeanwhile, Unacceptable, WrongState
from meetings.correspondence.services.drafting import (
    Asked,
    change_question,
    draft_decision,
    minutes_to_approve,
    put_question,
    remove_question,
)
from meetings.enums import Purpose
from meetings.models import Meeting, Question
from tests.factories import make_meeting
from tests.meetings.correspondence.asking import House, asked, drafted, opened, question_of


def test_a_decision_has_its_own_series_and_its_questions_are_for_decision(house: House) -> None:
    meeting = drafted(house, asked(), asked("Fees"))

    assert meeting.reference == "GRID-C1"
    assert [(item.title, item.purpose) for item in meeting.items.order_by("number")] == [
        ("Budget", Purpose.DECISION),
        ("Fees", Purpose.DECISION),
    ]
    assert Question.objects.count() == 2


def test_a_question_has_a_resolution(house: House) -> None:
    with pytest.raises(Unacceptable, match="Write the resolution"):
        draft_decision(house.panel, asked(resolution=" "), by=house.secretary)

    assert not Meeting.objects.by_correspondence().exists()


def test_a_change_says_what_it_was_made_over(house: House) -> None:
    question = question_of(drafted(house))
    seen = Asked.by(question).digest
    change_question(question, asked("Fees"), by=house.secretary, seen=seen)

    with pytest.raises(ChangedMeanwhile, match="Somebody else has changed this question"):
        change_question(question, asked("Tea"), by=house.secretary, seen=seen)
    assert question_of(question.item.meeting).item.title == "Fees"


def test_once_it_is_open_no_question_changes(house: House) -> None:
    meeting = opened(house)
    for change in (
        lambda: put_question(meeting, asked("Fees"), by=house.secretary),
        lambda: change_question(question_of(meeting), asked("Fees"), by=house.secretary),
        lambda: remove_question(question_of(meeting), by=house.secretary),
    ):
        with pytest.raises(WrongState, match="GRID-C1 is open already"):
            change()


def test_a_question_is_taken_out_and_the_last_one_stays(house: House) -> None:
    meeting = drafted(house, asked(), asked("Fees"))

    remove_question(question_of(meeting), by=house.secretary)
    with pytest.raises(Unacceptable, match="the only question"):
        remove_question(question_of(meeting), by=house.secretary)

    assert question_of(meeting).item.title == "Fees"


def test_minutes_of_this_panel_that_is_over_are_approved(house: House) -> None:
    held = make_meeting(house.panel, 12)
    meeting = drafted(house, minutes_to_approve(held))

    assert question_of(meeting).approves == held
    with pytest.raises(Unacceptable, match="Choose a meeting that is over"):
        put_question(meeting, asked(approves=meeting), by=house.secretary)
