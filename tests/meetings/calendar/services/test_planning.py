"""A year of meetings planned at once."""

from datetime import date, time, timedelta

import pytest

from core.errors import Unacceptable
from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.planning import plan_meetings
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import FRIDAYS, TEN, numbered, trail


def test_a_year_is_numbered_in_the_order_of_its_days_after_the_last_meeting(cast: Cast, autumn: list[Meeting]) -> None:
    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[0], 49: FRIDAYS[1], 50: FRIDAYS[2]}
    assert [(each.starts_at, each.ends_at, each.place) for each in autumn] == [(TEN, time(15), "4 Lantern Yard")] * 3
    assert len({each.uid for each in autumn}) == 3
    assert trail()[-1] == "meetings.meetings_planned"


def test_a_plan_with_faults_makes_nothing_and_names_each(cast: Cast, autumn: list[Meeting]) -> None:
    days = [date(2023, 8, 28), date(2023, 12, 8), date(2023, 12, 8), FRIDAYS[0]]

    with pytest.raises(Unacceptable) as refused:
        plan_meetings(cast.panel, [Arrangement(day) for day in days], by=cast.secretary)

    assert str(refused.value) == (
        "Monday 28 August 2023 is a bank holiday (Late Summer Bank Holiday). Choose another day, or say that it is to "
        "be kept all the same. Meeting 48 is on Friday 8 September 2023 already. Friday 8 December 2023 is there twice."
    )
    assert sorted(numbered(cast)) == [47, 48, 49, 50]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Every month is left out."), (61, "These are 61 meetings; up to 60 can be planned at once.")]
)
def test_neither_nothing_nor_everything_is_planned(cast: Cast, days: int, said: str) -> None:
    some = [Arrangement(date(2023, 9, 8) + timedelta(weeks=week)) for week in range(days)]

    with pytest.raises(Unacceptable, match=said):
        plan_meetings(cast.panel, some, by=cast.secretary)


def test_a_bank_holiday_is_kept_only_where_somebody_says_so(cast: Cast) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2023, 8, 28), is_kept=True)], by=cast.secretary)

    assert numbered(cast) == {1: date(2023, 8, 28)}
