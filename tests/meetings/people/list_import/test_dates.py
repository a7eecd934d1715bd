"""Days as people write them in tables: the day stands first, and what could be read otherwise is asked."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import english
from meetings.people.list_import.dates import Reading, is_month_first, read_day

FIRST_OF_APRIL = date(2017, 4, 1)
FORMS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%A, %d %B %Y",
    "%B %d, %Y",
)


@pytest.mark.parametrize(
    "written",
    [
        "1 April 2017",
        "1st April 2017",
        "01/04/2017",
        "1/4/2017",
        "2017-04-01",
        "2017-04-01 00:00:00",
        "1.4.2017",
        " 1  Apr 2017 ",
        "1-APR-2017",
        "Saturday 1 April 2017",
        "April 1, 2017",
        FIRST_OF_APRIL,
        datetime(2017, 4, 1, 9, 30),
    ],
)
def test_the_usual_ways_to_write_a_day_are_read(written: object) -> None:
    assert read_day(written) == (FIRST_OF_APRIL, "", "")


@given(st.dates(date(1000, 1, 1)), st.sampled_from(FORMS))
def test_every_day_in_every_form_is_read_as_it_was_written(day: date, form: str) -> None:
    assert read_day(day.strftime(form)) == (day, "", "")


@given(st.dates(date(1000, 1, 1)))
def test_a_day_in_our_own_words_is_read_back(day: date) -> None:
    assert read_day(english.day(day)).day == day


@given(st.text(max_size=30))
def test_whatever_stands_in_a_cell_is_a_day_a_doubt_or_an_error(written: str) -> None:
    reading = read_day(written)

    assert (reading.day is None) == bool(reading.error or not written.strip())


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_an_empty_cell_is_no_day_and_no_fault(nothing: str | None) -> None:
    assert read_day(nothing) == (None, "", "")


@pytest.mark.parametrize(
    "written", ["31 April 2017", "30/02/2017", "soon", "13/13/2017", "1 Aprol 2017", "2017", "1 ma 2017"]
)
def test_what_is_no_day_is_named(written: str) -> None:
    assert read_day(written).error == f"“{written}” is not a date. Write it as 1 April 2017 or 01/04/2017."


@pytest.mark.parametrize("written", ["01/04/17", "1 April 17", "1-Apr-17"])
def test_a_year_of_two_digits_is_not_guessed(written: str) -> None:
    assert read_day(written).error == f"“{written}” has a two-digit year. Write all four digits."


def test_a_day_with_the_month_first_is_asked_and_not_guessed() -> None:
    reading = read_day("04/25/2017")

    assert reading == (date(2017, 4, 25), "“04/25/2017” has the month first. Is 25 April 2017 meant?", "")
    assert [is_month_first(cell) for cell in ("04/25/2017", "25/04/2017", "04/05/2017", "04/32/2017", None)] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_beside_a_day_with_the_month_first_others_that_can_be_either_are_asked_too() -> None:
    reading = read_day("04/05/2017", month_may_be_first=True)

    assert reading.day == date(2017, 5, 4)
    assert reading.doubt == (
        "“04/05/2017” can be 4 May 2017 or 5 April 2017, and other days of this table have the month first. "
        "Is 4 May 2017 meant?"
    )
    assert read_day("05/05/2017", month_may_be_first=True).doubt == ""
    assert read_day("25/05/2017", month_may_be_first=True).doubt == ""
    assert read_day("4 May 2017", month_may_be_first=True).doubt == ""


def test_a_day_as_spreadsheets_count_them_is_asked_about() -> None:
    assert read_day("46478") == Reading(
        date(2027, 4, 1), doubt="“46478” is a day as spreadsheets count them. Is 1 April 2027 meant?"
    )
    assert read_day("12345").error
