from datetime import date, timedelta

from meetings.attendance.services.interests import Stated, register_interest
from meetings.models import StandingInterest
from tests.conftest import Cast

DAY = timedelta(days=1)


def test_an_interest_is_held_on_its_first_and_last_day(cast: Cast) -> None:
    first, last = date(2024, 1, 1), date(2024, 1, 31)
    register_interest(cast.panel, cast.member.person, Stated("Shares", first, last), by=cast.member)

    days = [first - DAY, first, last, last + DAY]

    assert [StandingInterest.objects.on(day).count() for day in days] == [0, 1, 1, 0]
