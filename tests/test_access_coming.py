"""Who gets what at the addresses about coming to a meeting, and what each may change there."""

from datetime import date

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.attendance.rsvp_mail import pass_for
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import Stated, register_interest
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import SeenBy
from meetings.models import AgendaItem, Meeting, Person, Recusal, StandingInterest
from tests.access import (
    EACH_ROLE,
    EVERYBODY,
    ITS_SECRETARY,
    NOBODY,
    OF_THE_PANEL,
    ROLES,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.meetings.attendance.coming import NEXT_MONTH
from tests.strange_values import faults

PAGE, ROUTE = "/meetings/GRID31/coming/", "meetings/<str:reference>/coming/"
BY_MAIL = "coming/<str:token>/"
WHO_SITS = OF_THE_PANEL | {"observer": 403, "cleared_observer": 403, "member": 302, "chair": 302, "secretary": 403}
SECRETARY_CHANGES = ITS_SECRETARY | {"secretary": 302}
SENT_ON = dict.fromkeys(ROLES, 302)


def of_the_member() -> str:
    return pass_for(Meeting.objects.get(number=31), Person.objects.get(name="Member"))


def interest_of(name: str) -> str:
    return f"{PAGE}interest/{Recusal.objects.get(person__name=name).pk}/withdraw"


DECLARED = "/panels/GRID/declarations/"
REGISTER, CHANGE = "/panels/GRID/interests/", "panels/<str:code>/interests/<int:pk>/change/"
STATED = {"what": "A share", "organisation": "", "words": "", "seen_by": "panel", "starts_on": "2015-03-01"}
HIDDEN_ENTRY = ITS_SECRETARY | {"observer": 404, "cleared_observer": 404, "member": 404}


def entry(name: str) -> str:
    return f"{REGISTER}{StandingInterest.objects.get(person__name=name).pk}/change/"


TABLE = [
    Read(PAGE, ROUTE, OF_THE_PANEL, b"Quorum"),
    Read("/meetings/GRID99/coming/", ROUTE, NOBODY | {"anonymous": 302}, b""),
    Read(lambda: f"/coming/{of_the_member()}/", BY_MAIL, EVERYBODY, b"Member, are you coming?"),
    Read(lambda: f"/coming/{of_the_member()}x/", BY_MAIL, NOBODY, b""),
    Read(REGISTER, "panels/<str:code>/interests/", EVERYBODY, b"Director of Harbour Power"),
    Read("/panels/NONE/interests/", "panels/<str:code>/interests/", NOBODY, b""),
    Read(DECLARED, "panels/<str:code>/declarations/", OF_THE_PANEL, b"Declared at meetings"),
    Read("/panels/NONE/declarations/", "panels/<str:code>/declarations/", NOBODY | {"anonymous": 302}, b""),
    Read("/panels/GRID/declarations.csv", "panels/<str:code>/declarations.csv", OF_THE_PANEL, b"Member,GRID31"),
    Read("/panels/GRID/interests.csv", "panels/<str:code>/interests.csv", EVERYBODY, b"Director of Harbour Power"),
    Read(f"{REGISTER}add/", "panels/<str:code>/interests/add/", OF_THE_PANEL, b"Enter an interest"),
    Read(lambda: entry("Member"), CHANGE, ITS_SECRETARY | {"member": 200}, b"An interest of Member."),
    Read(lambda: entry("Chair"), CHANGE, HIDDEN_ENTRY | {"chair": 200}, b"An interest of Chair."),
]
SENT = [
    Sent(PAGE, ROUTE, {"coming": "yes"}, WHO_SITS, b"/meetings/GRID31/coming/"),
    Sent(
        lambda: f"{PAGE}?for={Person.objects.get(name='Chair').pk}",
        ROUTE,
        {"coming": "no"},
        SECRETARY_CHANGES,
        b"/meetings/GRID31/coming/",
    ),
    Sent(f"{PAGE}ask", "meetings/<str:reference>/coming/ask", {}, SECRETARY_CHANGES, b"/meetings/GRID31/coming/"),
    Sent(
        f"{PAGE}interest",
        "meetings/<str:reference>/coming/interest",
        {
            "number": 1,
            "interest": "A share",
            "follows": "leaves",
            "person": lambda: Person.objects.get(name="Chair").pk,
        },
        WHO_SITS | {"secretary": 302},
        b"/meetings/GRID31/coming/",
    ),
    Sent(
        lambda: interest_of("Member"),
        "meetings/<str:reference>/coming/interest/<int:pk>/withdraw",
        {},
        SECRETARY_CHANGES | {"member": 302},
        b"/meetings/GRID31/coming/",
    ),
    Sent(
        f"{REGISTER}add/",
        "panels/<str:code>/interests/add/",
        STATED | {"person": lambda: Person.objects.get(name="Member").pk},
        OF_THE_PANEL | {role: 302 for role, status in OF_THE_PANEL.items() if status == 200},
        REGISTER.encode(),
    ),
    Sent(lambda: entry("Member"), CHANGE, STATED, SECRETARY_CHANGES | {"member": 302}, REGISTER.encode()),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    meeting = create_meeting(cast.panel, 31, by=cast.secretary, held_on=NEXT_MONTH)
    add_items(meeting, [PlannedItem(1, "Welcome"), PlannedItem(2, "Budget")], by=cast.secretary)
    member = Person.objects.get(account=cast.member)
    declare_interest(AgendaItem.objects.get(meeting=meeting, number=2), member, "A brother", by=cast.member)
    since = date(2015, 3, 1)
    public = Stated("Director of Harbour Power", since, seen_by=SeenBy.EVERYBODY)
    register_interest(cast.panel, member, public, by=cast.member)
    hidden = Stated("A quiet share", since, seen_by=SeenBy.SECRETARIAT)
    register_interest(cast.panel, Person.objects.get(account=cast.chair), hidden, by=cast.chair)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


def test_whoever_holds_the_link_answers_for_its_person_and_nobody_else(house: Cast, client: Client) -> None:
    meeting = Meeting.objects.get(number=31)

    status = client.post(f"/coming/{of_the_member()}/", {"coming": "no"}).status_code

    assert status == 302
    assert [(str(reply.person), reply.coming) for reply in meeting.replies.all()] == [("Member", "no")]


@pytest.mark.parametrize("closed", ["account", "membership"])
def test_a_link_of_somebody_who_has_gone_leads_nowhere(house: Cast, client: Client, closed: str) -> None:
    address = f"/coming/{of_the_member()}/"
    if closed == "account":
        User.objects.filter(pk=house.member.pk).update(is_active=False)
    else:
        Person.objects.get(account=house.member).memberships.update(ends_on="2021-01-01")

    assert (client.get(address).status_code, client.post(address, {"coming": "yes"}).status_code) == (404, 404)


@pytest.mark.parametrize("role", ["secretary", "member"])
def test_a_form_that_outlives_its_session_loses_nothing(house: Cast, role: str) -> None:
    missed = routes_not_walked(house, role, TABLE, SENT)

    assert role != "secretary" or missed == set()


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
