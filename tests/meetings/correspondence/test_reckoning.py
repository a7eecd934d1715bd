"""What comes of a question by correspondence, and when that can no longer change."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.correspondence.reckoning import Vote, reckon
from meetings.enums import Choice, Fate
from meetings.panels.rules import Majority, MajorityOf, PanelRules

RULES = PanelRules(correspondence_quorum=3, correspondence_meeting=2)
AGREE, DISAGREE, ABSTAIN, MEETING = (Vote(choice) for choice in Choice)
SILENT, VACANT = Vote(), Vote(cannot_answer=True)


def aside(choice: Choice = Choice.AGREE) -> Vote:
    return Vote(choice, stands_aside=True)


@pytest.mark.parametrize(
    ("votes", "fate"),
    [
        ([AGREE, AGREE, DISAGREE], Fate.CARRIED),
        ([AGREE, DISAGREE, ABSTAIN], Fate.LOST),
        ([AGREE, AGREE, MEETING], Fate.CARRIED),
        ([AGREE, MEETING, MEETING], Fate.TO_MEETING),
        ([AGREE, AGREE, SILENT], Fate.TOO_FEW),
        ([AGREE, AGREE, aside()], Fate.TOO_FEW),
        ([ABSTAIN, ABSTAIN, ABSTAIN], Fate.LOST),
        ([AGREE, AGREE, AGREE, VACANT, SILENT], Fate.CARRIED),
    ],
)
def test_a_meeting_comes_first_then_the_number_of_answers_then_the_vote(votes: list[Vote], fate: Fate) -> None:
    assert reckon(votes, RULES).fate is fate


def test_it_is_said_in_words() -> None:
    votes = [*[AGREE] * 7, DISAGREE, MEETING, ABSTAIN, aside(), SILENT]

    reckoning = reckon(votes, replace(RULES, correspondence_quorum=6))

    assert reckoning.reasons == [
        "10 of 12 voters have answered, without the one with an interest, and 6 are needed.",
        "Carried by 7 votes to 1, with one abstention: more than half of the eight votes cast.",
        "One wants it discussed at a meeting; two would take it to one.",
        "One declares an interest and does not count.",
        "One has not answered.",
    ]


def test_a_place_with_nobody_who_can_answer_is_told_apart() -> None:
    reckoning = reckon([AGREE, SILENT, replace(SILENT, cannot_answer=True)], RULES)

    assert (reckoning.count.silent, reckoning.count.barred) == (1, 1)
    assert reckoning.answered.startswith("1 of 2 voters has answered")
    assert reckoning.reasons[-2:] == ["One has not answered.", "One place has nobody who can answer."]


def test_a_tie_is_lost_whatever_the_chair_may_do_at_a_meeting() -> None:
    reckoning = reckon([AGREE, DISAGREE], replace(RULES, has_casting_vote=True, correspondence_quorum=None))

    assert reckoning.fate is Fate.LOST
    assert "casting" not in reckoning.vote.sentence


def test_a_silent_voter_is_no_abstention_and_a_wish_for_a_meeting_is_no_vote() -> None:
    reckoning = reckon([AGREE, AGREE, MEETING, SILENT], RULES)

    assert "abstention" not in " ".join(reckoning.reasons)
    assert reckoning.vote.printed == "by 2 votes to none"
    assert reckoning.count.silent == 1


def test_too_few_answers_are_told_without_a_vote() -> None:
    assert reckon([AGREE, SILENT, SILENT, SILENT], RULES).reasons == [
        "1 of 4 voters has answered, and 3 are needed: too few.",
        "Nobody wants a meeting; two would take it to one.",
        "Three have not answered.",
    ]


def test_a_class_of_seats_that_must_agree_too_is_counted_by_itself() -> None:
    rules = replace(RULES, majority_classes=("Consumers",))
    votes = [replace(AGREE, category="Suppliers")] * 3 + [replace(DISAGREE, category="Consumers")]

    assert reckon(votes, rules).fate is Fate.LOST
    assert "Consumers" in reckon(votes, rules).vote.sentence


def test_a_majority_of_all_seats_counts_the_vacant_and_the_silent_ones() -> None:
    rules = replace(RULES, majority_of=MajorityOf.SEATS)

    assert reckon([AGREE, AGREE, AGREE, SILENT, VACANT], rules).fate is Fate.CARRIED
    assert reckon([AGREE, AGREE, AGREE, SILENT, VACANT, VACANT], rules).fate is Fate.LOST


def test_it_is_settled_once_nobody_left_can_change_it() -> None:
    assert reckon([AGREE] * 5 + [SILENT], RULES).is_settled
    assert not reckon([AGREE] * 5 + [MEETING, SILENT], RULES).is_settled  # one more would take it to a meeting
    assert not reckon([AGREE] * 2 + [SILENT], RULES).is_settled  # too few so far
    assert reckon([AGREE, VACANT], RULES).is_settled  # nobody is left


VOTES = st.builds(
    Vote,
    st.none() | st.sampled_from(Choice),
    st.sampled_from(["Suppliers", "Consumers"]),
).flatmap(lambda vote: st.booleans().map(lambda it: replace(vote, stands_aside=it and vote.choice is not None)))
ANY_RULES = st.builds(
    PanelRules,
    majority=st.sampled_from(Majority),
    majority_of=st.sampled_from(MajorityOf),
    majority_classes=st.sampled_from([(), ("Consumers",)]),
    correspondence_quorum=st.none() | st.integers(1, 6),
    correspondence_meeting=st.integers(1, 4),
)


@given(st.lists(VOTES, min_size=1, max_size=6), ANY_RULES)
def test_whatever_those_who_are_left_answer_changes_nothing_once_it_is_settled(
    votes: list[Vote], rules: PanelRules
) -> None:
    open_places = [place for place, vote in enumerate(votes) if vote.is_awaited][:4]
    fates = set()
    for choices in product((None, *Choice), repeat=len(open_places)):
        answered = list(votes)
        for place, choice in zip(open_places, choices, strict=True):
            answered[place] = replace(votes[place], choice=choice)
        fates.add(reckon(answered, rules).fate)

    if len(open_places) == sum(vote.is_awaited for vote in votes):
        assert reckon(votes, rules).is_settled == (len(fates) == 1 or not open_places)


@given(st.lists(VOTES, max_size=8), ANY_RULES)
def test_every_place_is_counted_once(votes: list[Vote], rules: PanelRules) -> None:
    count = reckon(votes, rules).count

    assert (sum(count), count.voters) == (len(votes), len(votes) - count.barred)
    assert count.answered == sum(vote.is_counted for vote in votes)
