"""The form of the attendance as people fill it in: what is kept, what is refused where, and what others did."""

import re
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audit.trail import AuditEvent
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import answer_coming, declare_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, Coming, MeetingState, Role
from meetings.models import Meeting, Panel, Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.filling import filled_in
from tests.pages import page_text

PAGE = "/meetings/GRID12/attendance/"
PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES


@pytest.fixture
def desk(cast: Cast, minutes: Minutes, client: Client) -> Client:
    """The secretary's, who keeps the minutes of meeting 12."""
    client.force_login(cast.secretary)
    return client


def seat_of(cast: Cast, role: str) -> str:
    return f"seat-{getattr(cast, role).person.pk}"


def shown(client: Client) -> str:
    return page_text(client.get(PAGE))


def send(client: Client, changes: dict[str, str], page: str = "") -> HttpResponse:
    return client.post(PAGE, filled_in(page or shown(client), changes))


def errors(response: HttpResponse) -> dict[str, str]:
    """What is said of which field."""
    found = re.findall(r'id="error_1_id_([^"]+)"><strong>([^<]+)', page_text(response))
    return dict(found)


def cursor(response: HttpResponse) -> list[str]:
    return re.findall(r'<(?:input|select)[^>]* name="([^"]+)"[^>]* autofocus', page_text(response))


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


def test_a_sheet_sent_as_it_was_found_changes_nothing(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = cast.chair.person, cast.member.person
    recorded = [
        Attendee(ALTERNATE, "Leo Bap", "Suppliers", Person.objects.create(name="Leo"), alternate_for=member, to_item=2),
        Attendee(PRESENT, "Dame C. Chair", person=chair),
        Attendee(APOLOGIES, "Ann Ost", "Gas"),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Guest", "Ofgem", from_item=1, to_item=1),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Observer", person=cast.observer.person),
    ]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)
    before = AuditEvent.objects.count()

    response = send(desk, {})

    assert response.status_code == 302
    assert (attendance_of(minutes.meeting), AuditEvent.objects.count()) == (recorded, before)


def test_a_change_leaves_the_words_of_the_record_and_all_the_others(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, leo = cast.chair.person, Person.objects.create(name="Leo Bap")
    recorded = [
        Attendee(PRESENT, "Dame C. Chair", "In the chair", chair),
        Attendee(ALTERNATE, "Leo Bap", "Suppliers", leo, alternate_for=cast.member.person),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Guest", "Ofgem"),
    ]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)
    key, member = seat_of(cast, "chair"), seat_of(cast, "member")
    guest = re.search(r'name="(other-[^"]+)-is_there" class="[^"]*" id="[^"]*" checked', shown(desk))[1]

    send(desk, {f"{key}-from_item": "2", f"{member}-to_item": "1", f"{guest}-to_item": "1"})
    changed = attendance_of(minutes.meeting)
    page = shown(desk)
    send(desk, {f"{key}-part": "", f"{member}-alternate": "Mo Ray"}, page.replace(f'name="{guest}-is_there"', ""))

    assert changed == [
        recorded[0]._replace(from_item=2),
        recorded[1]._replace(to_item=1),
        recorded[2]._replace(to_item=1),
    ]
    assert attendance_of(minutes.meeting) == [recorded[1]._replace(name="Mo Ray", person=None, to_item=1)]


