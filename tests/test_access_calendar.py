"""Who gets what at the addresses of the calendar, and who may change what there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from core.audit import AuditEvent
from meetings.enums import MeetingState
from meetings.models import CalendarFeed, Meeting
from meetings.services import Arrangement, plan_meetings
from meetings.services.feeds import digest_of
from tests.conftest import Cast

ROLES = ("anonymous", "outsider", "observer", "cleared_observer", "member", "chair", "secretary")
EVERYBODY = dict.fromkeys(ROLES, 200)
NOBODY = dict.fromkeys(ROLES, 404) | {"anonymous": 302}
SIGNED_IN = EVERYBODY | {"anonymous": 302}
OF_THE_PANEL = SIGNED_IN | {"outsider": 404}
ITS_SECRETARY = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "outsider": 404, "secretary": 200}
TOO_LATE = ITS_SECRETARY | {"secretary": 409}
TAKES_A_STEP = ITS_SECRETARY | {"secretary": 302}
GONE = dict.fromkeys(ROLES, 410)
IN_THE_BIN = 4711  # its key, for an address that can be written down

CALENDAR = "panels/<str:code>/calendar/"
MEETING = "meetings/<str:reference>"
SEPTEMBER = "2027-09-01"
PLAN = f"which=2&weekday=4&every=1&first={SEPTEMBER}&last={SEPTEMBER}&clear=0"
TO_CALENDAR = b"/panels/GRID/calendar/"

# address, the route it stands for, what each role gets, and a text that whoever gets 200 finds there
TABLE = [
    ("/panels/GRID/calendar/", CALENDAR, OF_THE_PANEL, b"Meeting 1</a>"),
    ("/panels/NONE/calendar/", CALENDAR, NOBODY, b""),
    ("/panels/GRID/calendar/plan/", f"{CALENDAR}plan/", ITS_SECRETARY, b"Show the dates"),
    (
        f"/panels/GRID/calendar/plan/?{PLAN}",
        f"{CALENDAR}plan/",
        ITS_SECRETARY,
        b"Plan these meetings",
    ),
    ("/panels/GRID/calendar/order/", f"{CALENDAR}order/", ITS_SECRETARY, b"becomes meeting 1"),
    ("/panels/GRID/calendar/bin/", f"{CALENDAR}bin/", ITS_SECRETARY, b"Put back"),
    ("/panels/GRID/calendar/new/", f"{CALENDAR}new/", ITS_SECRETARY, b"Add a meeting"),
    ("/meetings/GRID1.ics", f"{MEETING}.ics", OF_THE_PANEL, b"BEGIN:VEVENT"),
    ("/meetings/GRID99.ics", f"{MEETING}.ics", NOBODY, b""),
    ("/meetings/nonsense.ics", f"{MEETING}.ics", NOBODY, b""),
    ("/meetings/GRID1/move/", f"{MEETING}/move/", ITS_SECRETARY, b"Move the meeting"),
    ("/meetings/GRID3/move/", f"{MEETING}/move/", TOO_LATE, b""),
    ("/meetings/GRID1/cancel/", f"{MEETING}/cancel/", ITS_SECRETARY, b"Cancel the meeting"),
    ("/meetings/GRID3/cancel/", f"{MEETING}/cancel/", TOO_LATE, b""),
    ("/meetings/GRID1/number/", f"{MEETING}/number/", ITS_SECRETARY, b"Give another number"),
    ("/meetings/GRID3/number/", f"{MEETING}/number/", TOO_LATE, b""),
    ("/meetings/GRID1/bin/", f"{MEETING}/bin/", ITS_SECRETARY, b"Put into the bin"),
    ("/meetings/GRID3/bin/", f"{MEETING}/bin/", TOO_LATE, b""),
    ("/meetings/GRID99/move/", f"{MEETING}/move/", NOBODY, b""),
    ("/calendar/", "calendar/", SIGNED_IN, b"My next meetings"),
    ("/calendar/member.ics", "calendar/<str:token>.ics", EVERYBODY, b"BEGIN:VEVENT"),
    ("/calendar/withdrawn.ics", "calendar/<str:token>.ics", GONE, b""),
    ("/calendar/made-up.ics", "calendar/<str:token>.ics", dict.fromkeys(ROLES, 404), b""),
]

# address, the route it stands for, what is sent, what each role gets, and where whoever gets 302 is sent to
SENT = [
    (
        f"/panels/GRID/calendar/plan/?{PLAN}",
        f"{CALENDAR}plan/",
        {f"{SEPTEMBER[:7]}-choice": "keep"},
        TAKES_A_STEP,
        TO_CALENDAR,
    ),
    ("/panels/GRID/calendar/order/", f"{CALENDAR}order/", {}, TAKES_A_STEP, TO_CALENDAR),
    (
        "/panels/GRID/calendar/new/",
        f"{CALENDAR}new/",
        {"kind": "ordinary", "number": 7, "held_on": "2027-10-08"},
        TAKES_A_STEP,
        TO_CALENDAR,
    ),
    (
        f"/panels/GRID/calendar/bin/{IN_THE_BIN}/",
        f"{CALENDAR}bin/<int:pk>/",
        {},
        TAKES_A_STEP,
        TO_CALENDAR,
    ),
    ("/meetings/GRID1/move/", f"{MEETING}/move/", {"held_on": "2027-10-08"}, TAKES_A_STEP, TO_CALENDAR),
    ("/meetings/GRID1/cancel/", f"{MEETING}/cancel/", {"reason": "Off."}, TAKES_A_STEP, TO_CALENDAR),
    ("/meetings/GRID1/number/", f"{MEETING}/number/", {"number": 9}, TAKES_A_STEP, TO_CALENDAR),
    ("/meetings/GRID1/bin/", f"{MEETING}/bin/", {}, TAKES_A_STEP, TO_CALENDAR),
    ("/meetings/GRID3/bin/", f"{MEETING}/bin/", {}, TOO_LATE, b""),
    ("/calendar/", "calendar/", {}, SIGNED_IN, b"Your private address"),
]


@pytest.fixture(autouse=True)
def _in_the_spring() -> Iterator[None]:
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Meetings 1 and 2, planned and out of order; 3, closed; 4, in the bin; and two private addresses."""
    days = [date(2027, 6, 11), date(2027, 7, 9), date(2027, 5, 7)]
    first, _, third = plan_meetings(cast.panel, [Arrangement(day) for day in days], by=cast.secretary)
    Meeting.objects.filter(pk=third.pk).update(state=MeetingState.CLOSED)
    Meeting.objects.filter(pk=first.pk).update(held_on=date(2027, 8, 13))
    Meeting.objects.create(pk=IN_THE_BIN, panel=cast.panel, number=4, binned_at=datetime(2027, 1, 1, tzinfo=UTC))
    CalendarFeed.objects.create(account=cast.member, token_sha256=digest_of("member"))
    CalendarFeed.objects.create(
        account=cast.member, token_sha256=digest_of("withdrawn"), revoked_at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    return cast


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    if role != "anonymous":
        client.force_login(getattr(house, role))

    answers = {address: client.get(address) for address, *_ in TABLE}

    assert {address: answer.status_code for address, answer in answers.items()} == {
        address: statuses[role] for address, _, statuses, _ in TABLE
    }
    assert [
        address
        for address, _, _, marker in TABLE
        if answers[address].status_code == 200 and marker not in answers[address].content
    ] == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    """Each change is taken back before the next one is tried."""
    if role != "anonymous":
        client.force_login(getattr(house, role))
    wrong = []

    for address, _, sent, statuses, marker in SENT:
        with transaction.atomic():
            before = AuditEvent.objects.count()
            response = client.post(address, sent)
            has_changed = AuditEvent.objects.count() > before
            transaction.set_rollback(True)
        may_change = bool(marker) and (role == "secretary" or (address == "/calendar/" and role != "anonymous"))
        if response.status_code != statuses[role] or has_changed != may_change:
            wrong.append((address, response.status_code, has_changed))
        if may_change and marker not in (response.get("Location") or response.content.decode()).encode():
            wrong.append((address, "is answered with something else"))

    assert wrong == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_to_read_take_no_other_method(house: Cast, client: Client, method: str) -> None:
    client.force_login(house.secretary)
    written = {route for _, route, *_ in SENT}

    got = {getattr(client, method)(address).status_code for address, route, *_ in TABLE if route not in written}

    assert got == {405}
