"""A draft is for those who draft it, what was opened for the whole panel, and what was never opened stays theirs."""

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.correspondence.services.closing import cancel_decision
from meetings.models import Meeting
from tests.meetings.correspondence.asking import SITE, House, drafted, opened


def got(client: Client, by: User, meeting: Meeting, page: str = "1/") -> int:
    client.force_login(by)
    return client.get(f"/meetings/{meeting.reference}/questions/{page}").status_code


@pytest.mark.parametrize(("is_opened", "status"), [(False, 404), (True, 200)])
def test_one_that_was_cancelled_is_read_by_whom_it_was_opened_to(
    house: House, client: Client, status: int, *, is_opened: bool
) -> None:
    meeting = opened(house) if is_opened else drafted(house)
    cancel_decision(meeting, "Put wrongly.", site=SITE, by=house.secretary)

    assert got(client, house.accounts["Ada"], meeting) == status
    assert got(client, house.secretary, meeting) == 200


def test_a_question_that_there_is_not_is_not_there(house: House, client: Client) -> None:
    meeting = opened(house)

    for page in ("2/", "0/", f"{10**30}/"):
        assert got(client, house.secretary, meeting, page) == 404


@pytest.mark.parametrize("address", ["/meetings/GRID-C1/", "/meetings/GRID-C1/agenda/", "/panels/GRID/", "/"])
def test_no_other_page_tells_a_member_of_a_draft(house: House, client: Client, address: str) -> None:
    drafted(house)
    client.force_login(house.accounts["Ada"])

    assert "Budget" not in client.get(address).content.decode()


def test_its_items_are_changed_by_its_own_pages_alone(house: House, client: Client) -> None:
    meeting = drafted(house)
    (item,) = meeting.items.all()
    client.force_login(house.secretary)
    below = "/meetings/GRID-C1/agenda/"

    sent = [
        client.post(f"{below}add", {"title": "Tea"}),
        client.post(f"{below}bin", {"item": item.pk}),
        client.post(f"{below}items/{item.pk}/", {"title": "Tea", "sensitivity": "public"}),
        client.post(f"{below}items/{item.pk}/withdraw/", {"reason": "No."}),
    ]

    assert [response.status_code for response in sent] == [409] * 4
    assert [(each.title, each.withdrawn_reason) for each in meeting.items.all()] == [("Budget", "")]
