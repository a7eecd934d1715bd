"""The calendar of a panel as a page."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from core.web.links import meeting_page
from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.views.pages import CALENDAR, TODAY, words
from tests.pages import page_text


def test_a_panel_without_meetings_leads_to_planning_a_year(desk: Client, cast: Cast) -> None:
    response = desk.get(CALENDAR)

    assert "No meeting is planned" in words(response)
    assert 'href="/panels/GRID/calendar/plan/"' in page_text(response)
    desk.force_login(cast.member)
    assert "/calendar/plan/" not in page_text(desk.get(CALENDAR))


def test_a_meeting_says_by_when_papers_are_due_and_its_agenda_is_out(
    desk: Client, cast: Cast, spring: list[Meeting]
) -> None:
    with time_machine.travel(TODAY + timedelta(weeks=2), tick=False):
        desk.force_login(cast.secretary)
        shown = words(desk.get(CALENDAR))

    assert (
        "Friday 10 March 10:00 to 15:00 Meeting 1 Yard Papers due 1 March in 10 working days "
        "Agenda out by 3 March in 12 working days Planned ICS file of meeting 1 Change meeting 1" in shown
    )
    assert "Papers due 12 April Agenda out by 14 April Planned" in shown  # too far off to count


def test_of_an_agenda_that_is_out_nobody_is_told_by_when_it_is_due(
    desk: Client, cast: Cast, spring: list[Meeting]
) -> None:
    Meeting.objects.filter(number=1).update(state=MeetingState.AGENDA_ISSUED)
    with time_machine.travel(TODAY + timedelta(weeks=2), tick=False):
        desk.force_login(cast.secretary)
        shown = words(desk.get(CALENDAR))

    assert "Papers due 1 March in 10 working days Agenda issued ICS file of meeting 1" in shown


def test_a_reader_has_the_dates_and_the_file_and_no_buttons(desk: Client, cast: Cast, spring: list[Meeting]) -> None:
    desk.force_login(cast.observer)

    page = page_text(desk.get(CALENDAR))

    assert "Friday 10 March" in page
    assert "/meetings/GRID1.ics" in page
    assert "/meetings/GRID1/move/" not in page


def test_numbers_that_do_not_follow_the_dates_are_offered_to_be_put_in_order(
    desk: Client, spring: list[Meeting]
) -> None:
    assert "The numbers do not follow the dates" not in words(desk.get(CALENDAR))
    desk.post("/meetings/GRID1/move/", {"held_on": "2023-07-14"})
    assert "The numbers do not follow the dates" in words(desk.get(CALENDAR))
    assert "Meeting 2 21 April 2023 becomes meeting 1" in words(desk.get(f"{CALENDAR}order/"))

    desk.post(f"{CALENDAR}order/")

    assert list(Meeting.objects.order_by("number").values_list("held_on", flat=True)) == [
        date(2023, 4, 21),
        date(2023, 6, 9),
        date(2023, 7, 14),
    ]


def test_a_year_is_chosen_by_its_address_and_what_has_no_date_stands_by_itself(
    desk: Client, cast: Cast, spring: list[Meeting]
) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2024, 3, 8))], by=cast.secretary)
    Meeting.objects.create(panel=cast.panel, number=9)

    shown = {year: words(desk.get(CALENDAR, {"year": year})) for year in ("", "2024", "none", "nonsense")}

    assert ["Friday 8 March" in each for each in shown.values()] == [False, True, False, False]
    assert ["Meeting 9" in each for each in shown.values()] == [False, False, True, False]
    assert shown["nonsense"] == shown[""]


@pytest.mark.parametrize("count", [1, 200])
def test_a_calendar_takes_so_many_queries_whatever_it_holds(
    desk: Client, cast: Cast, count: int, django_assert_num_queries
) -> None:
    Meeting.objects.bulk_create(
        Meeting(panel=cast.panel, number=number, held_on=date(2023, 3, 1) + timedelta(days=number % 300))
        for number in range(1, count + 1)
    )

    with django_assert_num_queries(11):
        page = page_text(desk.get(CALENDAR))

    assert page.count('class="calendar-line"') == min(count, 50)


def test_who_is_asked_for_a_meeting_from_a_mail_or_calendar_finds_its_page(desk: Client, spring: list[Meeting]) -> None:
    assert desk.get(meeting_page("GRID1")).status_code == 200
    desk.logout()
    assert desk.get(meeting_page("GRID1"))["Location"].startswith("/account/sign-in/")
