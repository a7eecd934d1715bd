"""Which day it is where, at moments when it is not the same one everywhere."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.panels.clocks import day_in, days_elsewhere, first_and_last_day
from meetings.panels.rule_checks import time_zones
from tests.meetings.panels.zones import AUCKLAND_AFTER_MIDNIGHT, NEW_YORK_BEFORE_MIDNIGHT

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Auckland", AUCKLAND_AFTER_MIDNIGHT, date(2026, 12, 1)),
        (None, AUCKLAND_AFTER_MIDNIGHT, date(2026, 11, 30)),
        ("America/New_York", NEW_YORK_BEFORE_MIDNIGHT, date(2026, 11, 30)),
        (None, NEW_YORK_BEFORE_MIDNIGHT, date(2026, 12, 1)),
    ],
)
def test_a_day_is_that_of_the_zone(zone: str | None, moment: datetime, day: date) -> None:
    assert day_in(zone, moment) == day
    assert (zone in days_elsewhere(moment).get(day, ())) == (zone is not None)


@given(MOMENTS)
def test_every_zone_with_another_day_is_named_under_it(moment: datetime) -> None:
    elsewhere = days_elsewhere(moment)
    named = {zone: day for day, zones in elsewhere.items() for zone in zones}
    here = moment.astimezone(ZoneInfo("Europe/London")).date()

    for zone in time_zones():
        assert named.get(zone, here) == moment.astimezone(ZoneInfo(zone)).date()
    assert here not in elsewhere


@given(MOMENTS)
def test_no_zone_is_before_the_first_day_or_after_the_last(moment: datetime) -> None:
    days = {moment.astimezone(ZoneInfo(zone)).date() for zone in time_zones()}
    first, last = first_and_last_day(moment)

    assert first <= min(days)
    assert max(days) <= last <= first + timedelta(days=2)
