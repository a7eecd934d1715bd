"""What came of each question, for the record."""

from django.utils import timezone

from meetings.correspondence.outcome import in_words, outcomes_of
from meetings.correspondence.reckoning import Count
from meetings.enums import Choice
from tests.factories import make_meeting
from tests.meetings.correspondence.asking import House, answer, asked, opened, run_out


def test_each_question_that_is_closed_has_its_outcome(house: House) -> None:
    meeting = opened(house, asked(), asked("Minutes", approves=make_meeting(house.panel)), asked("Fees"))
    assert outcomes_of(meeting) == ()
    for name in ("Ada", "Ben", "Cleo"):
        answer(house, meeting, name)
        answer(house, meeting, name, number=2)
    answer(house, meeting, "Dan", interest="A share")
    for name in ("Ada", "Ben"):
        answer(house, meeting, name, Choice.MEETING, number=3, note="A talk.")

    first, second, third = outcomes_of(run_out(meeting).meeting)

    assert (first.outcome_word, first.is_carried, first.agreed, first.no_response) == ("AGREED", True, 3, 1)
    assert first.interests == ("Dan",)
    assert first.answered == ("Ada", "Ben", "Cleo", "Dan")
    assert first.sentence == "three agreed, one declared an interest and did not count, one did not respond"
    assert first.closed_on == timezone.localdate()
    assert second.outcome_word == "APPROVED"
    assert (third.outcome_word, third.is_carried, third.wants_meeting) == ("DEFERRED", False, 2)


def test_a_count_is_told_in_words() -> None:
    assert in_words(Count(9, 1, 0, 0, 0, 2, 1)) == "nine agreed, one disagreed, two did not respond"
    assert in_words(Count(0, 0, 0, 0, 0, 0, 0)) == "nobody responded"
