import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.attendance.votes import Side, Tally, casting_faults, counted, needed, result_of, tally_faults
from meetings.panels.rules import Majority, MajorityOf, PanelRules

NUMBERS = st.integers(0, 15)
TALLIES = st.builds(Tally, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
RULES = st.builds(
    PanelRules,
    majority=st.sampled_from(Majority),
    majority_of=st.sampled_from(MajorityOf),
    has_casting_vote=st.booleans(),
)
CASTING = PanelRules(has_casting_vote=True)


@given(TALLIES, RULES)
def test_one_more_vote_in_favour_never_loses_a_motion(tally: Tally, rules: PanelRules) -> None:
    more = Tally(tally.in_favour + 1, tally.against, tally.abstained, tally.not_voting)

    assert result_of(more, rules, 60).is_carried >= result_of(tally, rules, 60).is_carried


@given(TALLIES, RULES)
def test_a_motion_is_carried_only_with_more_for_than_against(tally: Tally, rules: PanelRules) -> None:
    result = result_of(tally, rules, tally.whole)

    assert not result.is_carried or tally.in_favour > tally.against
    assert result.is_carried is result.sentence.startswith("Carried")
    assert result.is_carried is not result.printed.startswith("lost")


@given(st.sampled_from(Majority), st.integers(0, 100))
def test_what_is_needed_is_never_none_and_more_than_half(majority: Majority, basis: int) -> None:
    assert needed(majority, basis) * 2 > basis


@pytest.mark.parametrize(
    ("tally", "rules", "fault"),
    [
        (Tally(4, 4), PanelRules(), "By the rules the chair has no casting vote."),
        (Tally(5, 4), CASTING, "There is a casting vote only on a tie, and the votes are 5 for and 4 against."),
        (Tally(0, 0, 3), CASTING, "There is a casting vote only on a tie, and the votes are 0 for and 0 against."),
        (
            Tally(4, 4),
            PanelRules(has_casting_vote=True, majority=Majority.TWO_THIRDS),
            "A casting vote decides a tie only where more than half is enough. Here it is lost on a tie.",
        ),
    ],
)
def test_there_is_a_casting_vote_only_on_a_tie_and_where_the_panel_has_one(
    tally: Tally, rules: PanelRules, fault: str
) -> None:
    assert list(casting_faults(tally, rules)) == [fault]
    with pytest.raises(ValueError, match=fault.partition(".")[0]):
        result_of(tally, rules, 12, Side.FOR)


def test_a_casting_vote_on_a_tie_has_no_fault() -> None:
    assert list(casting_faults(Tally(4, 4, 1), CASTING)) == []


@pytest.mark.parametrize(
    ("tally", "voters", "faults"),
    [
        (Tally(7, 1), 8, []),
        (Tally(7, 2, 1), 8, ["Ten votes were entered, and eight may vote at this item."]),
        (Tally(1), 0, ["One vote was entered, and nobody may vote at this item."]),
        (Tally(), 8, []),
    ],
)
def test_no_more_votes_are_counted_than_may_vote(tally: Tally, voters: int, faults: list[str]) -> None:
    assert list(tally_faults(tally, voters)) == faults


def test_those_present_are_counted_where_the_tally_leaves_some_out() -> None:
    rules = PanelRules(majority_of=MajorityOf.PRESENT)

    assert result_of(Tally(5, 3), rules, 12).is_carried
    assert not result_of(Tally(5, 3), rules, 12, voters=10).is_carried


def test_a_tally_says_itself_in_words() -> None:
    assert counted(Tally(7, 2, 1)) == "by 7 votes to 2, one abstention"


def test_a_tally_is_made_of_the_sides_of_a_vote() -> None:
    assert Tally.of({Side.FOR: 3, Side.ABSTAINED: 1}) == Tally(3, 0, 1, 0)
