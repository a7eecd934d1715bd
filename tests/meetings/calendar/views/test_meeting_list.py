"""The list of the meetings of all panels."""

import re
from datetime import date

from django.test import Client

from meetings.enums import MeetingState, Role
from meetings.models import Meeting, Panel
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast
from tests.pages import page_text


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


def test_a_list_of_several_panels_names_the_panel_of_each_meeting(cast: Cast, client: Client) -> None:
    other = Panel.objects.get(code="OTHER")
    appoint_member(other, cast.member.person, Role.OBSERVER, starts_on=date(2021, 1, 1), by=cast.operator)
    for panel in (cast.panel, other):
        Meeting.objects.create(panel=panel, number=2, held_on=date(2099, 6, 1), state=MeetingState.PLANNED)
    client.force_login(cast.member)

    lists = [" ".join(client.get(address).content.decode().split()) for address in ("/meetings/", "/calendar/")]

    for page in lists:
        assert [
            re.findall(rf">\s*{name}, meeting (\d)\s*</a>", page) for name in ("Grid Code Panel", "Another Panel")
        ] == [
            ["2"],
            ["2"],
        ]
