import pytest

from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredVote
from meetings.attendance.voters import Voter
from meetings.models import Decision, Person
from meetings.panels.rules import PanelRules
from minutes.drafting.vote_preview import VotePreview, may_vote_words, preview_of

PEOPLE = [Person(pk=pk, name=name) for pk, name in enumerate(("Ada", "Bo", "Cy"), start=1)]
VOTERS = [Voter(person, person.name, person) for person in PEOPLE]
ELECTORATE = Electorate(PanelRules(), [], 3, VOTERS)


def preview(*counts: int, outcome: str = "AGREED", **more: object) -> VotePreview:
    return preview_of(EnteredVote(*counts, **more), Decision(outcome=outcome), ELECTORATE)  # type: ignore[arg-type]


def test_a_vote_is_told_with_what_is_printed() -> None:
    assert preview(2, 1, on_request=("Cy",)) == VotePreview(
        "Carried by 2 votes to 1: more than half of the three votes cast.", "[By 2 votes to 1; dissenting: Cy.]"
    )


def test_a_lost_vote_is_a_doubt_on_what_says_that_it_was_carried() -> None:
    assert preview(1, 2).doubts == (
        "It says AGREED, and the vote did not carry it. Change the outcome word, or the vote.",
    )
    assert preview(1, 2, outcome="NOTED").doubts == ()


def test_a_vote_that_cannot_be_has_no_result() -> None:
    assert preview(3, 1) == VotePreview(doubts=("Four votes were entered, and three may vote at this item.",))


@pytest.mark.parametrize(
    ("electorate", "words"),
    [
        (ELECTORATE, "3 may vote"),
        (Electorate(PanelRules(), [], 3, []), "Nobody may vote"),
        (Electorate(PanelRules(), [], 3, VOTERS[:1], VOTERS[1:]), "1 may vote; Bo and Cy stand aside"),
        (
            Electorate(PanelRules(), [], 3, None),
            "The attendance is not recorded, so nobody knows how many may vote.",
        ),
    ],
)
def test_how_many_may_vote_is_said(electorate: Electorate, words: str) -> None:
    assert may_vote_words(electorate) == words
