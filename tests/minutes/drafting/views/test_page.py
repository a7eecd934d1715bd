"""The page of an item: what stands around its text, and who may open it."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.enums import AttendanceKind, Role
from meetings.models import Panel
from meetings.people.services.seats import add_seats
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_member, paragraph, write
from tests.minutes.drafting.desk import PAGE, many


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_takes_as_many_queries_whatever_the_item_holds(
    cast: Cast, minutes: Minutes, as_secretary: Client, count: int
) -> None:
    write(minutes, 1, many(count))
    seats = add_seats(cast.panel, "Suppliers", min(count, 40), by=cast.secretary)
    there = [Attendee(AttendanceKind.PRESENT, f"Member {seat.number}", seat=seat) for seat in seats]
    record_attendance(minutes.meeting, there, by=cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        assert as_secretary.get(PAGE).status_code == 200

    assert len(queries) == 25  # two ask what waits there, for the first item alone


def room_at(client: Client, number: int) -> str:
    """What the side column says of the room at an item, in plain words."""
    page = client.get(f"/drafting/GRID12/{number}/").content.decode()
    section = page.split('class="drafting-room"')[1].split("</section>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", section)).split()).partition("> ")[2]


def test_the_room_is_who_is_there_at_the_item_and_says_why(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    Panel.objects.update(rules={"quorum": 2})
    add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)
    unrecorded = room_at(as_secretary, 1)
    people = [Attendee(AttendanceKind.PRESENT, each.name, person=each.person) for each in (cast.chair, cast.member)]
    record_attendance(minutes.meeting, [people[0], people[1]._replace(to_item=1)], by=cast.secretary)
    declare_interest(item_of(minutes, 2), cast.chair.person, "Shares", by=cast.secretary)

    first, second = room_at(as_secretary, 1), room_at(as_secretary, 2)

    links = "Declare an interest Attendance How it was held Interests Send to the chair"
    assert unrecorded == f"In the room for this item Attendance not recorded {links}"
    besides = (
        "One seat is vacant, and counts as not filled: Suppliers 1. "
        "Besides the one seat there are places for Chair and Member, who sit without one. "
        f"{links}"
    )
    declared = "Chair has declared an interest: stands aside Change what Chair has declared"
    asked = "Why something was decided without a quorum The minutes print it with the item. Save the reason"
    assert first == (
        "In the room for this item 2 of 3 places filled · quorate How it is counted "
        "2 of 3 places are filled, by 2 people with 2 votes. The quorum is 2 people: quorate. " + besides
    )
    assert second == (
        "In the room for this item 0 of 3 places filled · not quorate: 2 people are needed Member left after item 1. "
        "Chair stands aside because of an interest: counted neither for the quorum nor in the vote. How it is counted "
        "None of 3 places is filled. The quorum is 2 people: not quorate, two are missing. "
        + besides.replace(links, f"{declared} Declare an interest {asked} {links.removeprefix('Declare an interest ')}")
    )


def test_a_secretary_who_is_not_cleared_cannot_open_what_is_confidential(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    write(minutes, 1, paragraph("p", "Whisper.", secret=True))
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.SECRETARY))

    response = client.get(PAGE)

    assert response.status_code == 403
    assert b"Only those cleared for it can draft it." in response.content
    assert client.get("/drafting/GRID12/2/").status_code == 200


def test_the_public_reads_the_item_without_its_confidential_blocks(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, paragraph("p", "Aloud.") + paragraph("q", "Whispered.", secret=True))

    content = as_secretary.get(PAGE + "public").content

    assert b"Aloud." in content
    assert b"Whispered." not in content


def test_an_item_is_made_confidential_for_a_reason_and_not_without_one(minutes: Minutes, as_secretary: Client) -> None:
    refused = as_secretary.post(PAGE + "classify", {"sensitivity": "confidential"})
    as_secretary.post(PAGE + "classify", {"sensitivity": "confidential", "reason": "It names Parties."})

    assert refused.status_code == 400
    assert b"Say why the item is confidential" in refused.content
    assert item_of(minutes, 1).sensitivity_reason == "It names Parties."
    assert b"This item is recorded in the Confidential Minutes" in as_secretary.get(PAGE + "public").content
