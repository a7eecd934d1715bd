"""Items that members propose, on the page of the agenda."""

from django.test import Client

from meetings.agenda.services.proposals import propose_item
from meetings.models import ItemProposal, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, numbered
from tests.meetings.agenda.views.pages import PAGE, as_read
from tests.pages import page_text


def test_a_proposal_from_the_member_to_the_agenda_and_back(cast: Cast, planned: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    for title in ("Quokkas", "Wombats", "Numbats"):
        client.post(f"{PAGE}propose/", {"title": title, "why": "They breed.", "minutes_needed": "15"})
    quokkas, wombats, numbats = ItemProposal.objects.order_by("pk")
    client.post(f"{PAGE}take-back", {"proposal": numbats.pk}, follow=True)
    client.force_login(cast.secretary)
    offered = as_read(page_text(client.get(PAGE)))
    client.post(f"{PAGE}accept", {"proposal": quokkas.pk})
    client.post(f"{PAGE}proposals/{wombats.pk}/decline/", {"reason": "Not ours."})
    client.force_login(cast.member)

    page = as_read(page_text(client.get(PAGE)))

    assert "Quokkas Member" in offered
    assert "They breed." in offered
    assert "Numbats" not in offered
    assert (4, "Quokkas") in numbered(planned)
    assert "Quokkas On the agenda" in page
    assert "Wombats Declined Not ours." in page
    assert "Numbats Withdrawn" in page


def test_others_see_nothing_of_a_proposal(cast: Cast, planned: Meeting, client: Client) -> None:
    proposal = propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=cast.member)

    for role in ("chair", "observer", "cleared_observer"):
        client.force_login(getattr(cast, role))
        assert "Quokkas" not in page_text(client.get(PAGE))
        assert client.post(f"{PAGE}take-back", {"proposal": proposal.pk}).status_code == 404
