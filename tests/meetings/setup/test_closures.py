from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.setup.closures import Closures, closure_lines, read_closures

DAYS = st.sets(st.dates(date(2017, 12, 1), date(2018, 2, 1)))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27 December 2017", [date(2017, 12, 27)]),
        ("27 Dec 2017\n\n2018-01-02", [date(2017, 12, 27), date(2018, 1, 2)]),
        ("27/12/2017 to 29/12/2017", [date(2017, 12, day) for day in (27, 28, 29)]),
        ("27 December 2017 – 28 December 2017", [date(2017, 12, day) for day in (27, 28)]),
        ("2018-01-02 - 2018-01-02", [date(2018, 1, 2)]),
        ("", []),
    ],
)
def test_days_and_ranges_are_read_as_people_write_them(text: str, days: list[date]) -> None:
    assert read_closures(text) == Closures(tuple(days), ())


def test_each_line_that_names_no_day_is_told_so_and_the_others_are_read() -> None:
    text = "Christmas\n27 December 2017\n3 January 2018 to 1 January 2018\n1 January 2018 to 31 December 2018"

    assert read_closures(text) == Closures(
        (date(2017, 12, 27),),
        (
            "Line 1: “Christmas” is not a date. Write it as 24 December 2027.",
            "Line 3: “3 January 2018 to 1 January 2018” ends before it starts.",
            "Line 4: “1 January 2018 to 31 December 2018” is 365 days; a range has at most 62.",
        ),
    )


@given(DAYS)
def test_what_is_shown_is_read_as_the_same_days(days: set[date]) -> None:
    lines = closure_lines(days)

    assert read_closures("\n".join(lines)) == Closures(tuple(sorted(days)), ())


def test_days_in_a_row_are_one_line() -> None:
    days = [date(2017, 12, 27) + timedelta(days=offset) for offset in (0, 1, 2, 9)]

    assert closure_lines(days) == ["27 December 2017 to 29 December 2017", "5 January 2018"]
