from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.enums import Role
from meetings.models import Meeting, Membership, Panel
from meetings.panels.views import MEETINGS_ON_A_PAGE, years_of
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast


def test_seats_say_who_sits_there_now_and_what_is_vacant(cast: Cast, client: Client) -> None:
    first, second = add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)
    add_seats(cast.panel, "Independent Chair", 1, has_vote=False, by=cast.secretary)
    tomos, past = (add_person(name, by=cast.secretary) for name in ("Tomos Pryce", "Bea Lowe"))
    appoint_member(cast.panel, tomos, Role.MEMBER, seat=first, starts_on=date(2020, 1, 1), by=cast.secretary)
    appoint_member(
        cast.panel,
        past,
        Role.MEMBER,
        seat=second,
        starts_on=date(2020, 1, 1),
        ends_on=date(2021, 1, 1),
        by=cast.secretary,
    )
    client.force_login(cast.observer)

    page = " ".join(client.get("/panels/GRID/").content.decode().split())

    assert 'Tomos Pryce; <span class="vacant">one seat vacant</span>' in page
    assert "Bea Lowe" not in page
    assert "no vote" in page
    assert "Secretary" in page


def test_meetings_stand_by_year_and_those_without_a_day_last() -> None:
    days = [date(2018, 1, 5), date(2017, 12, 1), date(2017, 1, 6), None, None]
    meetings = [Meeting(number=number, held_on=day) for number, day in zip(range(9, 4, -1), days, strict=True)]

    assert [(year.label, [meeting.number for meeting in year.meetings]) for year in years_of(meetings)] == [
        ("2018", [9]),
        ("2017", [8, 7]),
        ("Date not recorded", [6, 5]),
    ]


@pytest.mark.parametrize("count", [1, MEETINGS_ON_A_PAGE + 10])
@pytest.mark.parametrize(("address", "queries_taken"), [("/panels/GRID/", 9), ("/meetings/", 6)])
def test_long_lists_of_meetings_have_pages_and_take_the_same_queries(
    cast: Cast, client: Client, count: int, address: str, queries_taken: int
) -> None:
    Meeting.objects.bulk_create(Meeting(panel=cast.panel, number=number) for number in range(1, count + 1))
    client.force_login(cast.member)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(address).content.decode()

    assert page.count('class="row-title"') == min(count, MEETINGS_ON_A_PAGE)
    assert ("Page 1 of 2" in page) == (count > MEETINGS_ON_A_PAGE)
    assert len(queries) == queries_taken


@pytest.mark.parametrize("address", ["", "calendar/", "people/", "settings/", "settings/name/", "standing-items/"])
def test_a_panel_is_found_in_lower_case_as_a_meeting_is(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.secretary)

    assert client.get(f"/panels/grid/{address}").status_code == 200
    assert client.get(f"/panels/other/{address}").status_code == 404


def test_the_list_of_meetings_takes_a_panel_in_lower_case(cast: Cast, client: Client) -> None:
    Meeting.objects.create(panel=cast.panel, number=7)
    client.force_login(cast.secretary)

    assert "GRID7" in client.get("/meetings/?panel=grid").content.decode()


@pytest.mark.parametrize(
    ("who", "named", "linked"),
    [("secretary", True, False), ("chair", True, False), ("observer", False, False), ("member", True, True)],
)
def test_a_panel_lists_the_sub_committees_that_its_reader_may_know_of(
    cast: Cast, client: Client, who: str, named: bool, linked: bool
) -> None:
    below = Panel.objects.create(code="AUDIT", name="Audit Committee", parent=cast.panel)
    Membership.objects.create(panel=below, person=cast.member.person, role=Role.MEMBER, starts_on=date(2020, 1, 1))
    client.force_login(getattr(cast, who))

    page = client.get("/panels/GRID/").content.decode()

    assert ("Audit Committee" in page) == named
    assert ('<a href="/panels/AUDIT/">Audit Committee</a>' in page) == linked


@pytest.mark.parametrize(("who", "linked"), [("secretary", True), ("outsider", False)])
def test_a_sub_committee_leads_to_its_parent_whoever_belongs_there(
    cast: Cast, client: Client, who: str, linked: bool
) -> None:
    below = Panel.objects.create(code="AUDIT", name="Audit Committee", parent=cast.panel)
    person = getattr(cast, who).person
    Membership.objects.create(panel=below, person=person, role=Role.MEMBER, starts_on=date(2020, 1, 1))
    client.force_login(getattr(cast, who))

    page = " ".join(client.get("/panels/AUDIT/").content.decode().split())

    parent = '<a href="/panels/GRID/">Grid Code Panel</a>' if linked else "Grid Code Panel"
    assert f"AUDIT · a sub-committee of {parent} </p>" in page
