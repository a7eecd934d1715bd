"""What a panel's rules are read from and written to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audience import Sensitivity
from meetings.panels.rules import (
    Division,
    Majority,
    MajorityOf,
    PanelRules,
    QuorumChair,
    QuorumClass,
    QuorumOf,
    Quotes,
    SecondSignatory,
    VotesPrinted,
    VotingClass,
)

RULES = st.builds(
    PanelRules,
    quorum=st.none() | st.integers(0, 50),
    quorum_of=st.sampled_from(QuorumOf),
    quorum_classes=st.sampled_from([(), ("3 Parties: Large Suppliers, Networks", "1 Consumer Members")]),
    quorum_chair=st.sampled_from(QuorumChair),
    alternates_count=st.booleans(),
    majority=st.sampled_from(Majority),
    majority_of=st.sampled_from(MajorityOf),
    majority_classes=st.sampled_from([(), ("Parties: Large Suppliers, Networks", "Consumer Members")]),
    has_casting_vote=st.booleans(),
    has_movers=st.booleans(),
    votes_printed=st.sampled_from(VotesPrinted),
    quotes=st.sampled_from(Quotes),
    division=st.sampled_from(["ENG", "SCT", "NIR", "DE", "DE-BY"]).map(Division),
    closure_days=st.sets(st.dates()).map(lambda days: tuple(sorted(days))),
    notice_days=st.integers(0, 60),
    paper_days=st.integers(0, 60),
    action_digits=st.integers(2, 3),
    paper_pattern=st.text(max_size=20),
    default_sensitivity=st.sampled_from(Sensitivity),
    second_signatory=st.sampled_from(SecondSignatory),
    outcome_lead=st.text(max_size=20),
    outcome_phrases=st.dictionaries(st.sampled_from(["NOTED", "RESOLVED"]), st.text(max_size=20)),
    time_zone=st.sampled_from(["Europe/London", "UTC"]),
)


@given(RULES)
def test_rules_that_were_written_are_read_as_they_were(rules: PanelRules) -> None:
    assert PanelRules.read(rules.written()) == rules


def test_rules_that_nobody_has_changed_leave_nothing_to_write() -> None:
    assert PanelRules().written() == {}
    assert PanelRules.read({}) == PanelRules()


def test_what_a_later_release_has_written_beside_the_rules_is_let_be() -> None:
    assert PanelRules.read({"quorum": 6, "tea_at": "half past three"}) == PanelRules(quorum=6)


def test_days_are_written_as_they_are_said_in_iso() -> None:
    assert PanelRules(closure_days=(date(2017, 12, 27),)).written() == {"closure_days": ["2017-12-27"]}


@pytest.mark.parametrize(
    "written",
    [
        {"quorum": "six"},
        {"quorum": True},
        {"quorum_classes": "3 Parties"},
        {"quorum_classes": ["Parties"]},
        {"quorum_chair": "secretary"},
        {"majority_of": "everybody"},
        {"majority_classes": "Parties"},
        {"majority_classes": [": Large Suppliers"]},
        {"votes_printed": "nowhere"},
        {"notice_days": -1},
        {"division": "FRA"},
        {"closure_days": ["Easter"]},
        {"has_casting_vote": 1},
        {"time_zone": 0},
        {"quotes": "«»"},
        {"outcome_phrases": ["It was"]},
        {"outcome_phrases": {"RESOLVED": 1}},
    ],
)
def test_a_value_that_no_rule_has_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library says it in its own words
        PanelRules.read(written)


def test_a_word_stands_behind_its_own_phrase_and_any_other_behind_what_stands_before_all() -> None:
    rules = PanelRules(outcome_lead="The Board", outcome_phrases={"RESOLVED": "It was"})

    assert [rules.opening_with(word) for word in ("RESOLVED", "NOTED")] == ["It was RESOLVED", "The Board NOTED"]
    assert PanelRules().opening_with("NOTED") == "NOTED"
    assert [rules.list_opening, PanelRules().list_opening] == ["The Board:", "The Panel:"]


def test_papers_and_agenda_are_due_so_many_working_days_before_in_the_panels_own_calendar() -> None:
    shut = PanelRules(notice_days=5, paper_days=7, closure_days=(date(2018, 1, 3),))

    assert PanelRules().agenda_due(date(2018, 1, 8)) == date(2017, 12, 29)
    assert PanelRules().papers_due(date(2018, 1, 8)) == date(2017, 12, 27)
    assert (shut.agenda_due(date(2018, 1, 8)), shut.papers_due(date(2018, 1, 8))) == (
        date(2017, 12, 28),
        date(2017, 12, 22),
    )


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2 Consumer Members", QuorumClass(2, "Consumer Members", ("Consumer Members",))),
        ("3 Parties: Large Suppliers, Networks", QuorumClass(3, "Parties", ("Large Suppliers", "Networks"))),
        (" 3  Parties :Large  Suppliers,", QuorumClass(3, "Parties", ("Large Suppliers",))),
        ("1 Suppliers, Networks", QuorumClass(1, "Suppliers, Networks", ("Suppliers", "Networks"))),
    ],
)
def test_a_class_says_how_many_of_which_seats(written: str, wanted: QuorumClass) -> None:
    assert QuorumClass.read(written) == wanted


@pytest.mark.parametrize("written", ["", "3", "Parties", "three Parties", "3 Parties:", "3 : Networks", "3 Parties: ,"])
def test_what_does_not_say_it_is_no_class(written: str) -> None:
    with pytest.raises(ValueError, match="how many of which"):
        QuorumClass.read(written)


@pytest.mark.parametrize(
    ("rules", "has_one"),
    [
        (PanelRules(), False),
        (PanelRules(quorum=1), True),
        (PanelRules(quorum_classes=("1 Networks",)), True),
        (PanelRules(quorum_chair=QuorumChair.CHAIR), True),
    ],
)
def test_a_quorum_need_not_be_a_number(rules: PanelRules, has_one: bool) -> None:
    assert rules.has_quorum == has_one


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Parties: Large Suppliers, Networks", VotingClass("Parties", ("Large Suppliers", "Networks"))),
        ("  Consumer   Members ", VotingClass("Consumer Members", ("Consumer Members",))),
    ],
)
def test_a_class_that_must_be_in_favour_too_is_written_as_one_of_a_quorum_without_its_number(
    written: str, read: VotingClass
) -> None:
    assert VotingClass.read(written) == read
    assert PanelRules(majority_classes=(written,)).voting_classes == (read,)
