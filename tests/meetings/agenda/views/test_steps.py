"""Steps of an agenda that ask for something first."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from meetings.models import ItemProposal, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import item_at, numbered
from tests.meetings.agenda.views.pages import PAGE, as_read
from tests.pages import page_text


@pytest.mark.parametrize(
    ("address", "sent", "sentence", "typed"),
    [
        ("add", {"title": "", "presenter": "Ann Ost"}, "Give the item a title", 'value="Ann Ost"'),
        ("add", {"title": "Risks", "minutes_allotted": "0"}, "at least 1", 'value="Risks"'),
        ("add", {"title": "x" * 501}, "at most 500 characters", "x" * 501),
        ("items/{item}/", {"title": "Price", "sensitivity": "confidential"}, "Say why the item is", 'value="Price"'),
        ("items/{item}/withdraw/", {"reason": ""}, "Say why", "Withdraw item 1"),
        ("propose/", {"title": "Quokkas"}, "Say why it should be taken", 'value="Quokkas"'),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    cast: Cast, planned: Meeting, client: Client, address: str, sent: dict[str, str], sentence: str, typed: str
) -> None:
    client.force_login(cast.member if address == "propose/" else cast.secretary)

    response = client.post(PAGE + address.format(item=item_at(planned, 1).pk), sent)

    page = page_text(response)
    assert response.status_code == 400
    assert sentence in page
    assert typed in page
    assert len(numbered(planned)) == 3
    assert not ItemProposal.objects.exists()


def test_issued_and_changed_and_issued_again_and_recalled(
    cast: Cast, planned: Meeting, secretary: Client, client: Client
) -> None:
    def standing() -> str:
        return re.search(r"</h1>\s*<p>(.*?)</p>", page_text(secretary.get(PAGE)))[1]

    states = [standing()]
    for address in ("issue/", "add", "issue/", "recall/"):
        if address != "add":
            assert secretary.get(PAGE + address).status_code == 200
        secretary.post(PAGE + address, {"title": "Risks", "reason": "Wrong day"})
        states.append(standing())

    assert states == [
        "A draft: the panel reads it once it is issued.",
        "It is issued as it stands here.",
        "Changed since revision 1. The panel reads revision 1 until this is issued.",
        "Revision 2 is issued, as it stands here.",
        "Revision 2 was recalled: the panel reads the next one, once it is issued.",
    ]
    client.force_login(cast.member)
    page = as_read(page_text(client.get(PAGE)))
    assert "The agenda was recalled." in page
    assert "Wrong day" in page
    assert "Welcome" not in page


def test_what_is_missing_is_listed_before_anybody_can_issue(planned: Meeting, secretary: Client) -> None:
    Meeting.objects.update(held_on=None)

    page = page_text(secretary.get(f"{PAGE}issue/"))
    refused = secretary.post(f"{PAGE}issue/")

    assert "The meeting has no date yet" in page
    assert '<button class="btn btn-primary"' not in page.partition("</main>")[0]
    assert refused.status_code == 409
    assert "The meeting has no date yet" in page_text(refused)


def test_an_item_changed_in_another_tab_is_not_written_over_unseen(planned: Meeting, secretary: Client) -> None:
    address = f"{PAGE}items/{item_at(planned, 2).pk}/"
    title_alone = {"purpose": "", "presenter": "", "sensitivity": "public"}

    def seen(response: HttpResponse) -> str:
        return re.search(r'name="seen" value="(\w+)"', page_text(response))[1]

    opened = seen(secretary.get(address))
    other = secretary.post(address, title_alone | {"title": "Budget of 2027", "minutes_allotted": 30, "seen": opened})
    mine = title_alone | {"title": "Budgets"}
    refused = secretary.post(address, mine | {"seen": opened})
    stood = item_at(planned, 2).title
    kept = secretary.post(address, mine | {"seen": seen(refused)})

    assert [other.status_code, refused.status_code, kept.status_code] == [302, 400, 302]
    assert "It is now: Budget of 2027 · 30 minutes · Public." in page_text(refused)
    assert 'value="Budgets"' in page_text(refused)
    assert [stood, item_at(planned, 2).title] == ["Budget of 2027", "Budgets"]
