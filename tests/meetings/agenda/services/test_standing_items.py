"""The standing items of a panel, and agendas on which they are laid."""

import pytest

from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from core.stored import to_plain
from meetings.agenda.reading import issued_agenda
from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import NewItem, move_planned_item, plan_items
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import (
    add_standing_item,
    edit_standing_item,
    lay_standing_items,
    move_standing_item,
    remove_standing_item,
)
from meetings.models import Meeting, Membership, StandingItem
from tests.conftest import Cast
from tests.meetings.agenda.issued import read
from tests.meetings.agenda.planning import SITE, issue, item_at, numbered, plan_meeting

SECRET = Details("Price", sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices", public_title="A contract")


@pytest.fixture
def three(cast: Cast) -> list[StandingItem]:
    return [
        add_standing_item(cast.panel, details, by=cast.secretary)
        for details in (Details("Minutes", minutes_allotted=10), SECRET, Details("Any other business"))
    ]


@pytest.fixture
def empty(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel, titles=())


def order() -> list[str]:
    return list(StandingItem.objects.values_list("title", flat=True))


def test_they_are_laid_onto_an_agenda_with_all_that_is_said_of_them(
    cast: Cast, three: list[StandingItem], empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)

    assert numbered(empty) == [(1, "Minutes"), (2, "Price"), (3, "Any other business")]
    assert item_at(empty, 1).minutes_allotted == 10
    assert Details.of(item_at(empty, 2)) == SECRET


def test_those_that_are_there_are_not_laid_again_whatever_they_are_called_now(
    cast: Cast, three: list[StandingItem], empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)
    bin_item(item_at(empty, 3), by=cast.secretary)
    edit_standing_item(three[0], Details("Minutes and actions"), by=cast.secretary)

    lay_standing_items(empty, by=cast.secretary)
    lay_standing_items(empty, by=cast.secretary)

    assert numbered(empty) == [(1, "Minutes"), (2, "Price"), (3, "Any other business")]


def test_one_whose_title_is_on_the_agenda_already_is_not_laid(
    cast: Cast, three: list[StandingItem], empty: Meeting
) -> None:
    plan_items(empty, [NewItem(Details("any other  business"))], by=cast.secretary)

    lay_standing_items(empty, by=cast.secretary)

    assert [title for _, title in numbered(empty)] == ["any other  business", "Minutes", "Price"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (1, "Any other business,Minutes,Price"),
        (2, "Minutes,Any other business,Price"),
        (9, "Minutes,Price,Any other business"),
    ],
)
def test_they_are_put_in_order(cast: Cast, three: list[StandingItem], place: int, expected: str) -> None:
    move_standing_item(three[2], place, by=cast.secretary)

    assert ",".join(order()) == expected


def test_one_that_is_removed_stays_on_the_agendas_where_it_is(
    cast: Cast, three: list[StandingItem], empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)

    remove_standing_item(three[0], by=cast.secretary)

    assert order() == ["Price", "Any other business"]
    assert numbered(empty)[0] == (1, "Minutes")


def test_only_the_secretariat_changes_them_and_only_the_cleared_a_confidential_one(
    cast: Cast, three: list[StandingItem], empty: Meeting
) -> None:
    with pytest.raises(NotAllowed):
        add_standing_item(cast.panel, Details("Tea"), by=cast.chair)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    with pytest.raises(NotAllowed, match="confidential"):
        edit_standing_item(three[1], Details("Tea"), by=cast.secretary)
    with pytest.raises(NotAllowed, match="confidential"):
        remove_standing_item(three[1], by=cast.secretary)

    lay_standing_items(empty, by=cast.secretary)

    assert [title for _, title in numbered(empty)] == order() == ["Minutes", "Price", "Any other business"]


def test_what_is_no_item_is_refused(cast: Cast, three: list[StandingItem]) -> None:
    with pytest.raises(Unacceptable, match="title"):
        add_standing_item(cast.panel, Details(" "), by=cast.secretary)
    with pytest.raises(Unacceptable, match="Say why"):
        edit_standing_item(three[0], SECRET._replace(sensitivity_reason=""), by=cast.secretary)

    assert len(order()) == 3


