"""The calendar of a panel as a page, and a year planned on it: what is shown, refused, kept, made."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils.html import strip_tags

from core.web.links import meeting_page
from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingState, Role
from meetings.models import CalendarFeed, Meeting, Panel
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast
from tests.pages import page_text

CALENDAR = "/panels/GRID/calendar/"
RULE = {"which": 2, "weekday": 4, "every": 1, "first": "2023-03-01", "last": "2023-06-01", "clear": 0}
SKIPPED = {"skipped": 5}
TODAY = datetime(2023, 2, 1, 12, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _in_february() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def desk(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def words(response: object) -> str:
    return " ".join(strip_tags(page_text(response)).split())  # type: ignore[attr-defined]


def plan(desk: Client, **choices: str) -> object:
    """Sends what is to become of March, April and June."""
    chosen = {"2023-03-choice": "keep", "2023-04-choice": "keep", "2023-06-choice": "keep"}
    chosen |= {name.replace("_", "-"): said for name, said in choices.items()}
    return desk.post(f"{CALENDAR}plan/?{query()}", chosen)


def query(**changes: object) -> str:
    return "&".join(f"{name}={value}" for name, value in (RULE | SKIPPED | changes).items())


def test_a_panel_without_meetings_leads_to_planning_a_year(desk: Client, cast: Cast) -> None:
    response = desk.get(CALENDAR)

    assert "No meeting is planned" in words(response)
    assert 'href="/panels/GRID/calendar/plan/"' in page_text(response)
    desk.force_login(cast.member)
    assert "/calendar/plan/" not in page_text(desk.get(CALENDAR))


def test_every_date_is_shown_with_what_speaks_against_it_before_anything_is_made(desk: Client) -> None:
    shown = words(desk.get(f"{CALENDAR}plan/?{query(clear=5)}"))

    assert "March 2023 Friday 10 March Another date Leave it out" in shown
    assert (
        "Friday 14 April 2023 lies four working days after Easter Monday; five are asked for. "
        "Proposed: Friday 21 April." in shown
    )
    assert "The second Friday of every month, not in May, five working days clear of bank holidays." in shown
    assert "1 of 3 dates will not do as it is" in shown
    assert not Meeting.objects.exists()


def test_a_date_that_has_passed_is_said_and_planned_only_where_it_is_chosen(cast: Cast, desk: Client) -> None:
    """In New York the second Friday of March is still today."""
    sent = {"2023-03-choice": "leave out", "2023-04-choice": "keep", "2023-06-choice": "keep"}
    address = f"{CALENDAR}plan/?{query()}"
    with time_machine.travel(datetime(2023, 3, 11, 2, tzinfo=ZoneInfo("Europe/London")), tick=False):
        desk.force_login(cast.secretary)
        shown = desk.get(address)
        desk.post(address, sent)
        planned = set(Meeting.objects.values_list("held_on", flat=True))
        Panel.objects.update(rules={"time_zone": "America/New_York"})
        elsewhere = words(desk.get(address))

    assert "Friday 10 March 2023 has passed. Proposed: leave March 2023 out." in words(shown)
    assert "1 of 3 dates will not do as it is" in words(shown)
    assert planned == {date(2023, 4, 14), date(2023, 6, 9)}
    assert "has passed" not in elsewhere


def test_what_is_chosen_is_made_all_at_once(desk: Client) -> None:
    response = plan(desk, **{"2023_04_choice": "other", "2023_04_other": "2023-04-20", "2023_03_choice": "leave out"})

    assert response.status_code == 302
    assert list(Meeting.objects.order_by("number").values_list("number", "held_on")) == [
        (1, date(2023, 4, 20)),
        (2, date(2023, 6, 9)),
    ]
    assert "Meetings 1 to 2 are planned." in words(desk.get(CALENDAR))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"2023_04_choice": "other"}, "Give the other date."),
        ({"2023_04_other": "2023-04-20"}, "Choose “Another date” as well, or leave the date empty."),
        (
            {"2023_04_choice": "other", "2023_04_other": "2023-04-10"},
            "Monday 10 April 2023 is Easter Monday. Give another one, or tick “Keep it all the same”.",
        ),
        ({"2023_04_choice": "other", "2023_04_other": "Easter"}, "This is not a date."),
        ({"2023_04_choice": "other", "2023_04_other": "2023-03-10"}, "Friday 10 March 2023 is there twice."),
        (
            {f"2023_0{month}_choice": "leave out" for month in (3, 4, 6)},
            "Every month is left out. Keep at least one.",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_a_sentence_and_loses_nothing(
    desk: Client, choices: dict[str, str], said: str
) -> None:
    response = plan(desk, **choices)

    assert response.status_code == 400
    assert said in words(response)
    assert not Meeting.objects.exists()
    for value in choices.values():
        assert f'value="{value}"' in page_text(response)


def test_a_holiday_that_is_typed_is_kept_when_somebody_says_so(desk: Client) -> None:
    asked = plan(desk, **{"2023_04_choice": "other", "2023_04_other": "2023-04-10"})
    plan(desk, **{"2023_04_choice": "other", "2023_04_other": "2023-04-10", "2023_04_keep": "on"})

    assert asked.content.count(b'-keep"') == 3  # its name, its id, its label's
    assert date(2023, 4, 10) in Meeting.objects.values_list("held_on", flat=True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"last": "2023-02-01"}, "The last month comes before the first."),
        ({"first": "2023-05-01", "last": "2023-05-01"}, "No month is left over."),
        ({"starts_at": "15:00", "ends_at": "10:00"}, "A meeting ends after it starts."),
        ({"which": 9}, "Select a valid choice."),
    ],
)
def test_a_rule_that_says_nothing_sensible_is_asked_for_again(
    desk: Client, changes: dict[str, object], said: str
) -> None:
    shown = words(desk.get(f"{CALENDAR}plan/?{query(**changes)}"))

    assert said in shown
    assert "The dates" not in shown


def test_the_rule_starts_from_the_times_and_place_of_the_last_meeting(desk: Client, cast: Cast) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2023, 1, 13), time(10), time(15), "Yard")], by=cast.secretary)

    page = page_text(desk.get(f"{CALENDAR}plan/"))

    assert 'value="10:00"' in page
    assert 'value="Yard"' in page
    assert '<option value="2023-03-01" selected>March 2023</option>' in page
    assert '<option value="2024-02-01" selected>February 2024</option>' in page


def test_one_meeting_is_added_by_hand(desk: Client) -> None:
    sent = {"kind": "extraordinary", "number": 7, "held_on": "2023-04-07", "starts_at": "10:00"}

    refused = desk.post(f"{CALENDAR}new/", sent)
    taken = desk.post(f"{CALENDAR}new/", sent | {"keep": "on"})

    assert refused.status_code == 400
    assert "Friday 7 April 2023 is Good Friday. Choose another day, or tick “Keep it all the same”." in words(refused)
    assert 'name="keep"' in page_text(refused)
    assert 'name="keep"' not in page_text(desk.get(f"{CALENDAR}new/"))
    assert taken.status_code == 302
    assert list(Meeting.objects.values_list("number", "kind", "held_on")) == [(7, "extraordinary", date(2023, 4, 7))]


def test_two_meetings_of_one_number_are_refused_in_a_sentence(desk: Client, cast: Cast) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2023, 3, 10))], by=cast.secretary)

    response = desk.post(f"{CALENDAR}new/", {"kind": "ordinary", "number": 1, "held_on": "2023-04-20"})

    assert "There is a meeting 1 already. The next free number is 2." in words(response)
    assert 'value="2023-04-20"' in page_text(response)


@pytest.fixture
def spring(cast: Cast) -> list[Meeting]:
    days = [date(2023, 3, 10), date(2023, 4, 21), date(2023, 6, 9)]
    return plan_meetings(cast.panel, [Arrangement(day, time(10), time(15), "Yard") for day in days], by=cast.secretary)


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


@pytest.mark.parametrize("day", ["0026-12-01", "9999-12-31"])
def test_a_year_that_is_far_off_is_said_at_the_date(desk: Client, spring: list[Meeting], day: str) -> None:
    response = desk.post(f"{CALENDAR}new/", {"kind": "ordinary", "number": 9, "held_on": day})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (400, ["held_on"])
    assert "is far off. Is the year right?" in form.errors["held_on"][0]


def test_a_meeting_is_moved_cancelled_renumbered_and_laid_in_the_bin_by_its_pages(
    desk: Client, spring: list[Meeting]
) -> None:
    desk.post("/meetings/GRID1/move/", {"held_on": "2023-03-17", "place": "Hall"})
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    desk.post("/meetings/GRID3/number/", {"number": 5})
    desk.post("/meetings/GRID5/bin/")

    rows = Meeting.with_binned.order_by("number").values_list("number", "held_on", "state", "place")
    assert list(rows) == [
        (1, date(2023, 3, 17), "planned", "Hall"),
        (2, date(2023, 4, 21), "cancelled", "Yard"),
        (5, date(2023, 6, 9), "planned", "Yard"),
    ]
    assert "Too few of us." in words(desk.get(CALENDAR))
    assert "Bin (1)" in words(desk.get(CALENDAR))
    assert "Meeting 5 9 June 2023 kept until 3 March 2023" in words(desk.get(f"{CALENDAR}bin/"))
    desk.post(f"{CALENDAR}bin/{spring[2].pk}/")
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize(
    ("page", "sent", "said"),
    [
        ("move", {"held_on": ""}, "Give the date."),
        ("move", {"held_on": "2023-04-07"}, "Friday 7 April 2023 is Good Friday."),
        ("move", {"held_on": "2023-03-17", "ends_at": "11:00"}, "Say when it starts as well."),
        ("cancel", {"reason": ""}, "Say why the meeting is cancelled"),
        ("number", {"number": "1"}, "It has this number already."),
        ("number", {"number": "0"}, "Meetings are counted from 1, and up to 99999."),
        ("number", {"number": "99999999999"}, "Meetings are counted from 1, and up to 99999."),
        ("move", {"held_on": "9999-12-31"}, "Friday 31 December 9999 is far off. Is the year right?"),
        ("move", {"held_on": "0017-09-08"}, "is far off. Is the year right?"),
        ("number", {"number": "seven"}, "A number has digits only, such as 48."),
    ],
)
def test_what_cannot_be_is_said_where_it_was_typed(
    desk: Client, spring: list[Meeting], page: str, sent: dict[str, str], said: str
) -> None:
    response = desk.post(f"/meetings/GRID1/{page}/", sent)

    assert response.status_code == 400
    assert said in words(response)
    assert mail.outbox == []


def test_a_cancelled_meeting_is_held_after_all_by_its_page(desk: Client, spring: list[Meeting]) -> None:
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    calendar = page_text(desk.get(CALENDAR))
    page = words(desk.get("/meetings/GRID2/reinstate/"))

    response = desk.post("/meetings/GRID2/reinstate/")

    assert 'href="/meetings/GRID2/reinstate/"' in calendar
    assert (
        "It was cancelled for this reason: “Too few of us.” It keeps its number. What was answered before it was "
        "cancelled no longer counts: who sits on the panel is to say again whether they come. 5 people of the panel "
        "are told by mail." in page
    )
    assert response["Location"] == CALENDAR
    again = words(desk.get(CALENDAR))
    assert "Meeting 2 is held after all." in again
    assert "Too few of us." not in again


def test_a_day_that_is_taken_meanwhile_is_said_on_the_page(cast: Cast, desk: Client, spring: list[Meeting]) -> None:
    desk.post("/meetings/GRID2/cancel/", {"reason": "Too few of us."})
    plan_meetings(cast.panel, [Arrangement(date(2023, 4, 21))], by=cast.secretary)

    response = desk.post("/meetings/GRID2/reinstate/")

    assert response.status_code == 400
    assert "Meeting 4 is on Friday 21 April 2023 already. Move or cancel that one first." in words(response)


@pytest.mark.parametrize("page", ["move", "cancel", "number", "bin", "reinstate"])
def test_the_wrong_moment_is_said_before_anything_is_filled_in(desk: Client, spring: list[Meeting], page: str) -> None:
    Meeting.objects.filter(number=1).update(state=MeetingState.OPEN)

    assert desk.get(f"/meetings/GRID1/{page}/").status_code == 409


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


def test_the_private_address_is_shown_once_and_can_be_withdrawn(desk: Client, spring: list[Meeting]) -> None:
    made = desk.post("/calendar/")
    again = desk.get("/calendar/")

    (address,) = [part for part in page_text(made).split('"') if part.startswith("http") and ".ics" in part]
    assert desk.get(address).status_code == 200
    assert address not in page_text(again)
    assert "You have a private address, made on 1 February 2023." in words(again)
    assert "no-store" in made["Cache-Control"]

    desk.post("/calendar/", {"revoke": "yes"})
    assert desk.get(address).status_code == 410
    assert not CalendarFeed.objects.filter(revoked_at=None).exists()


def test_who_is_asked_for_a_meeting_from_a_mail_or_calendar_finds_its_page(desk: Client, spring: list[Meeting]) -> None:
    assert desk.get(meeting_page("GRID1")).status_code == 200
    desk.logout()
    assert desk.get(meeting_page("GRID1"))["Location"].startswith("/account/sign-in/")


def test_the_list_of_meetings_leads_to_the_calendar_of_a_panel(desk: Client, cast: Cast) -> None:
    alone = page_text(desk.get("/meetings/"))
    appoint_member(
        Panel.objects.get(code="OTHER"),
        cast.secretary.person,
        Role.OBSERVER,
        starts_on=date(2021, 1, 1),
        by=cast.operator,
    )
    among_two = [page_text(desk.get("/meetings/", {"panel": code})) for code in ("OTHER", "", "no/such")]

    assert "/panels/GRID/calendar/" in alone
    assert ["/panels/OTHER/calendar/" in page for page in among_two] == [True, False, False]


def test_meetings_to_come_stand_nearest_first_and_those_held_newest_first(cast: Cast, client: Client) -> None:
    days = {21: (date(2099, 6, 1), MeetingState.PLANNED), 22: (date(2099, 5, 1), MeetingState.PLANNED)}
    days |= {23: (None, MeetingState.PLANNED), 19: (date(2021, 1, 4), MeetingState.CLOSED)}
    days |= {20: (date(2021, 2, 1), MeetingState.CLOSED)}
    for number, (day, state) in days.items():
        Meeting.objects.create(panel=cast.panel, number=number, held_on=day, state=state)
    client.force_login(cast.member)

    page = page_text(client.get("/meetings/"))

    assert re.findall(r">Meeting (\d+)<", page) == ["22", "21", "23", "20", "19"]


def test_the_bin_of_another_panel_is_not_there(desk: Client, cast: Cast) -> None:
    (elsewhere,) = plan_meetings(Panel.objects.get(code="OTHER"), [Arrangement(date(2023, 3, 10))], by=cast.operator)
    bin_meeting(elsewhere, by=cast.operator)

    assert desk.post(f"{CALENDAR}bin/{Meeting.with_binned.get().pk}/").status_code == 404
