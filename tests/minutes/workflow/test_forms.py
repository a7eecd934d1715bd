"""Where the panel can be said to have approved its minutes, as the form offers it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.clicking import PAGE, as_, page_of
from tests.minutes.workflow.signing import bring_to

S = MinutesState


def places_offered(page: str) -> list[tuple[str, bool]]:
    """Where the panel can be said to have approved the minutes, and which is chosen beforehand."""
    found = re.findall(r'<option value="[^"]*"( selected)?>([^<]+)</option>', page.split('name="at"')[1])
    return [(name, bool(selected)) for selected, name in found]


def test_only_later_meetings_that_were_opened_are_offered_the_next_one_chosen(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    for number, state, day in (
        (11, MeetingState.CLOSED, date(2024, 3, 14)),
        (13, MeetingState.CANCELLED, date(2024, 6, 13)),
        (14, MeetingState.CLOSED, date(2024, 8, 8)),
        (15, MeetingState.OPEN, date(2024, 7, 11)),  # called at short notice, before the one with the lower number
        (16, MeetingState.AGENDA_ISSUED, date(2024, 9, 12)),
        (17, MeetingState.PLANNED, date(2024, 10, 10)),
    ):
        create_meeting(cast.panel, number, held_on=day, state=state, by=cast.secretary)

    page = page_of(as_(client, cast.secretary), f"{PAGE}approve/")

    assert places_offered(page) == [
        ("At meeting 15, 11 July 2024", True),
        ("At meeting 14, 8 August 2024", False),
        ("By correspondence", False),
    ]
    assert "No later meeting" not in page


def test_where_none_was_held_yet_the_page_says_so_and_a_choice_has_to_be_made(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    ahead = create_meeting(cast.panel, 13, by=cast.secretary)
    as_(client, cast.secretary)

    page = page_of(client, f"{PAGE}approve/")
    empty = client.post(f"{PAGE}approve/", {"at": ""})
    stale = client.post(f"{PAGE}approve/", {"at": ahead.pk})
    state = Minutes.objects.get().state
    client.post(f"{PAGE}approve/", {"at": "ex-committee"})

    assert places_offered(page) == [("Choose where", True), ("By correspondence", False)]
    assert (
        'No later meeting has been opened yet: open <a href="/meetings/GRID13/">meeting 13</a> once it is '
        "held, or choose “By correspondence”."
    ) in page
    assert (empty.status_code, stale.status_code, state) == (400, 400, S.CIRCULATED)
    assert "Say where they were approved." in empty.content.decode()
    assert "Choose a later meeting that was opened" in stale.content.decode()
    assert Minutes.objects.get().state == S.APPROVED


def test_where_no_later_meeting_is_planned_the_page_leads_to_none(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    page = page_of(as_(client, cast.secretary), f"{PAGE}approve/")

    assert "No later meeting is planned yet: plan the one that approves them, or choose “By correspondence”." in page


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_of_the_approval_costs_the_same_however_many_were_held(
    cast: Cast, complete: Minutes, client: Client, count: int
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    for number in range(13, 13 + count):
        create_meeting(cast.panel, number, state=MeetingState.CLOSED, by=cast.secretary)
    as_(client, cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        page = page_of(client, f"{PAGE}approve/")

    assert (len(places_offered(page)), len(queries)) == (count + 1, 7)
