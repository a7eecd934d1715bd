from datetime import date

import pytest

from core.working_days import is_working_day, working_days_between


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2017, 8, 25), date(2017, 8, 25), 0),
        (date(2017, 8, 25), date(2017, 8, 29), 1),  # the Monday between is the late summer bank holiday
        (date(2017, 8, 25), date(2017, 9, 8), 9),
        (date(2017, 9, 8), date(2017, 8, 25), -9),
        (date(2017, 12, 22), date(2018, 1, 2), 4),
    ],
)
def test_weekends_and_bank_holidays_do_not_count_and_day_nought_neither(start: date, end: date, days: int) -> None:
    assert working_days_between(start, end) == days


def test_easter_monday_is_a_holiday_in_england() -> None:
    assert not is_working_day(date(2017, 4, 17))
    assert is_working_day(date(2017, 4, 18))
