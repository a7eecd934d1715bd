import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.accounts.models import User
from meetings.calendar.services.meetings import create_meeting, open_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.drafting.agenda import add_item, withdraw_item
from minutes.drafting.late import keep_late_words
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, make_panel, paragraph, write


def publish(panel, count: int) -> None:
    meetings = Meeting.objects.bulk_create(Meeting(panel=panel, number=number) for number in range(1, count + 1))
    published = Minutes.objects.bulk_create(
        Minutes(meeting=meeting, state=MinutesState.PUBLISHED_ELSEWHERE) for meeting in meetings
    )
    Version.objects.bulk_create(
        Version(minutes=each, number=1, kind=VersionKind.IMPORTED, made_at=timezone.now(), by=User.objects.operator())
        for each in published
    )


def meetings_shown(content: bytes) -> list[int]:
    return [int(number) for number in re.findall(r"Grid Code Panel, meeting (\d+)\s*</a>", content.decode())]


@pytest.mark.django_db
def test_an_installation_that_nobody_uses_yet_sends_whoever_comes_to_the_welcome(client: Client) -> None:
    response = client.get("/")

    assert (response.status_code, response["Location"]) == (302, "/welcome/")


def test_a_visitor_reads_that_no_minutes_are_published_and_no_command(cast: Cast, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "No minutes are published yet." in page
    assert "manage.py" not in page


def test_minutes_stand_by_panel_newest_first(cast: Cast, client: Client) -> None:
    publish(cast.panel, 11)

    page = client.get("/").content

    assert meetings_shown(page) == list(range(11, 0, -1))
    assert b"Grid Code Panel" in page


def test_fifty_minutes_stand_on_a_page_and_the_address_names_the_page(cast: Cast, client: Client) -> None:
    publish(cast.panel, 120)

    assert meetings_shown(client.get("/?page=3").content) == list(range(20, 0, -1))
    assert len(meetings_shown(client.get("/").content)) == 50
    assert client.get("/?page=nonsense").status_code == 200


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_takes_the_same_queries_however_many_minutes_there_are(operator, client: Client, count: int) -> None:
    publish(make_panel(), count)

    with CaptureQueriesContext(connection) as queries:
        client.get("/")

    assert len(queries) == 2


def test_an_item_whose_sub_item_is_written_or_that_was_withdrawn_needs_no_text(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 12)
    add_item(minutes.meeting, "Annex", None, by=cast.secretary, under=item_of(minutes, 1))
    write(minutes, "1.1", paragraph("a", "It was read."))
    withdraw_item(item_of(minutes, 2), "Out of time", by=cast.secretary)
    client.force_login(cast.secretary)

    assert "3 items, all written" in " ".join(client.get("/").content.decode().split())


def test_a_secretary_finds_the_draft_the_next_meeting_and_what_they_owe(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 12)
    write(minutes, 1, action("a", "Secretary to write.") + action("b", "The Treasurer to pay."))
    create_meeting(cast.panel, 13, held_on=timezone.localdate() + timedelta(days=30), by=cast.secretary)
    client.force_login(cast.secretary)

    page = client.get("/").content.decode()

    assert "Grid Code Panel, meeting 12</h2>" in page
    assert "2 items, 1 without text" in " ".join(page.split())
    assert "Grid Code Panel, meeting 13" in page
    assert "working days to" in page
    assert "Secretary to write." in page
    assert "The Treasurer to pay." not in page


def test_only_a_draft_can_be_drafted_on_from_the_start_page(cast: Cast, client: Client) -> None:
    make_minutes(cast.panel, 12)

    def buttons(reader: User, state: MinutesState) -> list[str]:
        Minutes.objects.update(state=state)
        client.force_login(reader)
        return re.findall(
            r'class="btn( btn-primary)?"\s+href="[^"]+">\s+(Continue|Read)', client.get("/").content.decode()
        )

    assert buttons(cast.secretary, MinutesState.DRAFT) == [(" btn-primary", "Continue"), ("", "Read")]
    assert buttons(cast.chair, MinutesState.DRAFT) == [(" btn-primary", "Read")]
    assert buttons(cast.secretary, MinutesState.CHAIR_REVIEW) == [(" btn-primary", "Read")]
    assert "Read the draft <span" in " ".join(client.get("/").content.decode().split())
    Minutes.objects.update(state=MinutesState.CIRCULATED)
    assert "Read the minutes <span" in " ".join(client.get("/").content.decode().split())


def test_a_meeting_whose_day_has_passed_where_the_panel_is_is_no_next_meeting(cast: Cast, client: Client) -> None:
    """One that is under way stays, whatever its day; in New York the day before is still today."""
    by, number = cast.secretary, iter(range(13, 30))
    days = [date(2030, 3, 11), *[date(2030, 3, 10)] * 7, date(2030, 3, 9), date(2030, 3, 8)]
    meetings = [create_meeting(cast.panel, next(number), held_on=day, by=by) for day in days]
    open_meeting(meetings[-1], by=by)

    with time_machine.travel(datetime(2030, 3, 11, 2, tzinfo=UTC), tick=False):
        client.force_login(cast.member)
        here = next_meetings(client)
        cast.panel.rules = {"time_zone": "America/New_York"}
        cast.panel.save()
        elsewhere = next_meetings(client)

    assert here == [22, 13]
    assert elsewhere == [22, 14, 15, 16, 17]


def next_meetings(client: Client) -> list[int]:
    return [
        int(number)
        for number in re.findall(r"Grid Code Panel, meeting (\d+)</a>\s+<br>", client.get("/").content.decode())
    ]


def test_what_is_due_first_stands_first_whichever_meeting_asked_for_it(cast: Cast, client: Client) -> None:
    write(make_minutes(cast.panel, 12), 1, action("a", "Secretary to write by 3 May 2020."))
    later = action("b", "Secretary to call by 3 May 2090.") + action("c", "Secretary to think.")
    write(make_minutes(cast.panel, 13), 1, later)
    client.force_login(cast.secretary)

    page = client.get("/").content.decode()

    assert re.findall(r'register-statement">([^<]+)', page) == [
        "Secretary to write by 3 May 2020.",
        "Secretary to call by 3 May 2090.",
        "Secretary to think.",
    ]
    assert "overdue since 3 May 2020" in page


def test_a_member_finds_no_draft(cast: Cast, client: Client) -> None:
    write(make_minutes(cast.panel, 12), 1, action("a", "Member to write."))
    client.force_login(cast.member)

    page = client.get("/").content.decode()

    assert "Grid Code Panel, meeting 12" not in page
    assert "Member to write." not in page
    assert "No open action names you." in page


def test_somebody_on_no_panel_is_told_what_would_bring_them_in(cast: Cast, client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org", name="New"))

    page = client.get("/").content.decode()

    assert "You are not on any panel" in page
    assert 'href="/decisions/">Read published decisions' in page


def test_where_nothing_waits_the_next_step_is_offered(cast: Cast, client: Client) -> None:
    def offered(user: User) -> list[str]:
        client.force_login(user)
        return re.findall(r'btn-primary" href="([^"]+)"', client.get("/").content.decode())

    alone = [offered(cast.secretary), offered(cast.member)]
    Meeting.objects.create(panel=cast.panel, number=14, held_on=date(2099, 3, 4), state=MeetingState.PLANNED)
    with_a_meeting = [offered(cast.secretary), offered(cast.member)]

    assert alone == [["/panels/GRID/calendar/plan/"], ["/meetings/"]]
    assert with_a_meeting == [["/meetings/GRID14/"], ["/meetings/GRID14/"]]


def test_late_words_wait_on_the_start_page_of_the_secretariat(cast: Cast, client: Client) -> None:
    minutes = make_minutes(cast.panel, 12)
    Minutes.objects.update(state=MinutesState.APPROVED)
    keep_late_words(item_of(minutes, 1), paragraph("q", "Came late."), base_revision=0, by=cast.secretary)

    def start_page(reader: User) -> str:
        client.force_login(reader)
        return client.get("/").content.decode()

    assert '<a href="/drafting/GRID12/late/">Grid Code Panel, meeting' in start_page(cast.secretary)
    assert "1 passage to deal with" in start_page(cast.secretary)
    assert "came too late" not in start_page(cast.chair)


@pytest.mark.parametrize("count", [1, 30])
def test_the_start_page_takes_the_same_queries_at_any_length(cast: Cast, client: Client, count: int) -> None:
    client.force_login(cast.secretary)
    for number in range(12, 12 + count):
        minutes = make_minutes(cast.panel, number)
        write(minutes, 1, action(f"a{number}", "Secretary to write."))
        keep_late_words(item_of(minutes, 2), paragraph("q", "Came late."), base_revision=0, by=cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        client.get("/")

    assert len(queries) == 17
