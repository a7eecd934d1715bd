"""A panel's rules as sentences."""

from datetime import date

import pytest

from meetings.panels.rules import (
    AnswersShown,
    Majority,
    MajorityOf,
    PanelRules,
    QuorumChair,
    QuorumOf,
    SecondSignatory,
    VotesPrinted,
)
from meetings.setup import words


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (PanelRules(), "There is no rule about a quorum."),
        (PanelRules(quorum=1), "A quorum is 1 person, whichever seats they fill."),
        (PanelRules(quorum=6), "A quorum is 6 people, whichever seats they fill."),
        (PanelRules(quorum=6, quorum_of=QuorumOf.SEATS), "A quorum is 6 filled seats."),
    ],
)
def test_a_quorum_says_what_it_counts(rules: PanelRules, sentence: str) -> None:
    assert words.said_of_quorum(rules) == sentence


def test_what_a_quorum_asks_for_besides_has_a_sentence_each() -> None:
    classes = ("3 Party representatives: Large Suppliers, Networks", "1 Consumer Members")
    rules = PanelRules(quorum_classes=classes, quorum_chair=QuorumChair.EITHER)

    assert list(words.said_of_attending(rules))[:4] == [
        "A quorum is not a number of people.",
        "At least three of the Party representatives must be there: the seats of Large Suppliers and Networks.",
        "At least one of the Consumer Members must be there.",
        "The chair or a deputy chair must be there, and nobody can stand in for them.",
    ]


def test_closure_days_are_named_beside_weekends_and_bank_holidays() -> None:
    closed = PanelRules(closure_days=(date(2027, 12, 24), date(2027, 12, 25)))

    assert len(list(words.said_of_days(PanelRules()))) == 1
    assert "24 December 2027 to 25 December 2027" in list(words.said_of_days(closed))[1]


def test_a_second_signatory_is_named_before_the_chair() -> None:
    assert words.said_of_signatures(PanelRules()) == "The chair signs the minutes."
    assert "a secretary and the chair" in words.said_of_signatures(
        PanelRules(second_signatory=SecondSignatory.SECRETARY)
    )


def test_an_outcome_word_that_stands_alone_is_no_opening() -> None:
    assert list(words.said_of_openings(PanelRules(), ["NOTED"])) == []


def test_one_word_is_the_example_for_all_without_a_phrase_of_their_own() -> None:
    rules = PanelRules(outcome_lead="The Board", outcome_phrases={"AGREED": "It was"})

    (sentence,) = words.said_of_openings(rules, ["AGREED", "NOTED", "APPROVED"])

    assert sentence == "The editor begins a paragraph with “The Board NOTED …”, “It was AGREED …”."


def test_only_openings_that_differ_are_said_to_change() -> None:
    old = PanelRules(outcome_lead="The Board", outcome_phrases={"AGREED": "It was"})
    new = PanelRules(outcome_lead="The Board", outcome_phrases={"NOTED": "We"})

    said = list(words.said_of_changed_openings(old, new, "DEFERRED"))

    assert ["AGREED" in said[0], "We NOTED" in said[1], len(said)] == [True, True, 2]
    assert list(words.said_of_changed_openings(old, old, "DEFERRED")) == []


@pytest.mark.parametrize(
    ("rules", "sentences"),
    [
        (
            PanelRules(),
            [
                "A motion is carried by more than half of the votes cast.",
                "Votes are printed in words behind the statement.",
                "Who voted how, where a vote is taken by name, is then not told to the public.",
            ],
        ),
        (
            PanelRules(
                majority=Majority.TWO_THIRDS,
                majority_of=MajorityOf.SEATS,
                majority_classes=("Party representatives: Large Suppliers, Networks", "Consumer Members"),
                has_casting_vote=True,
                has_movers=True,
                votes_printed=VotesPrinted.TABLE,
            ),
            [
                "A motion is carried by at least two thirds of all seats with a vote.",
                "More than half of the Party representatives must be in favour too: the seats of Large Suppliers and "
                "Networks. Votes are then taken by name.",
                "More than half of the Consumer Members must be in favour too. Votes are then taken by name.",
                "A tie is lost: a casting vote decides only where more than half is enough.",
                "A motion has a mover and a seconder.",
                "Votes are printed in a table as an annex.",
                "The annex says who voted how, where a vote is taken by name.",
            ],
        ),
        (
            PanelRules(majority_of=MajorityOf.PRESENT, has_casting_vote=True),
            [
                "A motion is carried by more than half of the votes that could be cast.",
                "On a tie of the votes for and against, whoever is in the chair has a casting vote.",
                "Votes are printed in words behind the statement.",
                "Who voted how, where a vote is taken by name, is then not told to the public.",
            ],
        ),
    ],
)
def test_what_carries_a_motion_has_a_sentence_each(rules: PanelRules, sentences: list[str]) -> None:
    assert list(words.said_of_voting(rules)) == sentences


def test_how_a_panel_decides_between_meetings_has_a_sentence_each() -> None:
    asked = PanelRules(
        correspondence_days=1,
        correspondence_quorum=6,
        correspondence_meeting=1,
        correspondence_early=True,
        answers_shown=AnswersShown.AT_ONCE,
        reminder_days=0,
    )

    assert list(words.said_of_correspondence(PanelRules())) == [
        "Questions are open for at least 5 working days.",
        "However few answer, it counts.",
        "2 voters who ask for a meeting take the question to one.",
        "It is not closed early once no answer can change what comes of it.",
        "Members see the answers of others once they have given their own.",
        "Who has not answered is reminded 2 working days before it closes.",
    ]
    assert list(words.said_of_correspondence(asked)) == [
        "Questions are open for at least 1 working day.",
        "At least 6 voters must answer.",
        "A voter who asks for a meeting takes the question to one.",
        "It can be closed early once no answer can change what comes of it.",
        "Members see the answers of others as they come.",
        "Nobody is reminded.",
    ]
