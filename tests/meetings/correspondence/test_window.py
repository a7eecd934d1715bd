"""The window is counted in working days, by the panel's clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.correspondence.window import (
    days_left,
    faults_of_close,
    faults_of_discussion,
    faults_of_extension,
    in_words,
    length,
    moment_of,
    reminds_from,
    usual_close,
)
from meetings.panels.rules import PanelRules

RULES = PanelRules(correspondence_days=5)
OPENED = moment_of(date(2017, 8, 25), time(15), RULES)
CLOSES = moment_of(date(2017, 9, 4), time(17), RULES)


def test_a_bank_holiday_does_not_count() -> None:
    assert usual_close(OPENED, RULES) == CLOSES
    assert length(OPENED, CLOSES, RULES) == "5 working days, the bank holiday of 28 August left out"
    assert in_words(CLOSES, RULES) == "Monday 4 September 2017, 17:00"


def test_the_panels_clock_decides_which_day_it_is() -> None:
    auckland = replace(RULES, time_zone="Pacific/Auckland")

    assert usual_close(datetime(2017, 8, 24, 13, tzinfo=UTC), auckland).date() == date(2017, 9, 4)
    assert moment_of(date(2017, 9, 4), time(17), auckland) == datetime(2017, 9, 4, 5, tzinfo=UTC)
    assert days_left(
        datetime(2017, 9, 3, 20, tzinfo=UTC), moment_of(date(2017, 9, 4), time(17), auckland), auckland
    ) == ("until 17:00 today")


@pytest.mark.parametrize(
    ("closes_at", "said"),
    [
        (CLOSES, []),
        (CLOSES + timedelta(hours=1), []),
        (CLOSES - timedelta(hours=5), []),
        (
            CLOSES - timedelta(days=3),
            ["Voters have at least five working days: it closes on Monday 4 September 2017 or later."],
        ),
        (CLOSES + timedelta(days=5), ["Saturday 9 September 2017 is a Saturday. Choose a working day."]),
        (CLOSES.replace(year=2117), ["Saturday 4 September 2117 is far off. Is the year right?"]),
    ],
)
def test_it_closes_on_a_working_day_that_leaves_time(closes_at: datetime, said: list[str]) -> None:
    assert list(faults_of_close(OPENED, closes_at, RULES))[:1] == said


def test_it_can_be_longer_and_not_shorter() -> None:
    assert list(faults_of_extension(CLOSES, CLOSES + timedelta(days=1), RULES)) == []
    assert list(faults_of_extension(CLOSES, CLOSES, RULES)) == [
        "It closes Monday 4 September 2017, 17:00 as it is. Choose a later moment."
    ]


def test_a_discussion_ends_within_the_window() -> None:
    assert list(faults_of_discussion(OPENED, OPENED + timedelta(days=3), CLOSES)) == []
    assert "after now" in next(faults_of_discussion(OPENED, OPENED, CLOSES))
    assert "before the questions close" in next(faults_of_discussion(OPENED, CLOSES, CLOSES))


def test_what_is_left_is_told_in_working_days() -> None:
    on = moment_of(date(2017, 8, 31), time(9), RULES)

    assert days_left(on, CLOSES, RULES) == "2 working days left"
    assert days_left(CLOSES, CLOSES, RULES) == "over"
    assert reminds_from(CLOSES, RULES) == date(2017, 8, 31)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 20),
    st.sampled_from(["Europe/London", "Pacific/Auckland", "America/Los_Angeles"]),
)
def test_the_usual_close_has_no_fault_and_counts_its_days(opens_at: datetime, days: int, zone: str) -> None:
    rules = PanelRules(correspondence_days=days, time_zone=zone)
    closes_at = usual_close(opens_at, rules)

    assert list(faults_of_close(opens_at, closes_at, rules)) == []
    assert rules.calendar.between(rules.day_at(opens_at), rules.day_at(closes_at)) == days
