"""What only a meeting has is refused to a decision by correspondence, in a sentence."""

from datetime import date

import pytest
from django.test import Client

from core.errors import WrongState
from meetings.agenda.services.issue import issue_agenda
from meetings.calendar.services.arranging import Arrangement, cancel_meeting, move_meeting
from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Meeting
from meetings.sittings import require_sitting
from minutes.sitting.opening import open_meeting
from tests.conftest import Cast

SITE = "http://testserver"


@pytest.fixture
def decision(cast: Cast) -> Meeting:
    return create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)


def test_a_meeting_passes(cast: Cast) -> None:
    require_sitting(create_meeting(cast.panel, 3, by=cast.secretary))


def test_it_is_not_moved_called_off_opened_nor_its_agenda_issued(cast: Cast, decision: Meeting) -> None:
    by = cast.secretary
    steps = (
        lambda: move_meeting(decision, Arrangement(date(2030, 5, 9)), site=SITE, by=by),
        lambda: cancel_meeting(decision, "Not needed.", site=SITE, by=by),
        lambda: issue_agenda(decision, site=SITE, by=by),
        lambda: open_meeting(decision, by=by),
    )
    for step in steps:
        with pytest.raises(WrongState, match="GRID-C1 is a decision by correspondence: nobody meets for it"):
            step()


@pytest.mark.parametrize("page", ["move", "cancel", "number", "bin", "open", "close", "coming", "agenda", "attendance"])
def test_its_pages_say_so(cast: Cast, decision: Meeting, client: Client, page: str) -> None:
    client.force_login(cast.secretary)

    response = client.get(f"/meetings/GRID-C1/{page}/")

    assert response.status_code == 409
    assert "nobody meets for it" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/panels/GRID/", "/panels/GRID/calendar/", "/meetings/", "/calendar/"])
def test_it_is_nobodys_next_meeting(cast: Cast, decision: Meeting, client: Client, address: str) -> None:
    Meeting.objects.filter(pk=decision.pk).update(held_on=date(2090, 5, 9))
    client.force_login(cast.secretary)

    page = client.get(address).content.decode()

    assert "GRID-C1" not in page
    assert "9 May 2090" not in page
    assert client.get("/meetings/GRID-C1.ics").status_code == 404
