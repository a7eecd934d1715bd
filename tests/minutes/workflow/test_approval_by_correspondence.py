"""Minutes are approved in a decision by correspondence that asks for it: it is offered with its result."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.errors import Unacceptable
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.services.drafting import Asked, minutes_to_approve
from meetings.enums import MeetingState
from meetings.models import Meeting, Membership
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow import verbs
from minutes.workflow.approval_by_correspondence import asked_for
from tests.conftest import Cast
from tests.meetings.correspondence.asking import House, asked_in_secret, opened, seat_five
from tests.minutes.recorded import asked, closed
from tests.minutes.workflow.signing import bring_to
from tests.pages import page_text

PAGE = "/minutes/GRID12/approve/"


@pytest.fixture
def circulated(cast: Cast, complete: Minutes) -> Minutes:
    return bring_to(MinutesState.CIRCULATED, complete, cast)


@pytest.fixture
def house(cast: Cast, circulated: Minutes) -> House:
    return seat_five(cast)


def question(circulated: Minutes) -> Asked:
    return minutes_to_approve(circulated.meeting)


def test_it_is_offered_with_its_result_and_approves_them(house: House, circulated: Minutes, client: Client) -> None:
    decision = closed(house, question(circulated))
    client.force_login(house.secretary)

    page = page_text(client.get(PAGE))
    client.post(PAGE, {"at": decision.pk})

    day = Meeting.objects.get(pk=decision.pk).day
    assert f"By correspondence, GRID-C1, {day}: approved: two agreed, one disagreed, two did not respond" in page
    version = Minutes.objects.get(pk=circulated.pk).versions.get(kind="approved")
    assert str(version.approval) == "Approved by correspondence, GRID-C1"


def test_one_that_was_lost_is_told_and_cannot_be_chosen(house: House, circulated: Minutes, client: Client) -> None:
    decision = closed(house, question(circulated), choices="nny")
    client.force_login(house.secretary)

    page = page_text(client.get(PAGE))

    assert "GRID-C1 asked for this approval and did not give it: one agreed, two disagreed" in page
    assert f'value="{decision.pk}"' not in page
    assert client.post(PAGE, {"at": decision.pk}).status_code == 400
    with pytest.raises(Unacceptable, match="GRID-C1 did not approve these minutes"):
        verbs.approve(circulated, at=decision, by=house.secretary)


def test_a_meeting_that_was_held_meanwhile_is_named(house: House, circulated: Minutes, client: Client) -> None:
    closed(house, question(circulated))
    held_on = timezone.localdate() - timedelta(days=2)
    create_meeting(house.panel, 13, held_on=held_on, state=MeetingState.CLOSED, by=house.secretary)
    client.force_login(house.secretary)

    page = page_text(client.get(PAGE))

    assert "Meeting 13 was held on" in page
    assert "while GRID-C1 could be answered" in page


def test_what_does_not_ask_for_it_or_is_still_open_approves_nothing(house: House, circulated: Minutes) -> None:
    other, still_open = closed(house, asked()), opened(house, question(circulated))

    for decision, said in ((other, "does not ask whether the minutes of GRID12"), (still_open, "is not closed yet")):
        with pytest.raises(Unacceptable, match=said):
            verbs.approve(circulated, at=decision, by=house.secretary)
    assert asked_for(circulated, is_cleared=True) == []


def test_one_that_is_confidential_is_offered_to_the_cleared_alone(
    house: House, circulated: Minutes, client: Client
) -> None:
    closed(house, asked_in_secret(approves=circulated.meeting))
    client.force_login(house.secretary)
    assert "GRID-C1" in page_text(client.get(PAGE))

    Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)

    assert "GRID-C1" not in page_text(client.get(PAGE))
