"""A question that voters want at a meeting comes onto the next agenda, with its papers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.errors import Unacceptable, WrongState
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.services.moving import move_to_meeting, move_what_waits
from meetings.enums import Choice, Fate
from meetings.models import Meeting, Paper, Question, Window
from tests.meetings.correspondence.asking import House, answer, asked, drafted, opened, question_of, run_out
from tests.meetings.papers.papers import hand_in


@pytest.fixture
def ahead(house: House) -> Meeting:
    return create_meeting(house.panel, 31, held_on=timezone.localdate() + timedelta(days=20), by=house.secretary)


def wanted(house: House) -> Meeting:
    meeting = opened(house)
    for name in ("Ada", "Ben"):
        answer(house, meeting, name, Choice.MEETING, note="It needs a talk.")
    run_out(meeting)
    return meeting


def test_a_question_that_enough_want_at_a_meeting_goes_to_the_next_one(house: House, ahead: Meeting) -> None:
    meeting = wanted(house)

    assert move_what_waits() == 1

    question = question_of(meeting)
    item = question.moved_to
    assert (item.meeting, item.title, item.came_from) == (ahead, "Budget", question.item)
    assert move_what_waits() == 0


def test_it_waits_until_a_meeting_is_planned(house: House) -> None:
    meeting = wanted(house)
    assert move_what_waits() == 0
    assert question_of(meeting).fate == Fate.TO_MEETING

    create_meeting(house.panel, 31, held_on=timezone.localdate() + timedelta(days=20), by=house.secretary)
    assert move_what_waits() == 1


def test_its_papers_go_with_it(house: House, ahead: Meeting) -> None:
    meeting = drafted(house)
    paper = hand_in(question_of(meeting).item, "Figures", "Many of them.")
    Meeting.objects.filter(pk=meeting.pk).update(state="open")

    item = move_to_meeting(question_of(meeting), ahead, "It is too long for a letter.", by=house.secretary)

    (handed_on,) = Paper.objects.filter(item=item)
    assert (handed_on.title, handed_on.versions.get().sha256) == ("Figures", paper.versions.get().sha256)
    assert handed_on.versions.get().received_at == paper.versions.get().received_at
    assert Paper.objects.filter(item=question_of(meeting).item).count() == 1


def test_a_question_that_was_moved_is_answered_no_longer(house: House, ahead: Meeting) -> None:
    meeting = opened(house, asked(), asked("Fees"))
    with pytest.raises(Unacceptable, match="Say why"):
        move_to_meeting(question_of(meeting), ahead, "", by=house.secretary)
    move_to_meeting(question_of(meeting), ahead, "A talk.", by=house.secretary)

    with pytest.raises(WrongState, match="it goes to a meeting"):
        answer(house, meeting, "Ada")
    answer(house, meeting, "Ada", number=2)
    with pytest.raises(WrongState, match="is moved already"):
        move_to_meeting(question_of(meeting), ahead, "A talk.", by=house.secretary)
    assert [each.fate for each in run_out(meeting).questions] == [Fate.TO_MEETING, Fate.CARRIED]
    assert Question.objects.filter(moved_at=None).count() == 1


def test_a_question_does_not_go_to_another_letter(house: House) -> None:
    meeting, other = opened(house), drafted(house)
    with pytest.raises(Unacceptable, match="still to come"):
        move_to_meeting(question_of(meeting), other, "A talk.", by=house.secretary)


def test_what_is_decided_goes_nowhere_before_it_is_closed(house: House, ahead: Meeting) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada")
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())

    with pytest.raises(WrongState, match="its time is over"):
        move_to_meeting(question_of(meeting), ahead, "It went the wrong way.", by=house.secretary)
