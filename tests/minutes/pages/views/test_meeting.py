from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.items import PlannedItem, add_items, rename_item
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Purpose
from meetings.meeting_words import meeting_meant
from meetings.models import Meeting
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, stated, write
from tests.minutes.conftest import Shelf


def test_the_agenda_shows_what_each_item_has_yielded(cast: Cast, shelf: Shelf, client: Client) -> None:
    client.force_login(cast.member)

    page = client.get("/meetings/GRID10/").content.decode()

    assert "3 decisions · 2 actions" in page
    assert "Published before SmartGov" in page
    assert "Read the minutes" in page


def test_the_secretary_goes_on_drafting_from_here_and_the_chair_reads(cast: Cast, shelf: Shelf, client: Client) -> None:
    def page(role: str) -> str:
        client.force_login(getattr(cast, role))
        return client.get("/meetings/GRID12/").content.decode()

    assert "/drafting/GRID12/" in page("secretary")
    assert "/drafting/GRID12/" not in page("chair")
    assert "Read the draft" in page("chair")


def test_a_member_sees_that_minutes_are_being_prepared_and_nothing_of_them(
    cast: Cast, shelf: Shelf, client: Client
) -> None:
    client.force_login(cast.member)

    page = client.get("/meetings/GRID12/").content.decode()

    assert "The minutes are being prepared" in page
    assert "decision" not in page.split('class="agenda"')[1].split("</ol>")[0]
    assert "GRID12/0" not in page


def test_a_confidential_item_has_its_public_title_for_those_who_are_not_cleared(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    classify_item(
        item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices", public_title="A contract", by=cast.secretary
    )
    minutes.meeting.items.filter(number=2).update(purpose=Purpose.DECISION)

    def page(role: str) -> str:
        client.force_login(getattr(cast, role))
        return client.get("/meetings/GRID12/").content.decode()

    assert "A contract" in page("observer")
    assert "Budget" not in page("observer")
    assert "Prices" not in page("observer")
    assert "For decision" not in page("observer")
    assert "Budget" in page("cleared_observer")
    assert "Confidential: Prices" in page("cleared_observer")
    assert "For decision" in page("cleared_observer")


def test_until_the_meeting_begins_the_panel_reads_the_agenda_as_it_was_issued(cast: Cast, client: Client) -> None:
    meeting = create_meeting(cast.panel, 20, by=cast.secretary, held_on=date(2030, 5, 9))
    add_items(meeting, [PlannedItem(1, "Early thoughts", Purpose.DISCUSSION)], by=cast.secretary)

    client.force_login(cast.member)
    assert "The agenda is not issued yet" in client.get("/meetings/GRID20/").content.decode()
    client.force_login(cast.secretary)
    assert "Early thoughts" in client.get("/meetings/GRID20/").content.decode()
    issue_agenda(meeting, site="https://minutes.example.org", by=cast.secretary)
    rename_item(meeting.items.get(), "Second thoughts", by=cast.secretary)
    client.force_login(cast.member)
    page = client.get("/meetings/GRID20/").content.decode()
    assert ("Early thoughts" in page, "For discussion" in page, "Second thoughts" in page) == (True, True, False)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("September 2017 meeting", 48),
        ("the 49th meeting", 49),
        ("meeting 49", 49),
        ("GRID48", 48),
        ("the next meeting", 48),
        ("its next regular session", None),
        ("18 September 2017", None),
        ("18th September 2017", None),
        ("the 46th meeting", None),
        ("", None),
    ],
)
def test_a_meeting_is_found_by_the_words_minutes_use_for_it(cast: Cast, words: str, number: int | None) -> None:
    for each, day in ((46, date(2017, 7, 14)), (47, date(2017, 8, 11)), (48, date(2017, 9, 8)), (49, None)):
        create_meeting(cast.panel, each, held_on=day, by=cast.secretary)

    found = meeting_meant(words, after=Meeting.objects.get(number=47), among=Meeting.objects.all())

    assert (found and found.number) == number


@pytest.mark.parametrize("count", [1, 25, 200])
def test_the_page_takes_the_same_queries_at_any_length(cast: Cast, client: Client, count: int) -> None:
    client.force_login(cast.secretary)
    owed = "".join(action(f"earlier{each}", "X to do it by the 14th meeting.") for each in range(count))
    write(make_minutes(cast.panel, 13), 1, owed)
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    write(
        minutes,
        1,
        "".join(stated(f"d{each}", "NOTED", "it") + action(f"a{each}", "X to do it.") for each in range(count)),
    )

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/meetings/GRID14/").content.decode()

    assert page.count('class="register-reference"') == count
    assert len(queries) == 11


def test_the_page_is_kept_while_nothing_changes_for_those_who_stand_alike(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    def taken(role: str) -> int:
        client.force_login(getattr(cast, role))
        with CaptureQueriesContext(connection) as queries:
            assert b"Budget" in client.get("/meetings/GRID12/").content
        return len(queries)

    first = [taken(role) for role in ("secretary", "chair", "member", "cleared_observer", "observer")]
    write(minutes, 1, stated("new", "NOTED", "the news"))

    assert first == [10, 10, 10, 4, 10]
    client.force_login(cast.secretary)
    assert "1 decision" in client.get("/meetings/GRID12/").content.decode()
