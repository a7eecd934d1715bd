"""The date of the meeting, where the front matter gives a clear one."""

from datetime import date

import pytest

from tests.minutes.importing.reading import read

REST = "\n\n1. Opening\n\nThe Chair opened the meeting of 3 May 2011.\n"


@pytest.mark.parametrize(
    "front",
    [
        "Minutes of the meeting held on Friday 11th August 2017",
        "11 August 2017",
        "Friday, 11 August 2017, 10:00",
        "Fri 11 Aug 2017",
        "August 11th, 2017",
        "11/08/2017",
        "11.08.2017",
        "2017-08-11",
        '11" August 2017',
        "The 11th of August 2017",
        "Date: 11 August 2017\nDate of next meeting: 8 September 2017",
        "Version of 2 September 2017\nMeeting held on 11 August 2017",
    ],
)
def test_one_clear_date_is_the_day_of_the_meeting(front):
    assert read(front + REST).held_on == date(2017, 8, 11)


@pytest.mark.parametrize(
    "front",
    [
        "Board of the Port",
        "11 August 2017\n12 August 2017",
        "Monday 11 August 2017",
        "31 June 2017",
        "August 2017",
        "Next meeting: 8 September 2017",
    ],
)
def test_no_several_or_impossible_dates_are_none(front):
    assert read(front + REST).held_on is None
