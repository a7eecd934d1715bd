"""The rules of a panel as forms: they show what holds, and set those rules alone that they ask about."""

from datetime import date
from typing import Any

import pytest

from meetings.access import PanelAccess
from meetings.panels.rules import PanelRules, SecondSignatory
from meetings.setup.rules_forms import NoticeForm, NumberingForm, RulesForm, SignaturesForm, VotingForm, WorkingDaysForm
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


def test_a_form_sets_no_rule_that_it_does_not_ask_about(cast: Cast) -> None:
    form = form_of(NoticeForm, cast, {"notice_days": "4", "paper_days": "6"})

    assert form.is_valid()
    assert form.changes() == {"notice_days": 4, "paper_days": 6}


def test_what_no_rules_can_be_stands_at_its_field(cast: Cast) -> None:
    voting = {"quorum": "9", "quorum_of": "people", "majority": "simple"}

    assert list(form_of(VotingForm, cast, voting).errors) == ["quorum"]
    assert list(form_of(NumberingForm, cast, {"paper_pattern": "{panel}", "action_digits": "2"}).errors) == [
        "paper_pattern"
    ]
