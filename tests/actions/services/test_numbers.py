"""Numbers are written as the panel has it when they are issued, and that way ever after."""

import json

import pytest

from actions.models import Action
from actions.services import (
    issue_action_numbers,
    issue_numbers_if_due,
    issue_printed_numbers,
    keep_printed_labels,
)
from core.audit.trail import AuditEvent
from core.errors import WrongState
from meetings.models import Meeting, Panel
from meetings.setup.services.settings import change_panel_rules
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, make_minutes, write


def numbered_with(digits: int, cast: Cast) -> None:
    change_panel_rules(cast.panel, {"action_digits": digits}, by=cast.secretary)


def references(meeting: int) -> list[str]:
    numbered = Action.objects.filter(meeting__number=meeting).exclude(number=None).order_by("number")
    return list(map(str, numbered.select_related("meeting__panel")))


@pytest.fixture
def drafted(minutes: Minutes) -> Minutes:
    write(minutes, 1, action("a", "The Clerk to write."))
    return minutes


@pytest.mark.parametrize(("digits", "written"), [(2, "GRID12/01"), (3, "GRID12/001")])
def test_a_number_is_issued_with_the_digits_that_the_panel_has_set(
    cast: Cast, drafted: Minutes, digits: int, written: str
) -> None:
    numbered_with(digits, cast)

    issue_action_numbers(drafted.meeting, by=cast.secretary)

    assert references(12) == [written]
    assert json.loads(AuditEvent.objects.get(verb="actions.numbers_issued").facts)["digits"] == digits


def test_another_setting_leaves_issued_numbers_as_they_are_and_holds_for_those_to_come(
    cast: Cast, drafted: Minutes
) -> None:
    later = make_minutes(cast.panel, 13)
    write(later, 1, action("b", "The Clerk to call."))
    issue_action_numbers(drafted.meeting, by=cast.secretary)

    numbered_with(3, cast)
    write(drafted, 2, action("c", "The Clerk to count."))
    issue_action_numbers(later.meeting, by=cast.secretary)
    numbered_with(2, cast)

    assert references(12) == ["GRID12/01", "GRID12/02"]
    assert references(13) == ["GRID13/001"]


def test_what_counts_is_the_setting_at_the_moment_of_issue(cast: Cast, drafted: Minutes) -> None:
    """The meeting and its panel were fetched before the setting changed."""
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"action_digits": 3})

    issue_action_numbers(drafted.meeting, by=cast.secretary)

    assert (references(12), drafted.meeting.action_digits) == (["GRID12/001"], 3)


def test_who_needs_the_numbers_out_learns_how_they_were_issued_meanwhile(cast: Cast, drafted: Minutes) -> None:
    fetched_before = Meeting.objects.select_related("panel").get(number=12)
    issue_action_numbers(drafted.meeting, by=cast.secretary)
    fetched_before.panel.rules = {"action_digits": 3}

    issue_numbers_if_due(fetched_before, by=cast.secretary)

    assert fetched_before.action_digits == 2


@pytest.mark.parametrize(("printed", "written"), [(3, "GRID12/007"), (None, "GRID12/07")])
def test_numbers_that_a_document_prints_are_written_as_it_prints_them(
    cast: Cast, drafted: Minutes, printed: int | None, written: str
) -> None:
    issue_printed_numbers(drafted.meeting, {Action.objects.get().pk: 7}, digits=printed, by=cast.secretary)

    assert references(12) == [written]


def test_an_action_that_is_printed_without_a_number_never_gets_one(cast: Cast, drafted: Minutes) -> None:
    labelled = Action.objects.get()
    keep_printed_labels(drafted.meeting, {labelled.pk: "ACTION ITEM:"}, by=cast.secretary)
    write(drafted, 2, action("c", "The Clerk to count."))

    issue_action_numbers(drafted.meeting, by=cast.secretary)
    write(drafted, 1, action("a", "The Clerk to write twice."))

    labelled = Action.objects.select_related("meeting__panel").get(pk=labelled.pk)
    assert (labelled.number, labelled.printed_label, labelled.text) == (
        None,
        "ACTION ITEM:",
        "The Clerk to write twice.",
    )
    assert (str(labelled.reference), references(12)) == ("GRID12, no number", ["GRID12/01"])
    assert AuditEvent.objects.filter(verb="actions.kept_without_number").count() == 1


def test_an_action_that_has_a_number_keeps_it(cast: Cast, drafted: Minutes) -> None:
    issue_action_numbers(drafted.meeting, by=cast.secretary)

    with pytest.raises(WrongState, match="keeps it"):
        keep_printed_labels(drafted.meeting, {Action.objects.get().pk: ""}, by=cast.secretary)
