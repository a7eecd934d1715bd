"""A question is discussed before it is answered: all voters read it, and the presenter answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.correspondence.services.discussing import answer_contribution, contribute
from meetings.models import AgendaItem, Contribution, Meeting, Window
from tests.meetings.correspondence.asking import House, answer, asked, asked_in_secret, opened, question_of


@pytest.fixture
def discussed(house: House) -> Meeting:
    meeting = opened(house, asked(is_discussed=True), answers_from=timezone.now() + timedelta(days=2))
    AgendaItem.objects.filter(meeting=meeting).update(presented_by=house.cast.observer.person, presenter="Observer")
    return meeting


def test_contributions_come_before_answers(house: House, discussed: Meeting) -> None:
    with pytest.raises(WrongState, match=r"Question 1 is discussed until .* Answers are taken from then on"):
        answer(house, discussed, "Ada")
    contribute(question_of(discussed), "Is it enough?", by=house.accounts["Ada"])
    Window.objects.update(opens_at=timezone.now() - timedelta(days=1), answers_from=timezone.now())

    with pytest.raises(WrongState, match="The discussion of question 1 is over"):
        contribute(question_of(discussed), "Is it?", by=house.accounts["Ada"])
    answer(house, discussed, "Ada")


def test_the_presenter_answers_or_the_secretariat_for_them(house: House, discussed: Meeting) -> None:
    written = contribute(question_of(discussed), "Is it enough?", by=house.accounts["Ada"])

    answer_contribution(written, "It is.", by=house.cast.observer)
    answer_contribution(written, "So I am told.", by=house.secretary)

    assert [(str(each.person), each.entered_by) for each in Contribution.objects.filter(on=written)] == [
        ("Observer", None),
        ("Observer", house.secretary),
    ]
    with pytest.raises(NotAllowed, match="Only Observer can do this"):
        answer_contribution(written, "No.", by=house.accounts["Ben"])


def test_who_neither_votes_nor_presents_writes_nothing(house: House, discussed: Meeting) -> None:
    with pytest.raises(NotAllowed, match="Those who vote"):
        contribute(question_of(discussed), "Me too", by=house.cast.cleared_observer)
    with pytest.raises(Unacceptable, match="Write something"):
        contribute(question_of(discussed), " ", by=house.accounts["Ada"])


def test_a_form_that_is_sent_twice_is_one_contribution(house: House, discussed: Meeting) -> None:
    question, by = question_of(discussed), house.accounts["Ada"]

    first = contribute(question, "Is it enough?", by=by)
    assert contribute(question, "Is it enough? ", by=by) == first
    contribute(question, "It is not.", by=by)
    contribute(question, "Is it enough?", by=by)

    assert Contribution.objects.count() == 3


def test_who_presents_a_confidential_question_is_not_told_to_who_may_not_read_it(house: House) -> None:
    meeting = opened(house, asked_in_secret(is_discussed=True), answers_from=timezone.now() + timedelta(days=2))
    written = contribute(question_of(meeting), "Is it enough?", by=house.accounts["Ada"])
    for presenter in (house.cast.chair.person, None):
        AgendaItem.objects.filter(meeting=meeting).update(presented_by=presenter)
        with pytest.raises(NotAllowed, match="This question is confidential"):
            answer_contribution(Contribution.objects.get(pk=written.pk), "No.", by=house.cast.observer)
