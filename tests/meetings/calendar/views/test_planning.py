"""A year planned on the calendar of a panel: what is shown, refused, kept, made."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from meetings.calendar.services.arranging import Arrangement
from meetings.calendar.services.planning import plan_meetings
from meetings.models import Meeting, Panel
from tests.conftest import Cast
from tests.meetings.calendar.views.pages import CALENDAR, plan, query, words
from tests.pages import page_text


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
        ({"which": 9}, "is not one of the choices"),
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


@pytest.mark.parametrize("day", ["0026-12-01", "9999-12-31"])
def test_a_year_that_is_far_off_is_said_at_the_date(desk: Client, spring: list[Meeting], day: str) -> None:
    response = desk.post(f"{CALENDAR}new/", {"kind": "ordinary", "number": 9, "held_on": day})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (400, ["held_on"])
    assert "is far off. Is the year right?" in form.errors["held_on"][0]
