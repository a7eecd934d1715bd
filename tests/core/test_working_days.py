from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.divisions import Division
from core.working_days import WorkingCalendar, far_off

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 60)
DIVISIONS = [Division(code) for code in ("ENG", "SCT", "NIR", "DE-BY", "IL", "CN", "AE")]
CALENDARS = st.builds(
    WorkingCalendar, st.sampled_from(DIVISIONS), st.frozensets(st.dates(date(2024, 1, 1), date(2024, 3, 1)))
)
SHUT = frozenset({date(2017, 12, 27), date(2017, 12, 28), date(2017, 12, 29)})

# division, own closures, day, working days on (or, negative, before), the day that it is then
TABLE: list[tuple[str, frozenset[date], str, int, str]] = [
    # The Smart Energy Code's own dates: Wednesday 23 August 2017 and what followed.
    ("ENG", frozenset(), "2017-08-23", 10, "2017-09-07"),  # over the late summer bank holiday, Monday 28 August
    ("ENG", frozenset(), "2017-09-07", 10, "2017-09-21"),
    ("ENG", frozenset(), "2017-12-20", 10, "2018-01-08"),  # over Christmas Day, Boxing Day and New Year's Day
    ("ENG", frozenset(), "2018-01-08", 10, "2018-01-22"),
    # The weekend, and where one starts.
    ("ENG", frozenset(), "2017-09-08", 1, "2017-09-11"),  # a Friday
    ("ENG", frozenset(), "2017-09-09", 1, "2017-09-11"),  # a Saturday
    ("ENG", frozenset(), "2017-09-10", 1, "2017-09-11"),  # a Sunday
    ("ENG", frozenset(), "2017-12-25", 1, "2017-12-27"),  # a bank holiday
    ("ENG", frozenset(), "2017-08-28", 10, "2017-09-11"),
    # No days on, and days before.
    ("ENG", frozenset(), "2017-09-08", 0, "2017-09-08"),
    ("ENG", frozenset(), "2017-12-25", 0, "2017-12-25"),
    ("ENG", frozenset(), "2017-09-11", -1, "2017-09-08"),
    ("ENG", frozenset(), "2017-09-10", -1, "2017-09-08"),
    ("ENG", frozenset(), "2017-09-07", -10, "2017-08-23"),
    ("ENG", frozenset(), "2018-01-08", -10, "2017-12-20"),
    ("ENG", frozenset(), "2017-04-18", -1, "2017-04-13"),  # before Easter
    # Easter, early and late.
    ("ENG", frozenset(), "2017-04-13", 1, "2017-04-18"),
    ("ENG", frozenset(), "2024-03-28", 1, "2024-04-02"),
    ("ENG", frozenset(), "2038-04-22", 1, "2038-04-27"),  # the latest there is: Easter Day is 25 April
    # Substitute days.
    ("ENG", frozenset(), "2016-12-23", 1, "2016-12-28"),  # Christmas Day on a Sunday
    ("ENG", frozenset(), "2020-12-24", 1, "2020-12-29"),  # Boxing Day on a Saturday
    ("ENG", frozenset(), "2021-12-24", 1, "2021-12-29"),  # both on the weekend
    ("ENG", frozenset(), "2022-12-30", 1, "2023-01-03"),  # New Year's Day on a Sunday
    ("ENG", frozenset(), "2020-05-07", 1, "2020-05-11"),  # the early May bank holiday moved to Victory Day
    # Days that were added once.
    ("ENG", frozenset(), "2012-06-01", 1, "2012-06-06"),  # Diamond Jubilee, and the spring bank holiday moved to it
    ("ENG", frozenset(), "2012-05-25", 1, "2012-05-28"),
    ("ENG", frozenset(), "2022-06-01", 1, "2022-06-06"),  # Platinum Jubilee
    ("ENG", frozenset(), "2022-09-16", 1, "2022-09-20"),  # the state funeral
    ("ENG", frozenset(), "2023-05-05", 1, "2023-05-09"),  # the coronation
    # Scotland.
    ("SCT", frozenset(), "2017-12-29", 1, "2018-01-03"),  # 2 January is kept too
    ("SCT", frozenset(), "2017-11-29", 1, "2017-12-01"),  # St Andrew's Day
    ("SCT", frozenset(), "2024-11-29", 1, "2024-12-03"),  # on a Saturday, so Monday instead
    ("SCT", frozenset(), "2017-04-13", 1, "2017-04-17"),  # Easter Monday is worked
    ("SCT", frozenset(), "2017-08-04", 1, "2017-08-08"),  # the summer bank holiday is the first Monday of August,
    ("SCT", frozenset(), "2017-08-25", 1, "2017-08-28"),  # not the last
    # Northern Ireland.
    ("NIR", frozenset(), "2017-03-16", 1, "2017-03-20"),  # St Patrick's Day
    ("NIR", frozenset(), "2024-03-15", 1, "2024-03-19"),  # on a Sunday, so Monday instead
    ("NIR", frozenset(), "2017-07-11", 1, "2017-07-13"),  # the Battle of the Boyne
    ("NIR", frozenset(), "2017-04-13", 1, "2017-04-18"),
    # Elsewhere, with other weekends.
    ("DE-BY", frozenset(), "2017-10-30", 1, "2017-11-02"),  # the Reformation, kept everywhere in that year; All Saints
    ("DE-BE", frozenset(), "2017-10-30", 1, "2017-11-01"),
    ("US-NY", frozenset(), "2017-11-22", 1, "2017-11-24"),  # Thanksgiving
    ("NZ", frozenset(), "2018-02-05", 1, "2018-02-07"),  # Waitangi Day
    ("IL", frozenset(), "2017-11-02", 1, "2017-11-05"),  # from a Thursday to a Sunday
    ("AE", frozenset(), "2021-12-09", 1, "2021-12-12"),  # Friday and Saturday were its weekend,
    ("AE", frozenset(), "2022-12-08", 1, "2022-12-09"),  # and are Saturday and Sunday since
    ("CN", frozenset(), "2025-01-25", 1, "2025-01-26"),  # a Sunday that is worked
    # Days on which one's own house is closed.
    ("ENG", SHUT, "2017-12-20", 10, "2018-01-11"),
    ("ENG", SHUT, "2018-01-02", -1, "2017-12-22"),
    ("ENG", SHUT, "2017-12-28", 1, "2018-01-02"),
]


