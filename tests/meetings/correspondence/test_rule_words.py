"""The rule is told to the voters, and what they can answer."""

import pytest

from meetings.correspondence.board import board_of
from meetings.correspondence.rule_words import answers_offered, rule_in_words, seen_from
from tests.meetings.correspondence.asking import House, opened, question_of, run_out, set_rules


def test_the_rule_is_told_in_words(house: House) -> None:
    set_rules(house.panel, correspondence_quorum=3, correspondence_meeting=1, majority="two_thirds")
    board = board_of(opened(house))

    assert rule_in_words(board) == [
        "At least 3 of the 5 voters must answer.",
        "It is agreed when, of those who agree or disagree, at least two thirds agree.",
        "It goes to the next meeting if one voter asks for that.",
        "Who does not answer is put down as no response, and is no abstention.",
    ]
    assert question_of(board.meeting).fate == ""


def test_where_the_chair_has_a_casting_vote_it_is_said_that_there_is_none(house: House) -> None:
    set_rules(house.panel, has_casting_vote=True)

    assert rule_in_words(board_of(opened(house)))[1] == (
        "A tie is not agreed: the chair has a casting vote only at a meeting."
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("at_once", "Everybody sees the answers as they come."),
        ("after_own", "Members see the answers of others once they have given their own."),
        ("after_close", "Members see the answers of others once it is closed."),
    ],
)
def test_from_when_the_answers_of_others_are_seen_is_said_while_it_is_open(house: House, shown: str, said: str) -> None:
    set_rules(house.panel, answers_shown=shown)
    meeting = opened(house)

    assert seen_from(board_of(meeting)).startswith(said)
    assert seen_from(run_out(meeting)) == ""


def test_what_follows_from_a_wish_for_a_meeting_stands_with_it() -> None:
    assert answers_offered(2, "meeting 48")[-1][2] == "If two ask for that, it goes to meeting 48. Say why."
    assert (
        answers_offered(1, "the next meeting")[-1][2] == "If one asks for that, it goes to the next meeting. Say why."
    )
