"""The agenda of a meeting that has not begun: built, ordered, thrown into the bin and taken out again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.audience import Sensitivity
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.bin import bin_item, empty_agenda_bin, put_back_item
from meetings.agenda.services.planned import (
    NewItem,
    edit_item,
    move_planned_item,
    plan_items,
    restore_planned_item,
    withdraw_planned_item,
)
from meetings.agenda.services.points import Details
from meetings.attendance.services.rsvp import declare_interest
from meetings.calendar.services.meetings import open_meeting
from meetings.enums import Purpose, Role
from meetings.models import AgendaItem, Meeting, Membership, Person
from meetings.people.services.memberships import appoint_member
from minutes.drafting.save import start_minutes
from tests.conftest import Cast
from tests.meetings.agenda.planning import DAY, issue, item_at, make_secret, numbered, plan_meeting


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel)


def test_an_item_is_added_at_the_end_with_all_that_is_said_of_it(cast: Cast, planned: Meeting) -> None:
    person = Person.objects.create(name="Ann Ost")
    appoint_member(cast.panel, person, Role.MEMBER, starts_on=DAY, by=cast.secretary)
    details = Details(
        " Price ",
        Purpose.DECISION,
        presented_by=person,
        minutes_allotted=15,
        sensitivity=Sensitivity.CONFIDENTIAL,
        sensitivity_reason=" Prices ",
        public_title="A contract",
    )

    (item,) = plan_items(planned, [NewItem(details)], by=cast.secretary)

    item = AgendaItem.objects.get(pk=item.pk)
    assert (item.number, item.title, item.purpose, item.presenter, item.presented_by) == (
        4,
        "Price",
        "decision",
        "Ann Ost",
        person,
    )
    assert (item.sensitivity, item.sensitivity_reason, item.public_title) == ("confidential", "Prices", "A contract")
    assert Details.of(item).title == "Price"


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (Details("  "), "Give the item a title"),
        (Details("x" * 501), "at most 500"),
        (Details("Price", sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason=" "), "Say why"),
        (Details("Price", minutes_allotted=0), "between 1 and 1440"),
        (Details("Price", minutes_allotted=1441), "between 1 and 1440"),
    ],
)
def test_what_cannot_be_said_of_an_item_is_refused_and_nothing_changes(
    cast: Cast, planned: Meeting, details: Details, sentence: str
) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        plan_items(planned, [NewItem(Details("Fine")), NewItem(details)], by=cast.secretary)
    with pytest.raises(Unacceptable, match=sentence):
        edit_item(item_at(planned, 1), details, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Budget"), (3, "Close")]


def test_a_presenter_whom_the_panel_does_not_know_is_typed_and_not_chosen(cast: Cast, planned: Meeting) -> None:
    stranger = Person.objects.create(name="Bo Lind")

    with pytest.raises(Unacceptable, match="among the panel"):
        edit_item(item_at(planned, 1), Details("Welcome", presented_by=stranger), by=cast.secretary)
    edit_item(item_at(planned, 1), Details("Welcome", presenter="Bo Lind"), by=cast.secretary)

    assert item_at(planned, 1).presenter == "Bo Lind"


def test_items_are_moved_until_the_agenda_is_issued(cast: Cast, planned: Meeting) -> None:
    move_planned_item(item_at(planned, 3), 1, by=cast.secretary)
    issue(planned)

    with pytest.raises(WrongState, match="keep them"):
        move_planned_item(item_at(planned, 3), 1, by=cast.secretary)
    with pytest.raises(WrongState, match="keep them"):
        bin_item(item_at(planned, 3), by=cast.secretary)
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)

    assert numbered(planned) == [(1, "Close"), (2, "Welcome"), (3, "Budget"), (4, "Late")]


def test_withdrawn_items_keep_their_numbers_and_can_be_put_back(cast: Cast, planned: Meeting) -> None:
    withdraw_planned_item(item_at(planned, 2), " No paper. ", by=cast.secretary)

    assert item_at(planned, 2).withdrawn_reason == "No paper."
    assert len(numbered(planned)) == 3

    restore_planned_item(item_at(planned, 2), by=cast.secretary)

    assert item_at(planned, 2).withdrawn_reason == ""


def test_an_item_goes_into_the_bin_and_back_to_where_it_was(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 2)

    bin_item(budget, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Close")]
    binned = AgendaItem.with_binned.get(pk=budget.pk)
    assert binned.binned_by == cast.secretary

    put_back_item(binned, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Budget"), (3, "Close")]
    with pytest.raises(WrongState, match="already"):
        put_back_item(item_at(planned, 2), by=cast.secretary)
    assert inspect_chain().fault is None


def test_out_of_the_bin_an_item_goes_to_the_end_of_an_agenda_that_is_issued(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 1)
    bin_item(budget, by=cast.secretary)
    issue(planned)

    put_back_item(budget, by=cast.secretary)

    assert numbered(planned) == [(1, "Budget"), (2, "Close"), (3, "Welcome")]


def test_after_thirty_days_the_bin_is_emptied_of_items_on_which_nothing_hangs(cast: Cast, planned: Meeting) -> None:
    bin_item(item_at(planned, 3), by=cast.secretary)
    written = item_at(planned, 2)
    start_minutes(planned, by=cast.secretary)
    AgendaItem.objects.filter(pk=written.pk).update(binned_at=timezone.now())

    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        before = empty_agenda_bin()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        deleted = empty_agenda_bin()

    assert (before, deleted) == (0, 1)
    assert list(AgendaItem.with_binned.exclude(binned_at=None)) == [written]
    event = AuditEvent.objects.latest("seq")
    assert (event.verb, event.actor) == ("meetings.binned_item_deleted", cast.operator)
    assert "Close" not in event.facts


def test_an_item_in_which_somebody_has_declared_an_interest_stays_in_the_bin(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 2)
    declare_interest(budget, cast.member.person, "A share", by=cast.member)
    bin_item(budget, by=cast.secretary)

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        deleted = empty_agenda_bin()

    assert (deleted, budget.recusals.count()) == (0, 1)


def test_once_the_meeting_has_begun_its_agenda_is_prepared_no_more(cast: Cast, planned: Meeting) -> None:
    item = item_at(planned, 2)
    open_meeting(planned, by=cast.secretary)

    for change in (
        lambda: plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary),
        lambda: edit_item(item, Details("Money"), by=cast.secretary),
        lambda: move_planned_item(item, 1, by=cast.secretary),
        lambda: withdraw_planned_item(item, "Late", by=cast.secretary),
        lambda: restore_planned_item(item, by=cast.secretary),
        lambda: bin_item(item, by=cast.secretary),
        lambda: put_back_item(item, by=cast.secretary),
    ):
        with pytest.raises(WrongState, match="GRID12 is open"):
            change()

    assert len(numbered(planned)) == 3


def test_only_the_secretariat_changes_it_and_only_the_cleared_what_is_confidential(
    cast: Cast, planned: Meeting
) -> None:
    make_secret(item_at(planned, 2))
    with pytest.raises(NotAllowed, match="secretariat"):
        edit_item(item_at(planned, 1), Details("Hello"), by=cast.chair)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    for change in (
        lambda item: edit_item(item, Details("Money"), by=cast.secretary),
        lambda item: withdraw_planned_item(item, "Late", by=cast.secretary),
        lambda item: bin_item(item, by=cast.secretary),
    ):
        with pytest.raises(NotAllowed, match="confidential"):
            change(item_at(planned, 2))
    move_planned_item(item_at(planned, 2), 1, by=cast.secretary)

    assert numbered(planned) == [(1, "Budget"), (2, "Welcome"), (3, "Close")]
