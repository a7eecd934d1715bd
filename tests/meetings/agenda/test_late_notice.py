"""An agenda that goes out after the day by which the panel's notice asks for it: it is said, and it still goes out."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from meetings.agenda.late_notice import said_of_late_notice
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.models import AgendaIssue, Meeting
from meetings.panels.rules import PanelRules
from tests.conftest import Cast
from tests.meetings.agenda.planning import plan_meeting

PAGE = "/meetings/GRID12/agenda/issue/"
DUE_WEDNESDAY = "The agenda was due on Wednesday 25 November 2026"
DUE_FRIDAY = "The agenda was due on Friday 27 November 2026"


@pytest.mark.parametrize(
    ("held_on", "issued_on", "said"),
    [
        (date(2026, 12, 2), date(2026, 11, 25), ""),
        (date(2026, 12, 2), date(2026, 11, 26), f"{DUE_WEDNESDAY}: it is one working day late."),
        (date(2026, 12, 2), date(2026, 11, 29), f"{DUE_WEDNESDAY}: it is two working days late."),
        (date(2026, 12, 4), date(2026, 11, 29), f"{DUE_FRIDAY}, the last working day before today."),
    ],
)
def test_it_is_said_by_how_many_working_days_it_is_late(held_on: date, issued_on: date, said: str) -> None:
    assert said_of_late_notice(PanelRules(notice_days=5), held_on, issued_on) == said


def on_the_page(cast: Cast, client: Client, day: int, *, issues: bool = False) -> str:
    with time_machine.travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False):
        client.force_login(cast.secretary)
        page = client.get(PAGE).content.decode()
        if issues:
            client.post(PAGE)
    return page


def test_the_page_says_it_once_and_lets_one_issue(cast: Cast, client: Client) -> None:
    """It is said of the first issue: a revision is late for no notice."""
    planned = plan_meeting(cast.panel)
    Meeting.objects.update(held_on=date(2026, 12, 2))

    in_time = on_the_page(cast, client, 25)
    late = on_the_page(cast, client, 27, issues=True)
    issued = AgendaIssue.objects.count()
    plan_items(planned, [NewItem(Details("Risks"))], by=cast.secretary)
    revised = on_the_page(cast, client, 28)

    assert f"{DUE_WEDNESDAY}: it is two working days late." in late
    assert issued == 1
    assert "Issue the revised agenda" in revised
    assert "The agenda was due" not in in_time + revised
