"""Two who answer at the same moment: both answers are kept, one stands, and the trail is whole."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.audit.trail import inspect_chain
from core.errors import WrongState
from meetings.correspondence.board import board_of
from meetings.correspondence.services.answering import Evidence, Given, answer_question, enter_answer
from meetings.correspondence.services.closing import close_what_is_over
from meetings.enums import Choice, MeetingState, Way
from meetings.models import Answer, Meeting, Person, Window
from tests.meetings.correspondence.asking import SITE, House, opened, question_of, voter_of
from tests.minutes.drafting.test_concurrent_writers import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
CHOICES = (Choice.AGREE, Choice.DISAGREE, Choice.ABSTAIN)


def test_of_answers_at_once_all_are_kept_and_one_stands(house: House) -> None:
    meeting = opened(house)
    question, voter = question_of(meeting), voter_of(meeting, "Ada")
    told = Evidence(Way.TELEPHONE, "Ada, at noon.")
    jobs = [
        *(
            lambda choice=choice: answer_question(question, voter, Given(choice), by=house.accounts["Ada"])
            for choice in CHOICES
        ),
        lambda: enter_answer(
            question, voter, Person.objects.get(name="Ada"), Given(Choice.AGREE), told, site=SITE, by=house.secretary
        ),
    ]

    assert all_at_once(jobs) == []

    (place,) = [place for place in board_of(meeting).places_of(question) if place.answer]
    rows = list(Answer.objects.order_by("at", "pk"))
    assert len(rows) == 4
    assert place.answer == rows[-1]
    assert {answer.pk for answer in place.earlier} == {answer.pk for answer in rows[:-1]}
    assert board_of(meeting).reckoning_of(question).count.answered == 1
    assert inspect_chain().fault is None


def test_an_answer_and_the_close_at_once_end_as_one_after_the_other(house: House) -> None:
    meeting = opened(house)
    question, voter = question_of(meeting), voter_of(meeting, "Ada")
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())
    jobs = [
        lambda: answer_question(question, voter, Given(Choice.AGREE), by=house.accounts["Ada"]),
        close_what_is_over,
        close_what_is_over,
    ]

    raised = all_at_once(jobs)

    assert [type(error) for error in raised] == [WrongState]
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.CLOSED
    assert not Answer.objects.exists()
    assert inspect_chain().fault is None