@pytest.fixture
def end(cast: Cast, three: list[StandingItem]) -> StandingItem:
    """Any other business, which ends the agenda; it was not added last."""
    edit_standing_item(three[2], Details.of(three[2]), comes_last=True, by=cast.secretary)
    add_standing_item(cast.panel, Details("Risks"), by=cast.secretary)
    return three[2]


def test_what_comes_last_is_laid_last_and_what_is_added_goes_before_it(
    cast: Cast, end: StandingItem, empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)

    plan_items(empty, [NewItem(Details("Tea")), NewItem(Details("Cake"))], by=cast.secretary)

    assert [title for _, title in numbered(empty)] == [
        "Minutes", "Price", "Risks", "Tea", "Cake", "Any other business",
    ]  # fmt: skip
    assert [number for number, _ in numbered(empty)] == [1, 2, 3, 4, 5, 6]
    added = AuditEvent.objects.filter(verb="meetings.items_added").latest("seq")
    assert added.facts == '{"numbers":[4,5]}'


def test_what_a_secretary_put_behind_it_stays_there(cast: Cast, end: StandingItem, empty: Meeting) -> None:
    lay_standing_items(empty, by=cast.secretary)
    move_planned_item(item_at(empty, 1), 9, by=cast.secretary)

    plan_items(empty, [NewItem(Details("Tea"))], by=cast.secretary)

    assert [title for _, title in numbered(empty)][-3:] == ["Any other business", "Minutes", "Tea"]


def test_once_the_agenda_is_issued_every_item_keeps_its_number(cast: Cast, end: StandingItem, empty: Meeting) -> None:
    lay_standing_items(empty, by=cast.secretary)
    issue_agenda(empty, site="https://minutes.example.org", by=cast.secretary)

    plan_items(empty, [NewItem(Details("Tea")), NewItem(Details("Cake"))], by=cast.secretary)

    assert [f"{number} {title}" for number, title in numbered(empty)] == [
        "1 Minutes", "2 Price", "3 Risks", "3A Tea", "3B Cake", "4 Any other business",
    ]  # fmt: skip
    added = AuditEvent.objects.filter(verb="meetings.items_added").latest("seq")
    assert added.facts == '{"numbers":["3A","3B"]}'


def test_a_late_item_is_new_in_the_next_revision_and_nothing_else_has_moved(
    cast: Cast, end: StandingItem, empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)
    issue(empty)
    plan_items(empty, [NewItem(Details("Tea"))], by=cast.secretary)

    issue(empty)

    agenda = issued_agenda(empty)
    assert read(empty) == {"Minutes": "", "A contract": "", "Risks": "", "Tea": "New", "Any other business": ""}
    assert [str(entry.number) for entry in agenda.items] == ["1", "2", "3", "3A", "4"]
    assert [entry["number"] for entry in to_plain(agenda)["items"]] == [1, 2, 3, "3A", 4]


def test_once_the_agenda_is_recalled_a_late_item_is_numbered_with_the_others(
    cast: Cast, end: StandingItem, empty: Meeting
) -> None:
    lay_standing_items(empty, by=cast.secretary)
    issue(empty)
    plan_items(empty, [NewItem(Details("Tea"))], by=cast.secretary)
    recall_agenda(empty, "Wrong day", site=SITE, by=cast.secretary)

    move_planned_item(item_at(empty, "3A"), 1, by=cast.secretary)

    assert [title for _, title in numbered(empty)] == ["Tea", "Minutes", "Price", "Risks", "Any other business"]
    assert [number for number, _ in numbered(empty)] == [1, 2, 3, 4, 5]


def test_that_it_comes_last_is_kept_when_something_else_is_said_of_it(cast: Cast, end: StandingItem) -> None:
    edit_standing_item(end, Details("Other matters"), by=cast.secretary)
    end.refresh_from_db()
    assert end.comes_last is True

    edit_standing_item(end, Details("Other matters"), comes_last=False, by=cast.secretary)
    end.refresh_from_db()
    assert end.comes_last is False
