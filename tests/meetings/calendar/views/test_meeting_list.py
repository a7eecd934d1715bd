"""The list of the meetings of all panels."""

from datetime import date

from django.test import Client

from meetings.enums import Role
from meetings.models import Panel
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast


def test_the_list_of_meetings_leads_to_the_calendar_of_a_panel(desk: Client, cast: Cast) -> None:
    alone = desk.get("/meetings/").content.decode()
    appoint_member(
        Panel.objects.get(code="OTHER"),
        cast.secretary.person,
        Role.OBSERVER,
        starts_on=date(2021, 1, 1),
        by=cast.operator,
    )
    among_two = [desk.get("/meetings/", {"panel": code}).content.decode() for code in ("OTHER", "", "no/such")]

    assert "/panels/GRID/calendar/" in alone
    assert ["/panels/OTHER/calendar/" in page for page in among_two] == [True, False, False]
