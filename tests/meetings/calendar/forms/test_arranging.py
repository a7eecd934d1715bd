"""The form for the day and hours of a meeting: what it asks about, and what it lets pass."""

from datetime import date

import pytest
import time_machine

from core.working_days import WorkingCalendar
from meetings.calendar.forms.arranging import KEEP, ArrangementForm

FRIDAY, BANK_HOLIDAY = "2023-09-08", "2023-08-28"


def filled(typed: dict[str, str], now_on: date | None = None) -> ArrangementForm:
    form = ArrangementForm(typed, calendar=WorkingCalendar(), held_on=now_on)
    with time_machine.travel("2023-06-01 12:00", tick=False):
        form.is_valid()
    return form


def test_a_working_day_is_taken_and_nobody_is_asked_to_keep_it() -> None:
    form = filled({"held_on": FRIDAY, "starts_at": "10:00", "place": "Yard"})

    assert form.errors == {}
    assert "keep" not in form.fields
    assert (form.arrangement.held_on, form.arrangement.is_kept) == (date(2023, 9, 8), False)


def test_a_bank_holiday_is_taken_where_somebody_keeps_it_all_the_same() -> None:
    refused, kept = filled({"held_on": BANK_HOLIDAY}), filled({"held_on": BANK_HOLIDAY, "keep": "on"})

    assert f"Choose another day, or tick “{KEEP}”." in refused.errors["held_on"][0]
    assert kept.errors == {}
    assert kept.arrangement.is_kept


def test_a_day_on_which_the_meeting_is_already_needs_no_keeping() -> None:
    assert filled({"held_on": BANK_HOLIDAY}, date(2023, 8, 28)).errors == {}


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ({"ends_at": "12:00"}, "starts_at"),
        ({"starts_at": "12:00", "ends_at": "12:00"}, "ends_at"),
        ({"starts_at": "noon"}, "starts_at"),
    ],
)
def test_hours_that_cannot_be_are_refused_where_they_were_typed(hours: dict[str, str], field: str) -> None:
    assert list(filled({"held_on": FRIDAY} | hours).errors) == [field]


def test_a_year_that_is_far_off_is_asked_about() -> None:
    assert list(filled({"held_on": "2203-09-08"}).errors) == ["held_on"]
