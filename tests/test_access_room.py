"""Who may press, beside the text of an item, who is in the room."""

from datetime import date

import pytest
from django.test import Client

from meetings.agenda.services.items import PlannedItem, add_items
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import Stated, register_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Meeting, Panel, Person, StandingInterest
from minutes.sitting.clock import adjourn_sitting
from minutes.sitting.opening import open_meeting
from tests.access import (
    EACH_ROLE,
    ITS_SECRETARY,
    ITS_SECRETARY_CHANGES,
    NOBODY,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import walk
from tests.strange_values import faults

ROUTE = "drafting/<str:reference>/<item:number>/room/"
NOT_OF_THE_PANEL = {"observer": 404, "cleared_observer": 404, "member": 404}
PRESSES = ITS_SECRETARY_CHANGES | NOT_OF_THE_PANEL


def row_of(name: str) -> str:
    return f"seat-{Person.objects.get(name=name).pk}"


def pk_of(name: str) -> int:
    return Person.objects.get(name=name).pk


READ = [
    Read(
        "/drafting/GRID30/1/room/interest",
        f"{ROUTE}interest",
        ITS_SECRETARY | NOT_OF_THE_PANEL | {"chair": 403},
        b"Declare an interest",
    ),
]
SENT = [
    Sent("/drafting/GRID31/1/room/all-present", f"{ROUTE}all-present", {}, PRESSES, b"/drafting/GRID31/1/"),
    Sent("/drafting/GRID32/1/room/as-last-time", f"{ROUTE}as-last-time", {}, PRESSES, b"/drafting/GRID32/1/"),
    Sent(
        "/drafting/GRID30/1/room/left",
        f"{ROUTE}left",
        {"who": lambda: row_of("Chair")},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent(
        "/drafting/GRID30/1/room/came",
        f"{ROUTE}came",
        {"who": lambda: row_of("Member")},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent(
        "/drafting/GRID30/1/room/reason",
        f"{ROUTE}reason",
        {"reason": "It could not wait."},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent("/drafting/GRID31/1/room/start", f"{ROUTE}start", {}, PRESSES, b"/drafting/GRID31/1/"),
    Sent(
        "/drafting/GRID30/1/room/adjourn",
        f"{ROUTE}adjourn",
        {"after": "yes", "why": "lunch"},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent("/drafting/GRID32/1/room/resume", f"{ROUTE}resume", {}, PRESSES, b"/drafting/GRID32/1/"),
    Sent("/drafting/GRID33/1/room/close", f"{ROUTE}close", {}, PRESSES, b"/drafting/GRID33/1/"),
    Sent(
        "/drafting/GRID30/1/room/vote",
        f"{ROUTE}vote",
        {"member": lambda: row_of("Member"), "to": lambda: row_of("Chair")},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent(
        "/drafting/GRID30/1/room/interest",
        f"{ROUTE}interest",
        {"interest": "A share", "follows": "leaves", "person": lambda: pk_of("Chair")},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent(
        "/drafting/GRID33/1/room/alternate",
        f"{ROUTE}alternate",
        {"member": lambda: row_of("Member"), "name": "Sam Reed"},
        PRESSES,
        b"/drafting/GRID33/1/",
    ),
    Sent(
        "/drafting/GRID31/1/room/interest/withdraw",
        f"{ROUTE}interest/withdraw",
        {"person": lambda: pk_of("Member")},
        PRESSES,
        b"/drafting/GRID31/1/",
    ),
    Sent(
        "/drafting/GRID30/1/room/hint",
        f"{ROUTE}hint",
        {"hint": lambda: StandingInterest.objects.get().pk},
        PRESSES,
        b"/drafting/GRID30/1/",
    ),
    Sent("/drafting/GRID99/1/room/left", f"{ROUTE}left", {}, NOBODY | {"anonymous": 302}, b""),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Four meetings of today that are open; of the first it is recorded that the chair is there, which is no quorum.
    The second has not begun, and the third is adjourned."""
    Panel.objects.update(rules={"quorum": 2, "passed_votes": "vote"})
    for number in (30, 31, 32, 33):
        meeting = create_meeting(cast.panel, number, by=cast.secretary, held_on=cast.panel.today)
        add_items(meeting, [PlannedItem(1, "Welcome")], by=cast.secretary)
        open_meeting(meeting, by=cast.secretary, starts_now=number != 31)
    adjourn_sitting(Meeting.objects.get(number=32), ItemNumber(1), is_within=True, by=cast.secretary)
    chair = Attendee(AttendanceKind.PRESENT, "Chair", person=cast.chair.person)
    record_attendance(Meeting.objects.get(number=30), [chair], by=cast.secretary)
    item = AgendaItem.objects.get(meeting__number=31, number=1)
    declare_interest(item, Person.objects.get(name="Member"), "A brother", by=cast.secretary)
    stated = Stated("Director of Welcome Ltd", date(2015, 3, 1), words="Welcome")
    register_interest(cast.panel, Person.objects.get(name="Chair"), stated, by=cast.secretary)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_reads_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), READ) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_press_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


def test_a_press_that_outlives_its_session_loses_nothing(house: Cast) -> None:
    rooms = [f"/drafting/GRID{number}/1/" for number in (30, 31)]

    seen, wrong = walk(rooms, house.secretary, house.outsider)

    assert wrong == []
    assert {f"{ROUTE}all-present", f"{ROUTE}reason"} <= set(seen)


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*READ, *SENT]) == []
