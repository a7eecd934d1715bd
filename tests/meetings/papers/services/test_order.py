"""The papers of an item in another order: what follows it, what stays, and who may change it until when."""

import re

import pytest
from django.test import Client

from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import MeetingState, Role
from meetings.models import Meeting, Paper
from meetings.pack.plan import papers_in, plan_pack
from meetings.papers.list import items_with_papers
from meetings.papers.services.bin import bin_paper, restore_paper
from meetings.papers.services.order import move_paper
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.papers.papers import hand_in, item, make_meeting

LIST = "/meetings/GRID48/papers/"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Three papers for the first item, and one for the second."""
    made = make_meeting(cast.panel)
    for title in ("Ants", "Bees", "Cats"):
        hand_in(item(made, 1), title, title)
    hand_in(item(made, 2), "Dogs", "d")
    return made


def paper(title: str) -> Paper:
    return Paper.with_binned.select_related("item__meeting__panel").get(title=title)


def titles(meeting: Meeting, audience: Audience = Audience.CONFIDENTIAL) -> list[str]:
    return [each.title for listed in items_with_papers(meeting, audience) for each in listed.papers]


@pytest.mark.parametrize(
    ("moved", "to", "order"),
    [
        ("Ants", "Bees", ["Bees", "Ants", "Cats", "Dogs"]),
        ("Ants", "Cats", ["Bees", "Cats", "Ants", "Dogs"]),
        ("Cats", "Bees", ["Ants", "Cats", "Bees", "Dogs"]),
        ("Cats", "Ants", ["Cats", "Ants", "Bees", "Dogs"]),
    ],
)
def test_a_paper_goes_where_another_stands_in_the_list_and_in_the_pack(
    cast: Cast, meeting: Meeting, moved: str, to: str, order: list[str]
) -> None:
    before = dict(Paper.objects.values_list("title", "reference"))

    assert move_paper(paper(moved), paper(to), by=cast.secretary)

    assert titles(meeting) == order
    assert [each.paper.title for each in papers_in(plan_pack(meeting, Audience.CONFIDENTIAL))] == order
    assert dict(Paper.objects.values_list("title", "reference")) == before
    assert AuditEvent.objects.latest("seq").verb == "meetings.paper_moved"


def test_a_paper_that_stays_where_it_is_leaves_no_event(cast: Cast, meeting: Meeting) -> None:
    before = AuditEvent.objects.count()

    assert not move_paper(paper("Ants"), paper("Ants"), by=cast.secretary)

    assert AuditEvent.objects.count() == before


def test_what_lies_in_the_bin_comes_back_to_its_place(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(paper("Bees"), by=cast.secretary)
    move_paper(paper("Cats"), paper("Ants"), by=cast.secretary)

    restore_paper(paper("Bees"), by=cast.secretary)

    assert titles(meeting) == ["Cats", "Ants", "Bees", "Dogs"]


@pytest.mark.parametrize(("moved", "to"), [("Ants", "Dogs"), ("Ants", "Bees"), ("Bees", "Ants")])
def test_neither_another_items_paper_nor_one_in_the_bin_is_a_place(
    cast: Cast, meeting: Meeting, moved: str, to: str
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(paper("Bees"), by=cast.secretary)

    with pytest.raises(Unacceptable, match="only where another one of its item stands"):
        move_paper(paper(moved), paper(to), by=cast.secretary)


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.CANCELLED])
def test_once_the_meeting_is_over_or_off_the_order_stays(cast: Cast, meeting: Meeting, state: MeetingState) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match="its papers stay as they are"):
        move_paper(paper("Ants"), paper("Bees"), by=cast.secretary)


@pytest.mark.parametrize("role", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_puts_papers_in_order(cast: Cast, meeting: Meeting, role: str) -> None:
    with pytest.raises(NotAllowed):
        move_paper(paper("Ants"), paper("Bees"), by=getattr(cast, role))


def buttons(page: str, title: str) -> dict[str, str]:
    """Which paper each of its buttons sends it to."""
    found = re.findall(rf'name="to" value="([^"]+)" id="(up|down)-{paper(title).pk}"', page)
    return {way: Paper.with_binned.get(pk=to).title for to, way in found}


def test_the_list_has_buttons_for_it_and_leads_back_to_the_paper(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    page = client.get(LIST).content.decode()

    response = client.post(f"/papers/{paper('Ants').pk}/move", {"to": str(paper("Bees").pk)})

    assert buttons(page, "Ants") == {"up": "Ants", "down": "Bees"}
    assert buttons(page, "Bees") == {"up": "Ants", "down": "Cats"}
    assert buttons(page, "Dogs") == {}
    assert response["Location"] == f"{LIST}#paper-{paper('Ants').pk}"
    assert "GRID_48_01 is moved." in client.get(LIST).content.decode()
    assert titles(meeting) == ["Bees", "Ants", "Cats", "Dogs"]


@pytest.mark.parametrize("sent", [{}, {"to": "up"}, {"to": "00000000-0000-0000-0000-000000000000"}])
def test_a_place_that_is_none_is_told_so(cast: Cast, meeting: Meeting, client: Client, sent: dict[str, str]) -> None:
    client.force_login(cast.secretary)

    response = client.post(f"/papers/{paper('Ants').pk}/move", sent)

    assert response.status_code == 400
    assert "did not say where the paper goes" in response.content.decode()


def test_who_is_not_cleared_moves_a_paper_over_what_they_do_not_see(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    """The second paper is not there for them; the third stands below the first."""
    Paper.objects.filter(title="Bees").update(sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="A price")
    client.force_login(make_member(cast.panel, "clerk@example.org", Role.DEPUTY_SECRETARY))
    page = client.get(LIST).content.decode()

    client.post(f"/papers/{paper('Ants').pk}/move", {"to": str(paper("Cats").pk)})

    assert buttons(page, "Ants") == {"up": "Ants", "down": "Cats"}
    assert str(paper("Bees").pk) not in page
    assert titles(meeting, Audience.PUBLIC) == ["Cats", "Ants", "Dogs"]


def test_a_page_with_script_is_sent_the_papers_of_the_item_and_what_was_said(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    address = f"/papers/{paper('Ants').pk}/move"

    response = client.post(address, {"to": str(paper("Bees").pk)}, headers={"HX-Request": "true"})
    moved = response.content.decode()
    Meeting.objects.update(state=MeetingState.CLOSED)
    refused = client.post(address, {"to": str(paper("Cats").pk)}, headers={"HX-Request": "true"}).content.decode()

    assert response["HX-Replace-Url"] == LIST
    assert re.findall("(Ants|Bees|Cats|Dogs)</a>", moved) == ["Bees", "Ants", "Cats"]
    assert '<div hx-swap-oob="beforeend:#log"><p>GRID_48_01 is moved.</p></div>' in moved
    assert "its papers stay as they are." in refused
    assert "/move" not in refused
