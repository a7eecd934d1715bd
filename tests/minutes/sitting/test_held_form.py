"""The form of how a meeting was held: what it says it was, field by field; nothing is read from a database."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from meetings.attendance.held import Break, Held
from meetings.item_numbers import ItemNumber
from minutes.sitting.held_form import HeldForm

ONE, TWO = ItemNumber(1), ItemNumber(2)
NOON, LATER = datetime(2024, 1, 9, 12, 0, tzinfo=UTC), datetime(2024, 1, 9, 13, 0, tzinfo=UTC)
NOTHING = Held()
LUNCH = Break(ONE, NOON, LATER, is_within=True, reason="Lunch")


def form(data: dict[str, str] | None = None, held: Held = NOTHING, withheld: tuple[ItemNumber, ...] = ()) -> HeldForm:
    return HeldForm(data, held=held, items=[ONE, TWO], withheld=withheld)


LUNCHED = {
    "item-0": "1",
    "where-0": "within",
    "adjourned-at-0": "2024-01-09T12:00",
    "resumed-at-0": "2024-01-09 13:00",
    "reason-0": "Lunch",
}


def test_it_shows_what_is_recorded_and_room_for_one_adjournment_more() -> None:
    shown = form(held=Held(place="Here", breaks=(LUNCH,)))

    assert [len(fields) for fields in shown.breaks] == [5, 5]
    assert [shown["place"].value(), shown["reason-0"].value(), shown["where-0"].value()] == ["Here", "Lunch", "within"]
    assert [shown["item-1"].value(), shown["where-1"].value()] == [None, "after"]


def test_what_is_filled_in_is_what_was_held() -> None:
    sent = form({"place": "Here", "held_as": "both", "started_at": "2024-01-09T11:00", **LUNCHED, "item-1": ""})

    assert sent.is_valid()
    start = datetime(2024, 1, 9, 11, 0, tzinfo=UTC)
    assert sent.held() == Held(start, None, "Here", "both", (LUNCH,))


def test_an_adjournment_that_was_emptied_is_none_and_the_others_keep_their_faults() -> None:
    second = {"item-1": "9", "adjourned-at-1": "2024-01-09T12:00"}
    emptied = form({"item-0": "", **second}, Held(breaks=(LUNCH, LUNCH)))

    assert not emptied.is_valid()
    assert list(emptied.errors) == ["item-1"]


def test_why_is_neither_shown_nor_changed_where_an_item_is_withheld() -> None:
    kept = Held(breaks=(LUNCH,))
    shown = form(held=kept, withheld=(ONE,))
    sent = form({**LUNCHED, "reason-0": "Forged", "place": "There"}, kept, (ONE,))

    assert "reason-0" not in shown.fields
    assert sent.is_valid()
    assert sent.held() == Held(place="There", breaks=(LUNCH,))


@pytest.mark.parametrize("typed", ["noon", "25:00", "2024-01-09"])
def test_a_time_without_its_day_is_pointed_out(typed: str) -> None:
    sent = form({"started_at": typed})

    assert sent.errors["started_at"] == ["Give a day and a time such as 2024-05-09 12:05."]


def test_a_reason_that_is_withheld_does_not_come_to_an_item_that_all_may_read() -> None:
    kept = Held(breaks=(LUNCH,))
    moved = form(LUNCHED | {"item-0": "2"}, kept, (ONE,))

    assert list(moved.errors) == ["item-0"]
    assert form(LUNCHED | {"item-0": "2"}, kept, (ONE, TWO)).is_valid()


def test_an_adjournment_whose_reason_is_withheld_is_not_taken_out() -> None:
    emptied = form({}, Held(breaks=(LUNCH,)), (ONE,))

    assert list(emptied.errors) == ["item-0"]
    assert form({}, Held(breaks=(LUNCH,))).is_valid()


def test_all_that_is_recorded_stays_however_many_adjournments_there_were() -> None:
    times = [datetime(2024, 1, 9, 12, minute, tzinfo=UTC) for minute in range(52)]
    many = tuple(Break(ONE, before, after) for before, after in pairwise(times))

    assert len(form(held=Held(breaks=many)).places) == len(many) == 51
