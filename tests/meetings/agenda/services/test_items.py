"""The items of an agenda, added, moved, withdrawn and removed; and whom their numbers bind."""

import pytest

from core.errors import Unacceptable, WrongState
from meetings.agenda.services.items import (
    PlannedItem,
    add_items,
    move_item,
    remove_item,
    rename_item,
    restore_item,
    withdraw_item,
)
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import item_at, numbered


@pytest.mark.parametrize(
    ("place", "titles"),
    [
        (1, ["Close", "Welcome", "Budget"]),
        (2, ["Welcome", "Close", "Budget"]),
        (-4, ["Close", "Welcome", "Budget"]),
        (99, ["Welcome", "Budget", "Close"]),
    ],
)
def test_an_item_moves_and_those_between_make_room(cast: Cast, planned: Meeting, place: int, titles: list[str]) -> None:
    move_item(item_at(planned, 3), place, by=cast.secretary)

    assert numbered(planned) == list(enumerate(titles, start=1))


def test_an_item_that_has_left_the_agenda_meanwhile_is_not_moved(cast: Cast, planned: Meeting) -> None:
    item = item_at(planned, 3)
    remove_item(item_at(planned, 3), by=cast.secretary)

    with pytest.raises(WrongState, match="no longer on the agenda"):
        move_item(item, 1, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Budget")]


def test_an_item_at_which_somebody_left_keeps_its_number(cast: Cast, planned: Meeting) -> None:
    left = Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", to_item=2)
    record_attendance(planned, [left], by=cast.secretary)

    with pytest.raises(WrongState, match="Correct the attendance first"):
        move_item(item_at(planned, 1), 2, by=cast.secretary)
    with pytest.raises(WrongState, match="Correct the attendance first"):
        remove_item(item_at(planned, 2), by=cast.secretary)

    assert [title for _, title in numbered(planned)] == ["Welcome", "Budget", "Close"]


def test_an_item_for_which_somebody_came_back_keeps_its_number(cast: Cast, planned: Meeting) -> None:
    back = Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", to_item=1, returns=(Stay(ItemNumber(3)),))
    record_attendance(planned, [back], by=cast.secretary)

    with pytest.raises(WrongState, match="says Cy Dale arrived or left"):
        move_item(item_at(planned, 2), 3, by=cast.secretary)


def test_a_removed_item_leaves_no_gap(cast: Cast, planned: Meeting) -> None:
    remove_item(item_at(planned, 1), by=cast.secretary)

    assert numbered(planned) == [(1, "Budget"), (2, "Close")]
    assert AgendaItem.with_binned.count() == 2


def test_an_item_is_withdrawn_for_a_reason_and_put_back_once(cast: Cast, planned: Meeting) -> None:
    item = item_at(planned, 2)
    with pytest.raises(Unacceptable, match="Say why"):
        withdraw_item(item, " ", by=cast.secretary)
    withdraw_item(item, " No paper ", by=cast.secretary)
    assert item_at(planned, 2).withdrawn_reason == "No paper"

    restore_item(item, by=cast.secretary)

    with pytest.raises(WrongState, match="not withdrawn"):
        restore_item(item, by=cast.secretary)


def test_a_title_that_is_none_or_too_long_is_refused(cast: Cast, planned: Meeting) -> None:
    for title in ("", "x" * 501):
        with pytest.raises(Unacceptable):
            add_items(planned, [PlannedItem(4, title)], by=cast.secretary)
        with pytest.raises(Unacceptable):
            rename_item(item_at(planned, 1), title, by=cast.secretary)

    assert [title for _, title in numbered(planned)] == ["Welcome", "Budget", "Close"]