@pytest.mark.parametrize(("division", "closures", "day", "count", "then"), TABLE)
def test_the_day_that_is_so_many_working_days_on_or_before(
    division: str, closures: frozenset[date], day: str, count: int, then: str
) -> None:
    calendar = WorkingCalendar(Division(division), closures)

    assert calendar.add(date.fromisoformat(day), count).isoformat() == then


@given(CALENDARS, DAYS, COUNTS)
def test_what_lies_so_many_working_days_on_is_so_many_after(calendar: WorkingCalendar, day: date, count: int) -> None:
    assert calendar.between(day, calendar.add(day, count)) == count


@given(CALENDARS, DAYS, COUNTS)
def test_there_and_back_again_from_a_working_day(calendar: WorkingCalendar, day: date, count: int) -> None:
    start = calendar.add(day, 1)

    assert calendar.add(calendar.add(start, count), -count) == start
    assert calendar.between(start, calendar.add(start, -count)) == -count


@given(CALENDARS, DAYS, st.integers(0, 1500))
def test_over_years_as_many_lie_between_as_there_are_day_by_day(
    calendar: WorkingCalendar, start: date, span: int
) -> None:
    days = [start + timedelta(days=number) for number in range(1, span + 1)]

    assert calendar.between(start, start + timedelta(days=span)) == sum(map(calendar.is_working_day, days))


@given(CALENDARS, DAYS)
def test_something_is_said_of_every_day_that_is_no_working_day_and_of_no_other(
    calendar: WorkingCalendar, day: date
) -> None:
    assert (calendar.what_is_kept(day) == "") == calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("division", "day", "kept"),
    [
        ("ENG", "2017-04-14", "Good Friday"),
        ("ENG", "2017-08-28", "a bank holiday (Late Summer Bank Holiday)"),
        ("ENG", "2022-09-19", "a bank holiday (State Funeral of Queen Elizabeth II)"),
        ("ENG", "2021-12-27", "the substitute day for Christmas Day"),
        ("SCT", "2012-01-02", "a bank holiday (New Year Holiday)"),  # and that of New Year's Day, a Sunday
        ("ENG", "2017-04-15", "a Saturday"),
        ("ENG", "2021-12-25", "Christmas Day"),
        ("ENG", "2017-12-27", "a day of closure"),
        ("ENG", "2017-04-13", ""),
    ],
)
def test_why_a_day_is_no_working_day(division: str, day: str, kept: str) -> None:
    assert WorkingCalendar(Division(division), SHUT).what_is_kept(date.fromisoformat(day)) == kept


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
    assert WorkingCalendar().between(start, end) == days


def test_easter_monday_is_a_holiday_in_england() -> None:
    assert not WorkingCalendar().is_working_day(date(2017, 4, 17))
    assert WorkingCalendar().is_working_day(date(2017, 4, 18))


def test_two_calendars_that_say_the_same_are_one_and_can_be_a_key() -> None:
    england, scotland = WorkingCalendar(Division.ENGLAND_AND_WALES, frozenset()), WorkingCalendar(Division.SCOTLAND)

    assert len({WorkingCalendar(), england, scotland}) == 2


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2017, 4, 14), date(2037, 12, 31)])
def test_a_day_within_twenty_years_may_be_meant(day: date) -> None:
    assert far_off(day, today=date(2017, 4, 14)) == ""


@pytest.mark.parametrize(
    ("day", "says"), [(date(1899, 12, 31), "Sunday 31 December 1899"), (date(2038, 1, 1), "Friday 1 January 2038")]
)
def test_a_year_that_is_hardly_meant_is_asked_about(day: date, says: str) -> None:
    assert far_off(day, today=date(2017, 4, 14)) == f"{says} is far off. Is the year right?"
