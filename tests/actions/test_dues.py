from datetime import date

import pytest

from actions.dues import due_of
from meetings.models import Meeting


def meeting(number: int, held_on: date | None = None, held_in: date | None = None) -> Meeting:
    return Meeting(panel_id=1, number=number, held_on=held_on, held_in=held_in)


SINCE = meeting(47, date(2017, 8, 11))
LATER = [meeting(49), meeting(48, date(2017, 9, 8)), meeting(46, date(2017, 7, 14))]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 August 2017", date(2017, 8, 31)),
        ("Thursday 31st of August 2017", date(2017, 8, 31)),
        ("18 August", date(2017, 8, 18)),
        ("3 May", date(2018, 5, 3)),
        ("3/5/2018", date(2018, 5, 3)),
        ("2018-05-03", date(2018, 5, 3)),
        ("end of February 2018", date(2018, 2, 28)),
        ("31 February 2018", None),
        ("September 2017 meeting", date(2017, 9, 8)),
        ("the 48th meeting", date(2017, 9, 8)),
        ("next meeting", date(2017, 9, 8)),
        ("the 49th meeting", None),
        ("the 46th meeting", None),
        ("soon", None),
        ("", None),
    ],
)
def test_words_of_minutes_mean_a_day(words: str, day: date | None) -> None:
    assert due_of(words, since=SINCE, meetings=LATER).day == day


def test_a_date_without_its_year_means_nothing_where_the_meeting_has_no_date() -> None:
    assert due_of("18 August", since=meeting(47), meetings=[]).day is None


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2017, 8, 18), "in 8 working days"),  # the bank holiday of 28 August does not count
        (date(2017, 8, 30), "in 1 working day"),
        (date(2017, 8, 31), "due today"),
        (date(2017, 9, 1), "overdue by 1 working day"),
        (date(2017, 9, 2), "overdue by 1 working day"),
        (date(2017, 9, 7), "overdue by 5 working days"),
        (date(2017, 11, 23), "overdue by 60 working days"),
        (date(2017, 11, 24), "overdue since 31 August 2017"),
    ],
)
def test_how_far_off_it_is_is_told_in_working_days(today: date, standing: str) -> None:
    assert due_of("31 August 2017", since=SINCE, meetings=[]).standing(today) == standing


def test_what_was_due_on_a_saturday_is_overdue_on_sunday() -> None:
    due = due_of("2 September 2017", since=SINCE, meetings=[])

    assert due.overdue_by(date(2017, 9, 3)) == 1
    assert due.overdue_by(date(2017, 9, 2)) == 0
