"""The rules of a panel as forms: they show what holds, and set those rules alone that they ask about."""

from datetime import date
from typing import Any

import pytest

from meetings.access import PanelAccess
from meetings.panels.rules import MajorityOf, PanelRules, QuorumChair, SecondSignatory, VotesPrinted
from meetings.people.services.seats import add_seats
from meetings.setup.rules_forms import (
    NoticeForm,
    NumberingForm,
    QuorumForm,
    RulesForm,
    SignaturesForm,
    VotingForm,
    WorkingDaysForm,
)
from tests.conftest import Cast


def form_of(kind: type[RulesForm], cast: Cast, *sent: dict[str, Any]) -> RulesForm:
    return kind(cast.panel, PanelAccess(), *sent)


def test_closure_days_are_shown_as_ranges_and_read_as_days(cast: Cast) -> None:
    cast.panel.rules = PanelRules(closure_days=(date(2027, 12, 24), date(2027, 12, 25))).written()

    shown = form_of(WorkingDaysForm, cast).initial["closure_days"]
    form = form_of(WorkingDaysForm, cast, {"division": "ENG", "closure_days": "25 December 2027\n1 May 2028"})

    assert shown == "24 December 2027 to 25 December 2027"
    assert form.is_valid()
    assert form.changes()["closure_days"] == (date(2027, 12, 25), date(2028, 5, 1))


@pytest.mark.parametrize("second", SecondSignatory)
def test_a_second_signatory_is_read_back_as_it_is_shown(cast: Cast, second: SecondSignatory) -> None:
    cast.panel.rules = PanelRules(second_signatory=second).written()
    form = form_of(SignaturesForm, cast, form_of(SignaturesForm, cast).initial)

    assert form.is_valid()
    assert form.changes() == {"second_signatory": second}


def test_what_a_quorum_asks_for_besides_a_number_is_read_back_as_it_is_shown(cast: Cast) -> None:
    add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)
    add_seats(cast.panel, "Networks", 2, by=cast.secretary)
    classes = ("3 Parties: Large Suppliers, Networks", "1 Networks")
    cast.panel.rules = PanelRules(quorum=4, quorum_classes=classes, quorum_chair=QuorumChair.EITHER).written()

    shown = form_of(QuorumForm, cast).initial
    again = form_of(QuorumForm, cast, shown)
    without = form_of(QuorumForm, cast, shown | {"quorum_classes": " \n", "quorum_chair": "nobody"})

    assert (again.is_valid(), without.is_valid()) == (True, True)
    assert (again.changes()["quorum_classes"], again.changes()["quorum_chair"]) == (classes, QuorumChair.EITHER)
    assert (without.changes()["quorum_classes"], without.changes()["quorum_chair"]) == ((), QuorumChair.NOT_NEEDED)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("1 Networks\nParties", "“Parties” does not say how many of which."),
        ("1 Gas", "There are no seats of the category “Gas”."),
    ],
)
def test_a_class_that_will_not_do_is_said_at_its_field(cast: Cast, lines: str, sentence: str) -> None:
    add_seats(cast.panel, "Networks", 1, by=cast.secretary)
    form = form_of(QuorumForm, cast, {"quorum_of": "people", "quorum_classes": lines})

    assert sentence in form.errors["quorum_classes"][0]


def test_a_form_sets_no_rule_that_it_does_not_ask_about(cast: Cast) -> None:
    form = form_of(NoticeForm, cast, {"notice_days": "4", "paper_days": "6"})

    assert form.is_valid()
    assert form.changes() == {"notice_days": 4, "paper_days": 6}


def test_what_no_rules_can_be_stands_at_its_field(cast: Cast) -> None:
    voting = {"quorum": "9", "quorum_of": "people"}

    assert list(form_of(QuorumForm, cast, voting).errors) == ["quorum"]
    numbering = {"paper_pattern": "{panel}", "action_digits": "2", "correspondence_mark": "C"}
    assert list(form_of(NumberingForm, cast, numbering).errors) == ["paper_pattern"]


def test_rules_of_voting_are_read_back_as_they_are_shown(cast: Cast) -> None:
    add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)
    classes = ("Parties: Large Suppliers",)
    rules = PanelRules(
        majority_of=MajorityOf.SEATS, majority_classes=classes, has_movers=True, votes_printed=VotesPrinted.BOTH
    )
    cast.panel.rules = rules.written()

    again = form_of(VotingForm, cast, form_of(VotingForm, cast).initial)

    assert again.is_valid()
    assert again.changes() == {
        "majority": rules.majority,
        "majority_of": MajorityOf.SEATS,
        "majority_classes": classes,
        "has_casting_vote": False,
        "has_movers": True,
        "votes_printed": VotesPrinted.BOTH,
    }


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (": Large Suppliers", "“: Large Suppliers” does not say whose votes."),
        ("Gas", "There are no seats of the category “Gas”."),
        ("Networks\nnetworks: Networks", "Networks stand there twice."),
    ],
)
def test_a_class_of_votes_that_will_not_do_is_said_at_its_field(cast: Cast, lines: str, sentence: str) -> None:
    add_seats(cast.panel, "Networks", 1, by=cast.secretary)
    form = form_of(VotingForm, cast, form_of(VotingForm, cast).initial | {"majority_classes": lines})

    assert sentence in form.errors["majority_classes"][0]
