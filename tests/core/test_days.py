import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import english
from core.days import MONTH, day_of, month_of, read_day

FIRST_OF_APRIL = date(2017, 4, 1)


@pytest.mark.parametrize(
    "written",
    [
        "1 April 2017",
        "1st April 2017",
        "1 Apr 2017",
        "1-APR-2017",
        "1 Apr. 2017",
        "Saturday 1 April 2017",
        "Saturday, 1 April 2017",
        "April 1, 2017",
        "April 1st 2017",
        "01/04/2017",
        "1.4.2017",
        "01-04-2017",
        "2017-04-01",
        "2017-4-1",
        "2017-04-01 00:00:00",
        "2017-04-01T00:00",
        "  1  April\t2017 ",
    ],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read_day(written) == FIRST_OF_APRIL


@pytest.mark.parametrize(
    "written",
    [
        "",
        "April 2017",
        "31 June 2017",
        "29 February 2017",
        "1 April 17",
        "1 Ap 2017",
        "1 Aprol 2017",
        "2017",
        "01/13/2017",
        "1/4.2017",
        "on 1 April 2017",
        "1 April 2017 at noon",
        "2017-04-01 09:30",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


def test_september_may_be_short_by_four_letters() -> None:
    assert read_day("8 Sept 2017") == date(2017, 9, 8)


@given(st.dates(date(1000, 1, 1)))
def test_a_day_in_our_own_words_is_read_back(on: date) -> None:
    assert read_day(english.day(on)) == on
    assert read_day(english.weekday(on)) == on
    assert read_day(on.isoformat()) == on


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert isinstance(read_day(text), date | None)


@pytest.mark.parametrize(("written", "number"), [("4", 4), ("April", 4), ("apr", 4), ("Ap", 0), ("Maybe", 0), ("", 0)])
def test_a_month_is_known_by_three_letters(written: str, number: int) -> None:
    assert month_of(written) == number


@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_in_full_is_found(number: int) -> None:
    name = f"{date(2017, number, 1):%B}"

    assert month_of(name) == number
    assert re.findall(MONTH, f"by the end of {name} 2017") == [name]


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert day_of(2017, 2, 29) is None
    assert day_of(2016, 2, 29) == date(2016, 2, 29)
