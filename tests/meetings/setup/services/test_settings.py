"""What a panel's secretariat changes of its set-up: kept in the trail with the old and the new, refused in words."""

import json
from datetime import date

import pytest

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Meeting, OutcomeWord, Panel
from meetings.panels.rules import Division
from meetings.panels.services import add_outcome_words
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from meetings.setup.services.settings import (
    change_panel_rules,
    recode_panel,
    rename_panel,
    retire_outcome_word,
    set_parent,
)
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_meeting, stated, write


def facts() -> dict[str, object]:
    return json.loads(AuditEvent.objects.latest("seq").facts)


def test_rules_that_change_are_kept_in_the_trail_with_the_old_and_the_new(cast: Cast) -> None:
    Panel.objects.update(rules={"quorum": 1, "tea_at": "four"})

    change_panel_rules(cast.panel, {"quorum": 2, "division": Division.SCOTLAND}, by=cast.secretary)

    assert Panel.objects.get(code="GRID").rules == {"quorum": 2, "division": "SCT", "tea_at": "four"}
    assert facts() == {"old": {"quorum": 1, "division": "ENG"}, "new": {"quorum": 2, "division": "SCT"}}


def test_with_how_many_digits_actions_are_numbered_is_kept_in_the_trail_too(cast: Cast) -> None:
    change_panel_rules(cast.panel, {"action_digits": 3}, by=cast.secretary)

    assert Panel.objects.get(code="GRID").rules == {"action_digits": 3}
    assert facts() == {"old": {"action_digits": 2}, "new": {"action_digits": 3}}


def test_rules_that_are_as_they_were_leave_no_event(cast: Cast) -> None:
    before = AuditEvent.objects.count()

    change_panel_rules(cast.panel, {"notice_days": 5}, by=cast.secretary)

    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"quorum": 5}, "There are 4 places, so 5 can never be filled."),
        ({"paper_days": 61}, "At most 60 working days"),
        ({"time_zone": "Middle/Earth"}, "is not a time zone"),
        ({"paper_pattern": "{meeting}"}, "Without {number}"),
        ({"outcome_phrases": {"NOTED": " "}}, "What stands before NOTED is a few words, at most 60 characters."),
        ({"outcome_phrases": {"NOTED": "x" * 61}}, "What stands before NOTED is a few words, at most 60 characters."),
        ({"outcome_phrases": {"RESOLVED": "It was"}}, "“RESOLVED” is not an outcome word"),
        ({"action_digits": 4}, "written with two digits or three"),
        ({"action_digits": 1}, "written with two digits or three"),
    ],
)
def test_what_no_rules_can_be_is_refused(cast: Cast, changes: dict[str, object], said: str) -> None:
    """Two seats, a chair and a member who sit without one."""
    add_seats(cast.panel, "Members", 2, by=cast.secretary)

    with pytest.raises(Unacceptable, match=said):
        change_panel_rules(cast.panel, changes, by=cast.secretary)


