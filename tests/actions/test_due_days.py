from datetime import date

import pytest

from actions.due_days import day_in

FRIDAY = date(2017, 8, 11)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 Jan.", date(2018, 1, 12)),
        ("12 Sept", date(2017, 9, 12)),
        ("January 12th", date(2018, 1, 12)),
        ("Jan 12, 2019", date(2019, 1, 12)),
        ("Friday 12 January 2018", date(2018, 1, 12)),
        ("the 12th of January", date(2018, 1, 12)),
        ("Fri. 12 Jan.", date(2018, 1, 12)),
        ("5pm on 12 January", date(2018, 1, 12)),
        ("17:00 on 12 January", date(2018, 1, 12)),
        ("week ending 18 August", date(2017, 8, 18)),
        ("1/2/18", date(2018, 2, 1)),
        ("29 February", date(2020, 2, 29)),
        ("31 February", None),
        ("12 March 1066", None),
        ("12 march.", date(2018, 3, 12)),
        ("2 Decisions", None),
        ("3 Marks", None),
    ],
)
def test_a_date_is_the_first_of_its_name_from_the_meeting_on(words: str, day: date | None) -> None:
    assert day_in(words, FRIDAY, met_on=FRIDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the end of December", date(2017, 12, 31)),
        ("end of July", date(2018, 7, 31)),
        ("end July", date(2018, 7, 31)),
        ("end 2018", date(2018, 12, 31)),
        ("close of play Friday", date(2017, 8, 18)),
        ("the end of August", date(2017, 8, 31)),
        ("close of business on 18 August", date(2017, 8, 18)),
        ("close of play on Friday", date(2017, 8, 18)),
        ("the beginning of October", date(2017, 10, 1)),
        ("the start of August", date(2018, 8, 1)),
        ("October", date(2017, 10, 31)),
        ("end of Q3", date(2017, 9, 30)),
        ("Q2", date(2018, 6, 30)),
        ("the end of Q1 2019", date(2019, 3, 31)),
        ("the end of the second quarter", date(2018, 6, 30)),
        ("the fourth quarter of 2018", date(2018, 12, 31)),
        ("the end of the month", date(2017, 8, 31)),
        ("the end of next month", date(2017, 9, 30)),
        ("the end of the quarter", date(2017, 9, 30)),
        ("end of the year", date(2017, 12, 31)),
        ("the end of 2018", date(2018, 12, 31)),
        ("the end of the week", date(2017, 8, 11)),
        ("next week", date(2017, 8, 18)),
        ("the end of 2666", None),
        ("the month", None),
        ("2018", None),
        ("mid-January", None),
        ("the end of spring", None),
        ("the end of the financial year", None),
    ],
)
def test_a_period_is_over_on_its_last_day(words: str, day: date | None) -> None:
    assert day_in(words, FRIDAY, met_on=FRIDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Friday", date(2017, 8, 18)),
        ("Thursday", date(2017, 8, 17)),
        ("on Monday", date(2017, 8, 14)),
        ("Mon.", date(2017, 8, 14)),
        ("Thurs", date(2017, 8, 17)),
        ("noon on Friday", date(2017, 8, 18)),
        ("COB Friday", date(2017, 8, 18)),
        ("Monday week", date(2017, 8, 21)),
        ("next Monday", None),  # to some the first one, to some the one after it
        ("two weeks", date(2017, 8, 25)),
        ("14 days of the meeting", date(2017, 8, 25)),
        ("a fortnight", date(2017, 8, 25)),
        ("one month", date(2017, 9, 11)),
        ("6 months", date(2018, 2, 11)),
        ("999 months", date(2100, 11, 11)),
    ],
)
def test_days_are_counted_from_that_of_the_meeting(words: str, day: date | None) -> None:
    assert day_in(words, FRIDAY, met_on=FRIDAY) == day
    assert day_in(words, date(2017, 8, 1)) is None  # the month alone is known


def test_a_month_is_as_long_as_it_is() -> None:
    assert day_in("one month", None, met_on=date(2018, 1, 31)) == date(2018, 2, 28)
