"""The register of interests on its page, as a file, and as it is kept."""

from datetime import date

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import Role, SeenBy
from meetings.models import Meeting, StandingInterest
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.attendance.coming import PAGE, person_of
from tests.pages import page_text

REGISTER = "/panels/GRID/interests/"
SENT = {
    "what": "Director of Harbour Power",
    "organisation": "Harbour Power",
    "words": "budget",
    "seen_by": "panel",
    "starts_on": "2015-03-01",
    "ends_on": "",
}


def test_a_member_enters_their_own_and_ends_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.member)
    added = client.post(f"{REGISTER}add/", SENT)
    interest = StandingInterest.objects.get()
    change = f"{REGISTER}{interest.pk}/change/"
    shown = client.get(change)
    client.post(change, SENT | {"ends_on": "2020-01-31"})
    page = page_text(client.get(REGISTER))

    assert added["Location"] == REGISTER
    assert "Harbour Power" in shown.content.decode()
    assert (interest.person, StandingInterest.objects.get().ends_on) == (person_of(cast.member), date(2020, 1, 31))
    assert "since 1 March 2015, until 31 January 2020 · read by the panel" in page


def test_the_secretariat_says_whose_it_is(cast: Cast, client: Client, meeting: Meeting) -> None:
    client.force_login(cast.secretary)
    client.post(f"{REGISTER}add/", SENT | {"person": person_of(cast.chair).pk})
    coming = page_text(client.get(PAGE))

    assert StandingInterest.objects.get().person == person_of(cast.chair)
    assert "Item 2 names “budget”. Chair has an interest in the register: Director of Harbour Power" in coming


def test_what_cannot_be_taken_keeps_what_was_typed(cast: Cast, client: Client) -> None:
    client.force_login(cast.member)
    response = client.post(f"{REGISTER}add/", SENT | {"ends_on": "2014-01-01"})
    page = page_text(response)

    assert response.status_code == 400
    assert "An interest cannot end before it starts." in page
    assert "Director of Harbour Power" in response.content.decode()


def test_the_file_has_what_stands_and_what_was_declared(cast: Cast, client: Client, meeting: Meeting) -> None:
    register_interest(cast.panel, person_of(cast.member), Stated("=Shares", date(2015, 3, 1)), by=cast.member)
    declare_interest(meeting.items.get(number=2), person_of(cast.member), "A brother", by=cast.member)
    client.force_login(cast.secretary)
    lines = client.get("/panels/GRID/interests.csv").getvalue().decode("utf-8-sig").splitlines()

    assert lines == [
        "Person,Kind,Meeting,Item,Interest,Since,Until,Who may read it",
        "Member,Standing,,,'=Shares,2015-03-01,,The panel",
        f"Member,At an item,GRID31,2,A brother,{meeting.held_on},{meeting.held_on},",
    ]


def test_a_stranger_finds_the_register_where_something_is_for_everybody(cast: Cast, client: Client) -> None:
    before = client.get(REGISTER).status_code
    stated = Stated("Open to all", date(2015, 3, 1), seen_by=SeenBy.EVERYBODY)
    register_interest(cast.panel, person_of(cast.member), stated, by=cast.member)
    hidden = Stated("Hidden from all", date(2015, 3, 1), seen_by=SeenBy.SECRETARIAT)
    register_interest(cast.panel, person_of(cast.member), hidden, by=cast.member)
    page = page_text(client.get(REGISTER))

    assert before == 404
    assert ("Open to all" in page, "Hidden from all" in page, "Declared at meetings" in page) == (True, False, False)


def test_the_page_of_one_person_has_theirs_alone(cast: Cast, bo: User, client: Client) -> None:
    for account, what in ((cast.member, "Of Member"), (bo, "Of Bo")):
        register_interest(cast.panel, person_of(account), Stated(what, date(2015, 3, 1)), by=account)
    client.force_login(cast.secretary)
    page = page_text(client.get(REGISTER, {"person": person_of(bo).pk}))

    assert ("Of Bo" in page, "Of Member" in page) == (True, False)


@pytest.mark.parametrize("person", ["x", "0", "9" * 40])
def test_a_person_who_is_not_there_has_none(cast: Cast, client: Client, person: str) -> None:
    client.force_login(cast.secretary)

    assert client.get(REGISTER, {"person": person}).status_code == 200


@pytest.mark.parametrize("count", [1, 10])
def test_the_page_takes_the_same_queries_whatever_its_length(
    cast: Cast, client: Client, django_assert_num_queries, meeting: Meeting, count: int
) -> None:
    for number in range(count):
        account = make_member(cast.panel, f"member-{number}@example.org", Role.MEMBER)
        stated = Stated("Shares", date(2015, 3, 1), organisation="Harbour Power")
        register_interest(cast.panel, person_of(account), stated, by=account)
        declare_interest(meeting.items.get(number=2), person_of(account), "Shares", by=account)
    client.force_login(cast.secretary)

    with django_assert_num_queries(6):
        client.get(REGISTER)
