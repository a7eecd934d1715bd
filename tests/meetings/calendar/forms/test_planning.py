"""A year as one plans it: the rule that is typed, and what becomes of each day that it names."""

from datetime import date

import pytest
from django.http import QueryDict

from core.working_days import WorkingCalendar
from meetings.calendar.forms.planning import RuleForm, SlotForm, arrangements
from meetings.calendar.scheduling import Slot

RULE = {"which": "2", "weekday": "4", "every": "1", "first": "2023-09-01", "last": "2023-12-01", "clear": "0"}
FRIDAY, NEXT = date(2023, 9, 8), date(2023, 9, 15)


def rule(**typed: object) -> RuleForm:
    form = RuleForm(RULE | typed, today=date(2023, 6, 1))
    form.is_valid()
    return form


def slot_form(slot: Slot, **typed: str) -> SlotForm:
    data = QueryDict(mutable=True)
    data.update({f"2023-09-{name}": value for name, value in typed.items()})
    form = SlotForm(slot, WorkingCalendar(), data)
    form.is_valid()
    return form


def test_a_rule_is_said_with_its_hours_and_place() -> None:
    form = rule(starts_at="10:00", ends_at="12:00", place="Yard")

    assert form.errors == {}
    assert form.said.endswith(", 10:00 to 12:00, Yard.")
    assert form.span == (date(2023, 9, 1), date(2023, 12, 1))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"last": "2023-08-01"}, "last"),
        ({"last": "2023-10-01", "skipped": ["9", "10"]}, "skipped"),
        ({"last": "2023-10-01", "every": "2", "skipped": ["9"]}, "skipped"),
        ({"first": "1999-01-01"}, "first"),
    ],
)
def test_a_rule_that_leaves_no_month_is_refused(typed: dict[str, object], field: str) -> None:
    assert list(rule(**typed).errors) == [field]


@pytest.mark.parametrize(
    ("slot", "choices"),
    [
        (Slot(FRIDAY), ["keep", "other", "leave out"]),
        (Slot(FRIDAY, "No.", NEXT), ["proposal", "keep", "other", "leave out"]),
        (Slot(FRIDAY, "No."), ["leave out", "keep", "other"]),
        (Slot(FRIDAY, "No.", can_be_kept=False), ["leave out", "other"]),
    ],
)
def test_what_is_proposed_comes_first_and_is_chosen(slot: Slot, choices: list[str]) -> None:
    form = SlotForm(slot, WorkingCalendar(), None)

    assert [value for value, _ in form.fields["choice"].choices] == choices
    assert form.initial["choice"] == choices[0]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ({"choice": "keep"}, (FRIDAY, True)),
        ({"choice": "proposal"}, (NEXT, False)),
        ({"choice": "leave out"}, None),
        ({"choice": "other", "other": "2023-09-22"}, (date(2023, 9, 22), False)),
        ({"choice": "other", "other": "2023-09-23", "keep": "on"}, (date(2023, 9, 23), True)),
    ],
)
def test_a_choice_makes_a_day_or_none(typed: dict[str, str], day: tuple[date, bool] | None) -> None:
    form = slot_form(Slot(FRIDAY, "No.", NEXT), **typed)

    assert form.errors == {}
    assert form.day == day
    assert [made.held_on for made in arrangements(rule(), [form])] == ([day[0]] if day else [])


@pytest.mark.parametrize(
    ("typed", "field", "asks"),
    [
        ({}, "choice", False),
        ({"choice": "other"}, "other", False),
        ({"choice": "keep", "other": "2023-09-22"}, "other", False),
        ({"choice": "other", "other": "2023-09-23"}, "other", True),
    ],
)
def test_a_slip_is_pointed_out_and_a_weekend_asked_about(typed: dict[str, str], field: str, asks: bool) -> None:
    form = slot_form(Slot(FRIDAY), **typed)

    assert field in form.errors
    assert form.asks_to_keep is asks
