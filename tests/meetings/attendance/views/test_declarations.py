"""The declarations of a panel on their page and as a file."""

import pytest
from django.test import Client

from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.views.declarations import ON_A_PAGE
from meetings.enums import Follows, Role
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.attendance.coming import person_of
from tests.meetings.correspondence.asking import answer, opened, seat_five
from tests.pages import page_text

PAGE, FILE = "/panels/GRID/declarations/", "/panels/GRID/declarations.csv"


def declare(cast: Cast, meeting: Meeting, who: str, interest: str = "=A brother") -> int:
    person = person_of(getattr(cast, who))
    item = AgendaItem.objects.get(meeting=meeting, number=2)
    declare_interest(item, person, interest, follows=Follows.LEAVES, by=cast.secretary)
    return person.pk


def test_they_are_told_by_meeting_or_by_person(cast: Cast, meeting: Meeting, client: Client) -> None:
    member = declare(cast, meeting, "member")
    declare(cast, meeting, "chair", "Shares in Voltway")
    client.force_login(cast.secretary)

    by_meeting, by_person = page_text(client.get(PAGE)), page_text(client.get(PAGE, {"by": "person"}))
    of_one = client.get(PAGE, {"person": member})

    assert ("Item 2: Member" in by_meeting, "Shares in Voltway" in by_meeting) == (True, True)
    assert "GRID31</a>, item 2" in by_person
    assert "Voltway" not in page_text(of_one)
    assert f"{FILE}?person={member}" in of_one.content.decode()


def test_a_decision_by_correspondence_is_called_no_meeting(cast: Cast, client: Client) -> None:
    house = seat_five(cast)
    answer(house, opened(house), "Ada", interest="Shares in Voltway")
    client.force_login(cast.secretary)

    page = page_text(client.get(PAGE))

    assert "Decision GRID-C1" in page
    assert "Meeting 1" not in page


def test_the_file_has_what_the_page_has(cast: Cast, meeting: Meeting, client: Client) -> None:
    member = declare(cast, meeting, "member")
    declare(cast, meeting, "chair")
    client.force_login(cast.secretary)
    lines = client.get(FILE, {"person": member}).getvalue().decode("utf-8-sig").splitlines()

    assert lines == [
        "Person,Meeting,Held on,Item,What follows,Interest",
        f"Member,GRID31,{meeting.held_on},2,Leaves,'=A brother",
    ]


@pytest.mark.parametrize("count", [1, ON_A_PAGE + 1])
def test_the_page_takes_the_same_queries_whatever_its_length(
    cast: Cast, meeting: Meeting, client: Client, django_assert_num_queries, count: int
) -> None:
    item = AgendaItem.objects.get(meeting=meeting, number=2)
    for number in range(count):
        account = make_member(cast.panel, f"member-{number}@example.org", Role.MEMBER)
        declare_interest(item, person_of(account), "Shares", by=account)
    client.force_login(cast.secretary)

    with django_assert_num_queries(8):
        page = page_text(client.get(PAGE))
    assert ("Page 1 of 2" in page) == (count > ON_A_PAGE)
