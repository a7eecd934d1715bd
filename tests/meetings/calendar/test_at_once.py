"""Two who plan, add or renumber at the same time: numbers stay unique and in order, and none is lost."""

from datetime import date, timedelta

import pytest

from core.audit.trail import inspect_chain
from core.errors import Unacceptable
from meetings.calendar.services.arranging import Arrangement, add_meeting
from meetings.calendar.services.feeds import make_feed
from meetings.calendar.services.numbering import renumber_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingKind
from meetings.models import CalendarFeed, Meeting
from tests.conftest import Cast
from tests.minutes.drafting.test_concurrent_writers import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
PLANNERS = 8
FRIDAY = date(2027, 1, 8)


def fridays(first: int, count: int) -> list[Arrangement]:
    return [Arrangement(FRIDAY + timedelta(weeks=week), is_kept=True) for week in range(first, first + count)]


def test_planners_of_different_days_each_get_a_run_of_numbers_in_order(cast: Cast) -> None:
    jobs = [
        lambda first=first: plan_meetings(cast.panel, fridays(first * 3, 3), by=cast.secretary)
        for first in range(PLANNERS)
    ]

    raised = all_at_once(jobs)

    assert raised == []
    by_number = list(Meeting.objects.order_by("number").values_list("number", "held_on"))
    assert [number for number, _ in by_number] == list(range(1, PLANNERS * 3 + 1))
    runs = [[day for _, day in by_number[at : at + 3]] for at in range(0, PLANNERS * 3, 3)]
    assert all(run == [run[0] + timedelta(weeks=week) for week in range(3)] for run in runs)
    assert inspect_chain().fault is None


def test_of_those_who_plan_the_same_days_one_does(cast: Cast) -> None:
    raised = all_at_once([lambda: plan_meetings(cast.panel, fridays(0, 3), by=cast.secretary)] * PLANNERS)

    assert [type(error) for error in raised] == [Unacceptable] * (PLANNERS - 1)
    assert Meeting.objects.count() == 3


def test_meetings_added_while_others_are_renumbered_keep_the_numbers_unique(cast: Cast) -> None:
    planned = plan_meetings(cast.panel, fridays(0, 4), by=cast.secretary)
    more = fridays(10, 4)

    raised = all_at_once(
        [
            *(lambda each=each: renumber_meeting(each, 1, by=cast.secretary) for each in planned[1:]),
            *(
                lambda each=each: add_meeting(cast.panel, each, kind=MeetingKind.ORDINARY, by=cast.secretary)
                for each in more
            ),
        ]
    )

    assert raised == []
    assert sorted(Meeting.objects.values_list("number", flat=True)) == list(range(1, 9))


def test_of_private_addresses_made_at_once_one_works(cast: Cast) -> None:
    raised = all_at_once([lambda: make_feed(by=cast.member)] * PLANNERS)

    assert raised == []
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 1
    assert CalendarFeed.objects.count() == PLANNERS
