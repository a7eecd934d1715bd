"""The agenda of a meeting that has not begun: built, ordered, withdrawn from, and when no more."""

import json

import pytest

from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.bin import bin_item, put_back_item
from meetings.agenda.services.planned import (
    NewItem,
    classify_items,
    edit_item,
    move_planned_item,
    plan_items,
    restore_planned_item,
    withdraw_planned_item,
)
from meetings.agenda.services.points import Details
from meetings.calendar.services.meetings import open_meeting
from meetings.enums import Purpose, Role
from meetings.models import AgendaItem, Meeting, Membership, Person
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast
from tests.meetings.agenda.planning import DAY, issue, item_at, make_secret, numbered


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

    with pytest.raises(Unacceptable, match="Choose somebody who sits or attends"):
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


def secrecy_of(meeting: Meeting) -> list[tuple[str, str, str]]:
    said = meeting.items.order_by("number").values_list("sensitivity", "sensitivity_reason", "public_title")
    return list(said)


def test_all_items_are_made_confidential_at_once_and_keep_what_was_said_of_them(cast: Cast, planned: Meeting) -> None:
    make_secret(item_at(planned, 2), public_title="A contract", sensitivity_reason="Prices")

    changed = classify_items(
        planned, Sensitivity.CONFIDENTIAL, reason=" Staff ", public_title="Confidential item", by=cast.secretary
    )
    again = classify_items(planned, Sensitivity.CONFIDENTIAL, reason="Other", by=cast.secretary)

    staff = ("confidential", "Staff", "Confidential item")
    assert (changed, again) == (2, 0)
    assert secrecy_of(planned) == [staff, ("confidential", "Prices", "A contract"), staff]
    facts = json.loads(AuditEvent.objects.get(verb="meetings.items_classified").facts)
    assert (facts["numbers"], facts["sensitivity"]) == ([1, 3], "confidential")


def test_all_items_are_made_public_by_whoever_is_cleared_for_them(cast: Cast, planned: Meeting) -> None:
    make_secret(item_at(planned, 2))
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    with pytest.raises(NotAllowed):
        classify_items(planned, Sensitivity.PUBLIC, by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=True)

    assert classify_items(planned, Sensitivity.PUBLIC, by=cast.secretary) == 1
    assert secrecy_of(planned) == [("public", "", "")] * 3


def test_items_are_not_made_confidential_without_a_reason(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(Unacceptable, match="Say why the item is confidential"):
        classify_items(planned, Sensitivity.CONFIDENTIAL, by=cast.secretary)
    assert secrecy_of(planned) == [("public", "", "")] * 3
