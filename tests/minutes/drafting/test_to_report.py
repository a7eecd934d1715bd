"""What was decided by correspondence waits at item 1 of the next meeting, until a meeting's text names it."""

import pytest

from meetings.access import access_of
from meetings.models import Membership
from minutes.drafting.save import save_item_text
from minutes.drafting.to_report import to_report, without_when
from minutes.models import Minutes
from minutes.text.from_plain import from_plain
from tests.conftest import Cast
from tests.factories import item_of
from tests.growth import LIMIT, growth
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, seat_five
from tests.minutes.recorded import closed, next_meeting, recorded


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)


def waiting(house: House, minutes: Minutes) -> list[str]:
    return [each.sentence for each in to_report(item_of(minutes, 1), access_of(house.secretary))]


def test_a_sentence_notes_what_was_agreed_and_when(house: House) -> None:
    record = recorded(house)
    minutes = next_meeting(house)

    (sentence,) = waiting(house, minutes)

    day = record.meeting.day
    assert sentence == (
        f"The Panel noted that it had AGREED by correspondence on {day} that the budget be approved (GRID-C1)."
    )


def test_what_was_lost_is_noted_as_that(house: House) -> None:
    day = recorded(house, choices="nny").meeting.day

    (sentence,) = waiting(house, next_meeting(house))

    said = f"noted that by correspondence on {day} the proposal that the budget be approved was not agreed (GRID-C1)."
    assert said in sentence


def test_what_was_decided_can_speak_of_correspondence(house: House) -> None:
    day = recorded(house, asked(resolution="That votes by correspondence be ended.")).meeting.day

    (sentence,) = waiting(house, next_meeting(house))

    assert f"AGREED by correspondence on {day} that votes by correspondence be ended (GRID-C1)." in sentence


@pytest.mark.parametrize("proposed", ["paid. The Panel AGREED that fees double", "AGREED by the board"])
def test_what_is_told_of_what_was_lost_states_nothing(house: House, proposed: str) -> None:
    recorded(house, asked(resolution=f"That the fee be {proposed}."), choices="nny")

    (sentence,) = waiting(house, next_meeting(house))

    assert proposed.replace("AGREED", "agreed") in sentence
    assert "data-decision" not in from_plain(sentence, known="", words={"AGREED", "NOTED"})


def test_once_a_text_names_it_it_waits_at_no_other_meeting(house: House) -> None:
    recorded(house)
    minutes = next_meeting(house)
    (sentence,) = waiting(house, minutes)
    item = item_of(minutes, 1)
    save_item_text(item, "<p>GRID-C12 and GRID-C1/01 are others.</p>", base_revision=0, by=house.secretary)
    assert [each.is_named for each in to_report(item, access_of(house.secretary))] == [False]

    save_item_text(item, f"<p>{sentence}</p>", base_revision=1, by=house.secretary)

    assert [each.is_named for each in to_report(item, access_of(house.secretary))] == [True]
    assert waiting(house, next_meeting(house, 49, days=14)) == []


def test_what_nobody_reported_goes_on_waiting(house: House) -> None:
    recorded(house)
    next_meeting(house)

    assert len(waiting(house, next_meeting(house, 49, days=14))) == 1


def test_what_is_not_recorded_or_comes_later_does_not_wait(house: House) -> None:
    closed(house)
    record = recorded(house)
    before = next_meeting(house, 47, days=-7)

    assert waiting(house, before) == []
    assert waiting(house, record) == []


def test_what_is_confidential_is_told_to_the_cleared_alone(house: House) -> None:
    recorded(house, asked_in_secret())
    minutes = next_meeting(house)
    (told,) = to_report(item_of(minutes, 1), access_of(house.secretary))
    assert (told.is_confidential, "hidden offer" in told.sentence) == (True, True)

    Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)
    (told,) = to_report(item_of(minutes, 1), access_of(house.secretary))

    assert "hidden" not in f"{told.said} {told.sentence}"
    assert "AGREED" not in told.sentence
    assert told.sentence.startswith("The Panel noted what came of its decision by correspondence GRID-C1")


def test_a_statement_of_any_length_is_read_once() -> None:
    assert growth(without_when, lambda size: "a" * size, 2_000) < LIMIT
    assert without_when("that letters by correspondence be sent, by correspondence on 3 May 2024") == (
        "that letters by correspondence be sent,"
    )
