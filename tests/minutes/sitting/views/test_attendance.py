"""The form of the attendance as people fill it in: what is kept, what is refused where, and what others did."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, Role
from meetings.models import Panel, Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.filling import filled_in
from tests.minutes.sitting.desk import ALTERNATE, APOLOGIES, PAGE, PRESENT, seat_of, send, shown
from tests.pages import page_text


def test_one_sheet_records_present_apologies_alternates_and_guests(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member, observer = seat_of(cast, "chair"), seat_of(cast, "member"), cast.observer.person

    response = send(
        desk,
        {
            f"{chair}-part": "present",
            f"{chair}-to_item": "1",
            f"{member}-part": "alternate",
            f"{member}-alternate": " Leo Bap ",
            f"other-{observer.pk}-is_there": "on",
            "guest-2-name": "Priya Nair",
            "guest-2-organisation": "SECAS",
            "guest-2-from_item": "2",
        },
    )

    assert (response.status_code, response["Location"]) == (302, "/meetings/GRID12/")
    assert attendance_of(minutes.meeting) == [
        Attendee(PRESENT, "Chair", "Chair", cast.chair.person, to_item=1),
        Attendee(ALTERNATE, "Leo Bap", "Member", alternate_for=cast.member.person),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Observer", "", observer),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Priya Nair", "SECAS", from_item=2),
    ]
    page = page_text(desk.get("/meetings/GRID12/"))
    assert "The attendance of GRID12 is recorded." in page
    assert "Chair (Chair, until item 1)" in page
    assert "Change the attendance" in page


def test_a_sheet_that_names_nobody_is_refused(minutes: Minutes, desk: Client) -> None:
    response = send(desk, {})

    assert response.status_code == 400
    assert "Nobody is named yet. Say for at least one person whether they were there." in page_text(response)
    assert not minutes.meeting.attendances.exists()


def test_what_somebody_else_recorded_meanwhile_is_not_written_over_unseen(
    cast: Cast, minutes: Minutes, desk: Client
) -> None:
    mine = {f"{seat_of(cast, 'chair')}-part": "present", "guest-1-name": "Priya Nair"}
    page = shown(desk)
    theirs = [Attendee(APOLOGIES, "Chair", person=cast.chair.person), Attendee(APOLOGIES, "Ann Ost", "Gas")]
    record_attendance(minutes.meeting, theirs, by=cast.secretary)

    response = send(desk, mine, page)

    said = page_text(response)
    assert response.status_code == 409
    assert "Nothing of yours is saved yet" in said
    assert "<dd>Chair; Ann Ost (Gas)</dd>" in said
    assert attendance_of(minutes.meeting) == theirs
    assert {name: filled_in(said)[name] for name in mine} == {name: [typed] for name, typed in mine.items()}

    send(desk, {}, said)

    assert attendance_of(minutes.meeting) == [
        Attendee(PRESENT, "Chair", "Chair", cast.chair.person),
        theirs[1],
        Attendee(AttendanceKind.IN_ATTENDANCE, "Priya Nair"),
    ]


def test_a_row_that_the_page_did_not_have_stays_as_it_is_recorded(cast: Cast, minutes: Minutes, desk: Client) -> None:
    recorded = [Attendee(PRESENT, "Chair", person=cast.chair.person)]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)
    seen = filled_in(shown(desk))["seen"]

    desk.post(PAGE, {"seen": seen, "guest-1-name": "Priya Nair"})

    assert attendance_of(minutes.meeting)[0] == recorded[0]


def test_seats_are_counted_and_vacant_ones_shown(cast: Cast, minutes: Minutes, desk: Client) -> None:
    add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})

    first = shown(desk)
    record_attendance(minutes.meeting, [Attendee(PRESENT, "Chair", person=cast.chair.person)], by=cast.secretary)

    assert "Not recorded yet" in first
    assert re.search(r'Suppliers</span><span class="vacant">Vacant', first)
    assert "1 of 3 places filled · not quorate: 2 people are needed" in shown(desk)


def test_where_somebody_left_or_stood_aside_the_quorum_is_said_item_by_item(
    cast: Cast, minutes: Minutes, desk: Client
) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    people = [Attendee(PRESENT, each.name, person=each.person) for each in (cast.chair, cast.member)]
    record_attendance(minutes.meeting, people, by=cast.secretary)
    throughout = shown(desk)
    declare_interest(minutes.meeting.items.get(number=2), cast.member.person, "Shares", by=cast.secretary)

    page = shown(desk)

    assert "2 of 2 places filled · quorate" in throughout
    assert "Item 1" not in throughout
    assert "Item 1: 2 of 2 places filled · quorate" in page
    assert "Item 2: 1 of 2 places filled · not quorate: 2 people are needed" in page
    assert "Member stands aside because of an interest" in page


def test_the_meeting_page_leads_here_only_those_who_can_record_now(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    def leads_here(role: str) -> bool:
        client.force_login(getattr(cast, role))
        return f'href="{PAGE}"' in page_text(client.get("/meetings/GRID12/"))

    assert [role for role in ("secretary", "chair", "member", "observer") if leads_here(role)] == ["secretary"]


@pytest.mark.parametrize(("role", "status"), [("chair", 403), ("member", 403), ("outsider", 404)])
def test_others_are_told_why_not_or_do_not_find_it(
    cast: Cast, minutes: Minutes, client: Client, role: str, status: int
) -> None:
    client.force_login(getattr(cast, role))

    assert (client.get(PAGE).status_code, client.post(PAGE).status_code) == (status, status)


def test_once_the_minutes_are_circulated_the_page_says_where_they_stand(desk: Client) -> None:
    Minutes.objects.update(state=MinutesState.CIRCULATED)

    response = desk.get(PAGE)

    assert response.status_code == 409
    assert "The status of these is “Circulated”." in page_text(response)


@pytest.mark.parametrize("count", [1, 12, 40])
def test_the_form_costs_the_same_for_a_panel_of_any_size(cast: Cast, client: Client, count: int) -> None:
    for seat in add_seats(cast.panel, "Suppliers", count, by=cast.secretary):
        person = Person.objects.create(name=f"Holder {seat.number}")
        appoint_member(cast.panel, person, Role.MEMBER, seat=seat, starts_on=date(2020, 1, 1), by=cast.secretary)
    create_meeting(cast.panel, 12, by=cast.secretary)
    client.force_login(cast.secretary)

    with CaptureQueriesContext(connection) as opening:
        page = shown(client)
    everybody = dict.fromkeys(re.findall(r'name="([^"]+-part)"', page), "present")
    with CaptureQueriesContext(connection) as saving:
        response = send(client, everybody, page)

    assert (len(everybody), response.status_code) == (count + 2, 302)
    assert (len(opening), len(saving)) == (11, 32)