def test_each_error_stands_at_its_field_and_what_was_typed_stays(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member, observer = seat_of(cast, "chair"), seat_of(cast, "member"), cast.observer.person.pk

    response = send(
        desk,
        {
            f"{chair}-part": "present",
            f"{chair}-from_item": "2",
            f"{chair}-to_item": "1",
            f"{member}-part": "alternate",
            f"other-{observer}-is_there": "on",
            f"other-{observer}-from_item": "77",
            "guest-1-name": "observer",
            "guest-2-organisation": "Ofgem",
            "guest-3-name": "Priya Nair",
            "guest-3-to_item": "two",
        },
    )

    assert response.status_code == 400
    assert errors(response) == {
        f"{chair}-to_item": "They came for item 2, so they cannot have left after item 1.",
        f"{member}-alternate": "Say who stood in for Member.",
        f"other-{observer}-from_item": "Item 77 is not on the agenda.",
        "guest-1-name": "observer is named twice. One person has one part in a meeting.",
        "guest-2-name": "Say who it was.",
        "guest-3-to_item": "Give the number of an agenda item.",
    }
    assert cursor(response) == [f"{chair}-to_item"]
    kept = filled_in(page_text(response))
    assert kept["guest-3-to_item"] == ["two"]
    assert kept["guest-2-organisation"] == ["Ofgem"]
    assert kept[f"{member}-part"] == ["alternate"]
    assert not minutes.meeting.attendances.exists()


def test_what_is_typed_where_it_has_no_use_is_pointed_out(cast: Cast, desk: Client) -> None:
    chair, member, observer = seat_of(cast, "chair"), seat_of(cast, "member"), cast.observer.person.pk

    response = send(
        desk,
        {
            f"{chair}-alternate": "Leo Bap",
            f"{member}-part": "apologies",
            f"{member}-from_item": "1",
            f"other-{observer}-to_item": "1",
        },
    )

    assert errors(response) == {
        f"{chair}-alternate": "Choose “Alternate” as well, or leave the name empty.",
        f"{member}-from_item": "Only somebody who was there came or left at an item.",
        f"other-{observer}-to_item": "Only somebody who was there came or left at an item.",
    }


def test_an_alternate_turns_into_apologies_without_being_cleared_away(
    cast: Cast, minutes: Minutes, desk: Client
) -> None:
    member = cast.member.person
    alternate = Attendee(ALTERNATE, "Leo Bap", "Member", alternate_for=member, to_item=1)
    record_attendance(minutes.meeting, [alternate], by=cast.secretary)

    send(desk, {f"{seat_of(cast, 'member')}-part": "apologies"})

    assert attendance_of(minutes.meeting) == [Attendee(APOLOGIES, "Member", "Member", member)]


def test_a_sheet_that_names_nobody_is_refused(minutes: Minutes, desk: Client) -> None:
    response = send(desk, {})

    assert response.status_code == 400
    assert "Nobody is named yet. Say of at least one person whether they were there." in page_text(response)
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
    assert "1 of 3 places filled · not quorate: 2 are needed" in shown(desk)


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
    assert "Item 2: 1 of 2 places filled · not quorate: 2 are needed" in page
    assert "Member takes no part because of an interest" in page


def test_every_field_is_named_after_whom_it_is_about(cast: Cast, desk: Client) -> None:
    page = shown(desk)

    labels = re.findall(r"<label\s[^>]*>\s*(.*?)\s*</label>", page.split('class="attendance-form"')[1], re.DOTALL)
    named = [re.sub("<[^>]+>", "", label) for label in labels]
    assert named[:4] == ["Presence: Chair", "Name of the alternate: Chair", "From item: Chair", "To item: Chair"]
    assert "From item: Observer" in named
    assert len(named) == len(set(named))


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
    assert "These are: circulated." in page_text(response)


@pytest.fixture
def answered(cast: Cast, minutes: Minutes) -> Meeting:
    """The chair has said that they come, and the member who stands in."""
    meeting, member = minutes.meeting, cast.member.person
    Meeting.objects.update(state=MeetingState.PLANNED)
    answer_coming(meeting, cast.chair.person, Coming.YES, by=cast.chair)
    answer_coming(meeting, member, Coming.ALTERNATE, alternate_person=cast.chair.person, by=cast.member)
    Meeting.objects.update(state=MeetingState.OPEN)
    return meeting


def test_what_was_answered_is_filled_in_and_recorded_when_it_is_saved(
    cast: Cast, answered: Meeting, desk: Client
) -> None:
    page = shown(desk)
    assert "Filled in below is what members answered" in page
    assert attendance_of(answered) == []

    response = send(desk, {}, page)

    assert response.status_code == 302
    assert attendance_of(answered) == [
        Attendee(PRESENT, "Chair", "Chair", cast.chair.person),
        Attendee(ALTERNATE, "Chair", "Member", cast.chair.person, alternate_for=cast.member.person),
    ]


def test_what_turned_out_otherwise_than_answered_is_put_right_before_it_is_saved(
    cast: Cast, answered: Meeting, desk: Client
) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")

    send(desk, {f"{chair}-part": "", f"{member}-part": "apologies", f"{member}-alternate": ""})

    assert attendance_of(answered) == [Attendee(APOLOGIES, "Member", "Member", cast.member.person)]


def test_once_anything_is_recorded_the_answers_fill_nothing_in(cast: Cast, answered: Meeting, desk: Client) -> None:
    record_attendance(answered, [Attendee(APOLOGIES, "Member", "Member", cast.member.person)], by=cast.secretary)

    page = shown(desk)

    assert "what members answered" not in page
    assert filled_in(page, {})[f"{seat_of(cast, 'chair')}-part"] == [""]


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
