"""The page of an agenda: to build for its secretary, to read for others."""

import re
from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.calendar.services.meetings import open_meeting
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, issue, item_at, make_secret, plan_meeting
from tests.meetings.agenda.views.pages import PAGE, as_read
from tests.meetings.papers.papers import hand_in
from tests.pages import page_text


def test_the_clock_runs_beside_the_items(cast: Cast, planned: Meeting, secretary: Client) -> None:
    plan_items(planned, [NewItem(Details("Risks", minutes_allotted=6))], by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert re.findall(r'builder-clock">([^<]*)<', page) == ["10:00", "10:20", "10:40", "11:00"]
    assert "Ends at 11:06 · 6 minutes over" in as_read(page)


def test_no_clock_stands_beside_an_item_that_is_withdrawn(cast: Cast, planned: Meeting, secretary: Client) -> None:
    withdraw_planned_item(item_at(planned, 2), "No paper", by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert re.findall(r'builder-clock">([^<]*)<', page) == ["10:00", "", "10:20"]


@pytest.mark.parametrize("role", ["observer", "cleared_observer", "member"])
def test_readers_have_the_issued_agenda_alone_with_its_marks(
    cast: Cast, planned: Meeting, client: Client, role: str
) -> None:
    client.force_login(getattr(cast, role))
    before = as_read(page_text(client.get(PAGE)))
    issue(planned)
    plan_items(planned, [NewItem(Details("Risks"))], by=cast.secretary)
    first = as_read(page_text(client.get(PAGE)))
    issue(planned)

    second = as_read(page_text(client.get(PAGE)))

    assert "not issued yet" in before
    assert "Welcome" not in before
    assert "10:20 2 Budget 20 min" in first
    assert "Risks" not in first
    assert "REVISED Revision 2, issued" in second
    assert "11:00 4 Risks New" in second


def test_the_pack_stands_at_the_head_for_who_may_read_it_and_a_paper_one_step_away(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    paper = hand_in(item_at(planned, 2), "Report")
    pack, address = 'href="/meetings/GRID12/pack.pdf">Open the pack</a>', f'href="/papers/{paper.pk}/"'
    shown = {}
    client.force_login(cast.secretary)
    shown["building"] = page_text(client.get(PAGE))
    issue(planned)
    client.force_login(cast.observer)
    shown["issued"] = page_text(client.get(PAGE))
    Meeting.objects.update(state=MeetingState.CANCELLED)
    shown["called off"] = page_text(client.get(PAGE))

    assert {name: (pack in page, address in page) for name, page in shown.items()} == {
        "building": (True, True),
        "issued": (True, True),
        "called off": (False, False),
    }
    assert shown["issued"].index(pack) < shown["issued"].index("<h1>")


def test_the_agenda_says_who_issued_it_and_when(cast: Cast, planned: Meeting, client: Client) -> None:
    issue_agenda(planned, site=SITE, by=cast.secretary)
    client.force_login(cast.member)

    assert f"Revision 1, issued by {cast.secretary.name}, " in as_read(page_text(client.get(PAGE)))


def test_a_meeting_moved_since_its_agenda_was_issued_says_so_on_it(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    issue(planned)
    there = Meeting.objects.filter(pk=planned.pk)
    pages = []
    for moved in ({}, {"held_on": date(2034, 12, 15), "starts_at": time(14), "ends_at": None, "place": "Room 9"}):
        there.update(**moved) if moved else None
        for who in (cast.member, cast.secretary):
            client.force_login(who)
            pages.append(as_read(page_text(client.get(PAGE))))

    now = "The meeting has been moved since this agenda was issued. It is now: 15 December 2034, 14:00, Room 9."
    assert [now in page for page in pages] == [False, False, True, False]
    assert "Changed since revision 1: the meeting has been moved." in pages[3]
    issue(planned)
    assert now not in as_read(page_text(client.get(PAGE)))


def test_a_withheld_item_that_is_withdrawn_says_so_on_the_meetings_page(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    make_secret(item_at(planned, 2))
    withdraw_planned_item(item_at(planned, 2), "quokkaloss", by=cast.secretary)
    issue(planned)
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(as_read(page_text(client.get("/meetings/GRID12/"))))

    assert "A contract Confidential Withdrawn" in pages[0]
    assert "quokka" not in pages[0]
    assert "Withdrawn: quokkaloss" in pages[1]


def test_the_chair_reads_the_draft_as_one(cast: Cast, planned: Meeting, client: Client) -> None:
    client.force_login(cast.chair)

    page = as_read(page_text(client.get(PAGE)))

    assert "DRAFT" in page
    assert "10:20 2 Budget" in page


def test_once_the_meeting_has_begun_the_page_is_to_read(cast: Cast, planned: Meeting, secretary: Client) -> None:
    issue(planned)
    open_meeting(planned, by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert "Another item" not in page
    assert "Revision 1, issued" in page
    assert secretary.get(f"{PAGE}issue/").status_code == 409
    assert secretary.post(f"{PAGE}add", {"title": "Late"}).status_code == 409


def test_a_meeting_whose_agenda_never_was_issued_says_so(cast: Cast, planned: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.member)

    assert "No agenda was issued for this meeting." in page_text(client.get(PAGE))


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(("role", "queries_taken"), [("secretary", 20), ("member", 10)])
def test_the_page_takes_the_same_queries_however_much_is_on_it(
    cast: Cast, client: Client, count: int, role: str, queries_taken: int
) -> None:
    titles = [f"Item {number}" for number in range(count)]
    plan_meeting(cast.panel, 11, [f"Old {number}" for number in range(count)])
    planned = plan_meeting(cast.panel, 12, titles)
    for number in range(count):
        add_standing_item(cast.panel, Details(f"Standing {number}"), by=cast.secretary)
        propose_item(planned, f"Proposal {number}", why="So.", site=SITE, by=cast.member)
    issue(planned)
    binned = plan_items(planned, [NewItem(Details(f"Binned {number}")) for number in range(count)], by=cast.secretary)
    AgendaItem.objects.filter(pk__in=[each.pk for each in binned]).update(binned_at=timezone.now())
    client.force_login(getattr(cast, role))
    client.get(PAGE)

    with CaptureQueriesContext(connection) as queries:
        page = page_text(client.get(PAGE))

    assert page.count("Item ") >= count
    assert len(queries) == queries_taken
