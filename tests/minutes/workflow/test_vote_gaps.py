"""A vote that does not go with its statement, or with who was there, keeps the minutes from moving on."""

import pytest

from core.errors import NotReady
from meetings.attendance.queries import attendance_of
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.vote_record import EnteredVote
from meetings.models import Decision, Meeting
from minutes.drafting.details import set_decision_details
from minutes.drafting.votes import record_vote
from minutes.models import Minutes
from minutes.workflow import transitions, verbs
from minutes.workflow.vote_gaps import gaps_of_votes
from tests.conftest import Cast
from tests.factories import stated, write
from tests.minutes.drafting.voting import by_name, decided, rule, seat_voters


@pytest.fixture
def decision(cast: Cast, minutes: Minutes) -> Decision:
    seat_voters(cast, minutes)
    return decided(minutes)


def said(minutes: Minutes) -> list[str]:
    meeting = Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)
    return [gap.sentence for gap in gaps_of_votes(meeting)]


def test_a_vote_that_goes_with_all_has_no_gap(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, by_name(decision, "++-0", on_request=("Chair",)), by=cast.secretary)

    assert said(minutes) == []


def test_agreed_is_refused_where_it_was_lost(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(1, 3), by=cast.secretary)

    sentence = (
        "Vote at item 1 (AGREED). Lost by 1 vote to 3: three of the four votes cast were needed. It says AGREED, and "
        "the vote did not carry it. Change the outcome word, or the vote."
    )
    assert said(minutes) == [sentence]
    gaps = list(transitions.gaps_before(Minutes.objects.get(), transitions.SEND_TO_CHAIR))
    assert (sentence, "/drafting/GRID12/1/", True) in gaps
    with pytest.raises(NotReady, match="the vote did not carry it"):
        verbs.send_to_chair(Minutes.objects.get(), by=cast.secretary)


def test_a_refusal_that_lost_its_vote_is_right(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(1, 3), by=cast.secretary)
    set_decision_details(decision, by=cast.secretary, is_negative=True)

    assert said(minutes) == []


def test_another_outcome_word_is_right_too(cast: Cast, minutes: Minutes) -> None:
    seat_voters(cast, minutes)
    record_vote(decided(minutes, outcome="NOTED"), EnteredVote(1, 3), by=cast.secretary)

    assert said(minutes) == []


def test_a_voter_who_was_not_there_after_all_is_named(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    here = [attendee for attendee in attendance_of(minutes.meeting) if attendee.name != "Bo"]
    record_attendance(minutes.meeting, here, by=cast.secretary)

    assert said(minutes) == [
        "Vote at item 1 (AGREED). Four votes were entered, and three may vote at this item.",
    ]


def test_another_rule_asks_for_the_vote_to_be_saved_again(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(2, 1), by=cast.secretary)
    rule(cast, majority_of="seats")

    assert said(minutes) == [
        "Vote at item 1 (AGREED). Who may vote, or the rule, has changed since it was saved. Open it and save it "
        "again.",
    ]


@pytest.mark.parametrize(
    ("words", "entered", "gap"),
    [
        ("by majority, with two dissenting, to paint it", EnteredVote(2, 2), "text counts 2 dissenting"),
        ("by majority, with two dissenting, to paint it", EnteredVote(3, 1), "text counts 2 dissenting"),
        ("by majority to paint it", EnteredVote(4), "says by a majority, and nobody voted against"),
    ],
)
def test_a_text_that_tells_of_another_majority_is_named(
    cast: Cast, minutes: Minutes, decision: Decision, words: str, entered: EnteredVote, gap: str
) -> None:
    record_vote(decision, EnteredVote(3, 1) if entered.against == 2 else entered, by=cast.secretary)
    write(minutes, 1, stated("d", "AGREED", words))

    assert any(gap in sentence for sentence in said(minutes))


def test_of_a_confidential_vote_only_the_item_is_named(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    write(minutes, 1, stated("d", "AGREED", "to paint it", secret=True))
    record_vote(decision, EnteredVote(1, 3), by=cast.secretary)

    assert said(minutes) == [
        "A confidential vote of item 1 does not go with its decision, or with who was there. Somebody cleared for it "
        "has to look at it."
    ]
