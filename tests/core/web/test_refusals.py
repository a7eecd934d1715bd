"""The page of a refusal, with the issue of an agenda that is over as the one that is refused."""

import re

import pytest
from django.test import Client

from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import plan_meeting

SITE, ELSEWHERE = "http://testserver", "https://elsewhere.example"
AGENDA, ISSUE = "/meetings/GRID12/agenda/", "/meetings/GRID12/agenda/issue/"


@pytest.mark.parametrize(
    ("method", "referer", "link"),
    [
        ("post", f"{SITE}{AGENDA}", f"{SITE}{AGENDA}"),
        ("post", f"{SITE}{ISSUE}", f"{SITE}{ISSUE}"),
        ("get", f"{SITE}{AGENDA}", f"{SITE}{AGENDA}"),
        ("get", f"{SITE}{ISSUE}", "/"),  # which would be refused again
        ("post", f"{ELSEWHERE}/", "/"),
        ("post", "javascript:alert(1)", "/"),
        ("post", "", "/"),
    ],
)
def test_it_leads_back_to_the_page_before_and_to_no_other_site(
    cast: Cast, client: Client, method: str, referer: str, link: str
) -> None:
    plan_meeting(cast.panel)
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.secretary)

    response = getattr(client, method)(ISSUE, headers={"referer": referer})

    assert response.status_code == 409
    assert re.findall(r'<p><a href="([^"]*)">', response.content.decode()) == [link]