@pytest.mark.parametrize("role", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_changes_the_set_up(cast: Cast, role: str) -> None:
    by = getattr(cast, role)

    for change in (
        lambda: change_panel_rules(cast.panel, {"quorum": 1}, by=by),
        lambda: rename_panel(cast.panel, "Ours", by=by),
        lambda: recode_panel(cast.panel, "OURS", by=by),
        lambda: set_parent(cast.panel, None, by=by),
        lambda: retire_outcome_word(cast.panel, "ENDORSED", by=by),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_deputy_secretary_may_what_a_secretary_may(cast: Cast) -> None:
    appoint_member(cast.panel, cast.member.person, Role.DEPUTY_SECRETARY, starts_on=date(2020, 1, 1), by=cast.secretary)

    rename_panel(cast.panel, "Grid Panel", by=cast.member)

    assert facts() == {"old": "Grid Code Panel", "new": "Grid Panel"}


def test_the_code_changes_until_references_are_out(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    recode_panel(cast.panel, "grids", by=cast.secretary)
    renamed = Meeting.objects.get(pk=meeting.pk).reference
    Meeting.objects.update(next_action_number=1, issued_action_digits=2)

    with pytest.raises(WrongState, match="The actions of GRIDS12 have their numbers, so the code GRIDS stays"):
        recode_panel(cast.panel, "GRID", by=cast.secretary)

    assert renamed == "GRIDS12"


def test_the_code_stays_once_an_agenda_was_issued_even_where_it_was_recalled(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 4, held_on=date(2030, 5, 10), by=cast.secretary)
    plan_items(meeting, [NewItem(Details("Welcome"))], by=cast.secretary)
    issue_agenda(meeting, site="https://minutes.example.org", by=cast.secretary)
    recall_agenda(meeting, "The wrong day", site="https://minutes.example.org", by=cast.secretary)

    with pytest.raises(WrongState, match="The agenda of GRID4 was issued"):
        recode_panel(cast.panel, "GRIDS", by=cast.secretary)


@pytest.mark.parametrize("code", ["G", "GRID-", "OTHER", "OTHER1"])
def test_a_code_that_is_none_or_is_taken_is_refused(cast: Cast, code: str) -> None:
    with pytest.raises(Unacceptable):
        recode_panel(cast.panel, code, by=cast.secretary)
    assert Panel.objects.get(pk=cast.panel.pk).code == "GRID"


def test_panels_do_not_stand_above_one_another_in_a_circle(cast: Cast) -> None:
    others = [Panel.objects.create(code=code, name=code) for code in ("ABOVE", "TOP")]
    for panel in others:
        appoint_member(panel, cast.secretary.person, Role.SECRETARY, starts_on=date(2020, 1, 1), by=cast.operator)
    above, top = others
    set_parent(cast.panel, above, by=cast.secretary)
    set_parent(above, top, by=cast.secretary)

    for below in (cast.panel, above, top):
        with pytest.raises(Unacceptable, match="cannot stand above it"):
            set_parent(top, below, by=cast.secretary)
    set_parent(cast.panel, None, by=cast.secretary)

    assert facts() == {"old": "ABOVE", "new": None}


def test_a_panel_is_put_only_under_one_that_its_secretary_belongs_to(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match="that you belong to"):
        set_parent(cast.panel, Panel.objects.get(code="OTHER"), by=cast.secretary)


def test_a_word_goes_unless_a_decision_has_it(cast: Cast, minutes: Minutes) -> None:
    add_outcome_words(cast.panel, ["ENDORSED", "RESOLVED"], by=cast.secretary)
    write(minutes, 1, stated("a", "ENDORSED", "the plan"))

    retire_outcome_word(cast.panel, "RESOLVED", by=cast.secretary)
    with pytest.raises(WrongState, match="ENDORSED stands in one decision of the Grid Code Panel"):
        retire_outcome_word(cast.panel, "ENDORSED", by=cast.secretary)
    with pytest.raises(Unacceptable, match="not one of the Grid Code Panel’s own outcome words"):
        retire_outcome_word(cast.panel, "NOTED", by=cast.secretary)

    assert list(OutcomeWord.objects.filter(panel=cast.panel).values_list("word", flat=True)) == ["ENDORSED"]


def test_a_word_that_goes_takes_along_what_stood_before_it(cast: Cast) -> None:
    add_outcome_words(cast.panel, ["RESOLVED"], by=cast.secretary)
    change_panel_rules(cast.panel, {"outcome_phrases": {"NOTED": "The Panel", "RESOLVED": "It was"}}, by=cast.secretary)

    retire_outcome_word(cast.panel, "RESOLVED", by=cast.secretary)

    assert Panel.objects.get(code="GRID").rules == {"outcome_phrases": {"NOTED": "The Panel"}}


def test_a_rule_that_was_broken_meanwhile_stands_in_nobodys_way_who_changes_none(cast: Cast) -> None:
    Panel.objects.update(rules={"quorum": 9})
    add_outcome_words(cast.panel, ["RESOLVED"], by=cast.secretary)

    retire_outcome_word(cast.panel, "RESOLVED", by=cast.secretary)

    assert not OutcomeWord.objects.filter(panel=cast.panel).exists()
