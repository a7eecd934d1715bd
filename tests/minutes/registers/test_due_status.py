"""The due dates of actions as they stand today."""

from datetime import date

import pytest
import time_machine
from django.db.models import Q

from actions.models import Action, ActionState
from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.calendar.services.meetings import create_meeting
from minutes.models import Minutes
from minutes.registers import action_sources
from minutes.registers.due_status import Followed, follow, outstanding_before
from tests.conftest import Cast
from tests.factories import action, write
from tests.meetings.panels.zones import AUCKLAND_AFTER_MIDNIGHT, at, in_zone

MONDAY = date(2024, 5, 20)


@pytest.fixture
def owed(cast: Cast, minutes: Minutes) -> Minutes:
    write(
        minutes,
        1,
        action("late", "The Clerk to write by 13 May 2024.")
        + action("next", "The Clerk to report at the next meeting.")
        + action("undated", "The Clerk to think."),
    )
    return minutes


def followed(cast: Cast, wanted: Q | None = None) -> list[Followed]:
    access = access_of(cast.secretary)
    with time_machine.travel(MONDAY, tick=False):
        return follow(list(every_row(action_sources(access, wanted or Q(), Q()), chunk=5)), access)


def test_what_is_late_is_counted_in_working_days_and_an_undated_action_says_nothing(cast: Cast, owed: Minutes) -> None:
    late, following, undated = followed(cast)

    assert (late.overdue_by, late.status, late.has_own_day) == (5, "overdue by 5 working days", False)
    assert (following.due.day, following.status, following.why_no_day) == (None, "", "no day yet")
    assert (undated.overdue_by, undated.status) == (0, "")


def test_the_next_meeting_gives_the_day_that_its_words_mean(cast: Cast, owed: Minutes) -> None:
    create_meeting(cast.panel, 13, held_on=date(2024, 5, 23), by=cast.secretary)

    following = followed(cast)[1]

    assert (following.due.day, following.status) == (date(2024, 5, 23), "in 3 working days")
    assert following.has_own_day


def test_what_is_over_is_never_late(cast: Cast, owed: Minutes) -> None:
    Action.objects.update(state=ActionState.CLOSED)

    assert {(row.overdue_by, row.status) for row in followed(cast)} == {(0, "")}


def test_outstanding_before_a_meeting_is_what_is_open_from_earlier_ones(cast: Cast, owed: Minutes) -> None:
    later = create_meeting(cast.panel, 13, held_on=date(2024, 5, 23), by=cast.secretary)

    assert len(followed(cast, outstanding_before(later))) == 3
    assert followed(cast, outstanding_before(owed.meeting)) == []


def test_an_action_is_late_by_the_clock_of_its_panel(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write by 30 November 2026."))
    access, sources = access_of(cast.secretary), Q()

    with at(AUCKLAND_AFTER_MIDNIGHT):
        rows = [list(every_row(action_sources(access, sources, Q()), chunk=5))]
        in_zone(cast.panel, "Pacific/Auckland")
        rows.append(list(every_row(action_sources(access, sources, Q()), chunk=5)))
        statuses = [follow(of_zone, access)[0].status for of_zone in rows]

    assert statuses == ["due today", "overdue by 1 working day"]
