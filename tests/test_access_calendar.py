"""Who gets what at the addresses of the calendar, and who may change what there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.feeds import digest_of
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingState
from meetings.models import CalendarFeed, Meeting
from tests.access import (
    EACH_ROLE,
    EVERYBODY,
    ITS_SECRETARY,
    ITS_SECRETARY_CHANGES,
    OF_THE_PANEL,
    ROLES,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.strange_values import faults

NOBODY = dict.fromkeys(ROLES, 404) | {"anonymous": 302}
SIGNED_IN = EVERYBODY | {"anonymous": 302}
GONE = dict.fromkeys(ROLES, 410)
IN_THE_BIN = 4711  # its key, for an address that can be written down

CALENDAR = "panels/<str:code>/calendar/"
SEPTEMBER = "2027-09-01"
PLAN = f"which=2&weekday=4&every=1&first={SEPTEMBER}&last={SEPTEMBER}&clear=0"
TO_CALENDAR = b"/panels/GRID/calendar/"

TABLE = [
    Read("/panels/GRID/calendar/", CALENDAR, OF_THE_PANEL, b"Meeting 1</a>"),
    Read("/panels/NONE/calendar/", CALENDAR, NOBODY, b""),
    Read("/panels/GRID/calendar/plan/", "panels/<str:code>/calendar/plan/", ITS_SECRETARY, b"Show the dates"),
    Read(
        f"/panels/GRID/calendar/plan/?{PLAN}", "panels/<str:code>/calendar/plan/", ITS_SECRETARY, b"Plan these meetings"
    ),
    Read("/panels/GRID/calendar/order/", "panels/<str:code>/calendar/order/", ITS_SECRETARY, b"becomes meeting 1"),
    Read("/panels/GRID/calendar/bin/", "panels/<str:code>/calendar/bin/", ITS_SECRETARY, b"Put back"),
    Read(
        f"/panels/GRID/calendar/bin/{IN_THE_BIN}/",
        "panels/<str:code>/calendar/bin/<int:pk>/",
        ITS_SECRETARY,
        b"Put the meeting back",
    ),
    Read("/panels/GRID/calendar/new/", "panels/<str:code>/calendar/new/", ITS_SECRETARY, b"Add a meeting"),
    Read("/meetings/GRID1.ics", "meetings/<str:reference>.ics", OF_THE_PANEL, b"BEGIN:VEVENT"),
    Read("/meetings/GRID99.ics", "meetings/<str:reference>.ics", NOBODY, b""),
    Read("/meetings/nonsense.ics", "meetings/<str:reference>.ics", NOBODY, b""),
    Read("/meetings/GRID1/move/", "meetings/<str:reference>/move/", ITS_SECRETARY, b"Move the meeting"),
    Read("/meetings/GRID1/cancel/", "meetings/<str:reference>/cancel/", ITS_SECRETARY, b"Cancel the meeting"),
    Read("/meetings/GRID5/reinstate/", "meetings/<str:reference>/reinstate/", ITS_SECRETARY, b"Hold it after all"),
    Read("/meetings/GRID1/number/", "meetings/<str:reference>/number/", ITS_SECRETARY, b"Give another number"),
    Read("/meetings/GRID1/bin/", "meetings/<str:reference>/bin/", ITS_SECRETARY, b"Put in the bin"),
    Read("/meetings/GRID99/move/", "meetings/<str:reference>/move/", NOBODY, b""),
    Read("/calendar/", "calendar/", SIGNED_IN, b"My next meetings"),
    Read("/calendar/member.ics", "calendar/<str:token>.ics", EVERYBODY, b"BEGIN:VEVENT"),
    Read("/calendar/withdrawn.ics", "calendar/<str:token>.ics", GONE, b""),
    Read("/calendar/made-up.ics", "calendar/<str:token>.ics", dict.fromkeys(ROLES, 404), b""),
]

SENT = [
    Sent(
        f"/panels/GRID/calendar/plan/?{PLAN}",
        "panels/<str:code>/calendar/plan/",
        {f"{SEPTEMBER[:7]}-choice": "keep"},
        ITS_SECRETARY_CHANGES,
        TO_CALENDAR,
    ),
    Sent("/panels/GRID/calendar/order/", "panels/<str:code>/calendar/order/", {}, ITS_SECRETARY_CHANGES, TO_CALENDAR),
    Sent(
        "/panels/GRID/calendar/new/",
        "panels/<str:code>/calendar/new/",
        {"kind": "ordinary", "number": 7, "held_on": "2027-10-08"},
        ITS_SECRETARY_CHANGES,
        TO_CALENDAR,
    ),
    Sent(
        f"/panels/GRID/calendar/bin/{IN_THE_BIN}/",
        "panels/<str:code>/calendar/bin/<int:pk>/",
        {"number": 4},
        ITS_SECRETARY_CHANGES,
        TO_CALENDAR,
    ),
    Sent(
        "/meetings/GRID1/move/",
        "meetings/<str:reference>/move/",
        {"held_on": "2027-10-08"},
        ITS_SECRETARY_CHANGES,
        TO_CALENDAR,
    ),
    Sent(
        "/meetings/GRID1/cancel/",
        "meetings/<str:reference>/cancel/",
        {"reason": "Off."},
        ITS_SECRETARY_CHANGES,
        TO_CALENDAR,
    ),
    Sent("/meetings/GRID5/reinstate/", "meetings/<str:reference>/reinstate/", {}, ITS_SECRETARY_CHANGES, TO_CALENDAR),
    Sent(
        "/meetings/GRID1/number/", "meetings/<str:reference>/number/", {"number": 9}, ITS_SECRETARY_CHANGES, TO_CALENDAR
    ),
    Sent("/meetings/GRID1/bin/", "meetings/<str:reference>/bin/", {}, ITS_SECRETARY_CHANGES, TO_CALENDAR),
    Sent("/calendar/", "calendar/", {}, SIGNED_IN, b"Your private address"),
]


@pytest.fixture(autouse=True)
def _in_the_spring() -> Iterator[None]:
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Meetings 1 and 2, planned and out of order; 3, closed; 4, in the bin; 5, cancelled; and two private addresses."""
    days = [date(2027, 6, 11), date(2027, 7, 9), date(2027, 5, 7)]
    first, _, third = plan_meetings(cast.panel, [Arrangement(day) for day in days], by=cast.secretary)
    Meeting.objects.filter(pk=third.pk).update(state=MeetingState.CLOSED)
    Meeting.objects.filter(pk=first.pk).update(held_on=date(2027, 8, 13))
    Meeting.objects.create(pk=IN_THE_BIN, panel=cast.panel, number=4, binned_at=datetime(2027, 1, 1, tzinfo=UTC))
    Meeting.objects.create(
        panel=cast.panel, number=5, held_on=date(2027, 9, 3), state=MeetingState.CANCELLED, cancelled_reason="Too few."
    )
    CalendarFeed.objects.create(account=cast.member, token_sha256=digest_of("member"))
    CalendarFeed.objects.create(
        account=cast.member, token_sha256=digest_of("withdrawn"), revoked_at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_to_read_take_no_other_method(house: Cast, client: Client, method: str) -> None:
    client.force_login(house.secretary)
    written = {row.route for row in SENT}

    got = {getattr(client, method)(row.address).status_code for row in TABLE if row.route not in written}

    assert got == {405}


def test_a_form_that_outlives_its_session_loses_nothing(house: Cast) -> None:
    assert routes_not_walked(house, "secretary", TABLE, SENT) == set()


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
