"""The list of the papers of a meeting: what each reader is shown and told, and what its secretary does there."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Audience, Sensitivity
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.items import PlannedItem, add_items, withdraw_item
from meetings.enums import MeetingState, Role
from meetings.models import Meeting, Paper
from meetings.papers.services.bin import bin_paper
from meetings.papers.services.papers import add_paper
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.papers.orders import paper, titles
from tests.meetings.papers.papers import hand_in, item
from tests.meetings.papers.views.pages import LIST, PACK, got, status
from tests.pages import page_text


def buttons(page: str, title: str) -> dict[str, str]:
    """Which paper each of its buttons sends it to."""
    found = re.findall(rf'name="to" value="([^"]+)" id="(up|down)-{paper(title).pk}"', page)
    return {way: Paper.with_binned.get(pk=to).title for to, way in found}


def test_the_list_has_buttons_for_it_and_leads_back_to_the_paper(cast: Cast, ordered: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    page = page_text(client.get(LIST))

    response = client.post(f"/papers/{paper('Ants').pk}/move", {"to": str(paper("Bees").pk)})

    assert buttons(page, "Ants") == {"up": "Ants", "down": "Bees"}
    assert buttons(page, "Bees") == {"up": "Ants", "down": "Cats"}
    assert buttons(page, "Dogs") == {}
    assert response["Location"] == f"{LIST}#paper-{paper('Ants').pk}"
    assert "GRID_48_01 is moved." in page_text(client.get(LIST))
    assert titles(ordered) == ["Bees", "Ants", "Cats", "Dogs"]


@pytest.mark.parametrize("sent", [{}, {"to": "up"}, {"to": "00000000-0000-0000-0000-000000000000"}])
def test_a_place_that_is_none_is_told_so(cast: Cast, ordered: Meeting, client: Client, sent: dict[str, str]) -> None:
    client.force_login(cast.secretary)

    response = client.post(f"/papers/{paper('Ants').pk}/move", sent)

    assert response.status_code == 400
    assert "did not say where the paper goes" in page_text(response)


def test_who_is_not_cleared_moves_a_paper_over_what_they_do_not_see(
    cast: Cast, ordered: Meeting, client: Client
) -> None:
    """The second paper is not there for them; the third stands below the first."""
    Paper.objects.filter(title="Bees").update(sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="A price")
    client.force_login(make_member(cast.panel, "clerk@example.org", Role.DEPUTY_SECRETARY))
    page = page_text(client.get(LIST))

    client.post(f"/papers/{paper('Ants').pk}/move", {"to": str(paper("Cats").pk)})

    assert buttons(page, "Ants") == {"up": "Ants", "down": "Cats"}
    assert str(paper("Bees").pk) not in page
    assert titles(ordered, Audience.PUBLIC) == ["Cats", "Ants", "Dogs"]


def test_a_page_with_script_is_sent_the_papers_of_the_item_and_what_was_said(
    cast: Cast, ordered: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    address = f"/papers/{paper('Ants').pk}/move"

    response = client.post(address, {"to": str(paper("Bees").pk)}, headers={"HX-Request": "true"})
    moved = page_text(response)
    Meeting.objects.update(state=MeetingState.CLOSED)
    refused = page_text(client.post(address, {"to": str(paper("Cats").pk)}, headers={"HX-Request": "true"}))

    assert response["HX-Replace-Url"] == LIST
    assert re.findall("(Ants|Bees|Cats|Dogs)</a>", moved) == ["Bees", "Ants", "Cats"]
    assert '<div hx-swap-oob="beforeend:#log"><p>GRID_48_01 is moved.</p></div>' in moved
    assert "its papers stay as they are." in refused
    assert "/move" not in refused


@pytest.mark.parametrize(
    ("role", "count", "hidden"),
    [("observer", 1, 0), ("cleared_observer", 3, 5), ("member", 3, 5), ("chair", 3, 5), ("secretary", 3, 5)],
)
def test_list_and_counts_hold_only_what_each_reader_is_cleared_for(
    cast: Cast, meeting: Meeting, client: Client, role: str, count: int, hidden: int
) -> None:
    client.force_login(getattr(cast, role))

    page, pack = got(client, LIST), got(client, PACK)

    tokens = (
        "quokkatitle",
        "quokkareason",
        "quokkaitem",
        "quokkapaper",
        str(Paper.objects.get(title="quokkapaper").pk),
    )
    assert sum(token in page for token in tokens) == hidden
    assert ("quokka" in page) == bool(hidden)
    assert f"{count} paper{'s' * (count > 1)}" in page
    assert f"Agenda and {count} paper{'s' * (count > 1)} as one PDF" in pack
    assert "Wombat report" in page
    assert "quokka" not in pack


def test_what_a_withheld_item_holds_is_not_told(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.observer)

    page = got(client, LIST)

    assert "A supplier" in page
    assert "No paper." not in page


def test_an_agenda_that_is_not_issued_has_no_side_door(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    paper = Paper.objects.get(title="Wombat report")
    client.force_login(cast.member)
    doors = [LIST, PACK, "/meetings/GRID48/pack.pdf", f"/papers/{paper.pk}/", f"/papers/{paper.pk}/v1/file"]

    assert [status(client, door) for door in doors] == [404] * 5


def test_an_item_added_since_the_agenda_was_issued_waits_for_the_next_issue(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    issue_agenda(meeting, site="http://testserver", by=cast.secretary)
    add_items(meeting, [PlannedItem(3, "numbatitem")], by=cast.secretary)
    new = hand_in(item(meeting, 3), "numbattitle", "numbatwords")
    doors = [LIST, PACK, f"/papers/{new.pk}/", f"/papers/{new.pk}/v1/file", f"/papers/{new.pk}/v1/pages/1.webp"]
    seen = []
    for who in (cast.member, cast.secretary):
        client.force_login(who)
        seen.append(([status(client, door) for door in doors], "numbat" in got(client, LIST)))

    issue_agenda(meeting, site="http://testserver", by=cast.secretary)
    client.force_login(cast.member)

    assert seen == [([200, 200, 404, 404, 404], False), ([200] * 5, True)]
    assert "numbattitle" in got(client, LIST)
    assert client.get(f"/papers/{new.pk}/").status_code == 200


@pytest.mark.parametrize(("role", "queries"), [("member", 8), ("secretary", 10)])
def test_the_list_takes_the_same_queries_whatever_its_length(
    cast: Cast, meeting: Meeting, client: Client, role: str, queries: int
) -> None:
    client.force_login(getattr(cast, role))
    client.get(LIST)
    taken = []
    for more in (0, 40):
        for number in range(more):
            hand_in(item(meeting, 1), f"Paper {number}", f"words {number}")
        with CaptureQueriesContext(connection) as asked:
            page = got(client, LIST)
        taken.append(len(asked))

    assert taken == [queries, queries]
    assert "43 papers" in page


def test_no_paper_is_offered_for_an_item_that_is_withdrawn(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    offered = f"/papers/add/?item={item(meeting, 2).pk}"
    before = got(client, LIST)
    withdraw_item(item(meeting, 2), "No time", by=cast.secretary)

    after, form = got(client, LIST), got(client, f"{LIST}add/")

    assert [offered in before, offered in after] == [True, False]
    assert "Withdrawn: No time" in after
    assert f'<option value="{item(meeting, 1).pk}"' in form
    assert f'<option value="{item(meeting, 2).pk}"' not in form


def test_the_bin_is_shown_to_the_secretary_until_when_each_can_be_taken_out(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(add_paper(item(meeting, 1), "Thrown away", by=cast.secretary), by=cast.secretary)
    pages = []
    for who in (cast.chair, cast.secretary):
        client.force_login(who)
        pages.append(got(client, LIST))

    assert ["Thrown away" in page for page in pages] == [False, True]
    assert re.search(r"kept until \d+ \w+ \d{4}", pages[1])
