"""Interests as they are declared, withdrawn, and shown on the page."""

import pytest
from django.test import Client

from core.accounts.models import User
from core.errors import Unacceptable, WrongState
from meetings.agenda.services.items import restore_item, withdraw_item
from meetings.attendance.rsvp import forecast
from meetings.attendance.services.declarations import declare_interest, withdraw_interest
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting, Membership
from tests.conftest import Cast
from tests.meetings.attendance.coming import PAGE, person_of
from tests.pages import page_text


def test_nobody_stands_aside_at_an_item_that_is_withdrawn(
    cast: Cast, meeting: Meeting, bo: User, client: Client
) -> None:
    item = meeting.items.get(number=2)
    declare_interest(item, person_of(bo), "Shares", by=bo)
    withdraw_item(AgendaItem.objects.get(pk=item.pk), "Not ready.", by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"Item 2 is withdrawn, so nobody takes part in it\."):
        declare_interest(item, person_of(cast.member), "Shares", by=cast.member)
    assert forecast(meeting).stretches == ()
    client.force_login(cast.member)
    response = client.post(f"{PAGE}interest", {"number": 2, "interest": "Shares in Voltway", "follows": "leaves"})
    page = page_text(response)
    assert (response.status_code, "Item 2 is withdrawn" in page, "Shares in Voltway" in page) == (400, True, True)

    restore_item(AgendaItem.objects.get(pk=item.pk), by=cast.secretary)
    assert [each.label for each in forecast(meeting).stretches] == ["Item 2"]


def test_once_the_meeting_is_over_only_the_secretariat_corrects_who_stood_aside(
    cast: Cast, meeting: Meeting, bo: User, client: Client
) -> None:
    recusal = declare_interest(meeting.items.get(number=2), person_of(bo), "Shares", by=bo)
    Meeting.objects.update(state=MeetingState.CLOSED)
    item = AgendaItem.objects.get(meeting=meeting, number=1)

    with pytest.raises(WrongState, match="is over"):
        declare_interest(item, person_of(bo), "Shares", by=bo)
    with pytest.raises(WrongState, match="is over"):
        withdraw_interest(recusal, by=bo)
    client.force_login(bo)
    assert "Withdraw" not in page_text(client.get(PAGE))
    client.force_login(cast.secretary)
    assert page_text(client.get(PAGE)).count("Withdraw") == 1
    withdraw_interest(recusal, by=cast.secretary)
    declare_interest(item, person_of(bo), "Shares", by=cast.secretary)


def test_an_interest_is_named_to_those_who_draft_and_its_own(cast: Cast, meeting: Meeting, client: Client) -> None:
    declare_interest(meeting.items.get(number=2), person_of(cast.member), "Shares in Voltway", by=cast.member)

    seen = {}
    for role in ("secretary", "chair", "member", "observer"):
        client.force_login(getattr(cast, role))
        page = page_text(client.get(PAGE))
        seen[role] = ("Member stands aside" in page, "Voltway" in page)

    assert seen == {
        "secretary": (True, True),
        "chair": (True, True),
        "member": (True, True),
        "observer": (True, False),
    }


def test_an_interest_in_a_confidential_item_is_named_to_the_cleared_among_them(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    item = meeting.items.get(number=2)
    declare_interest(item, person_of(cast.member), "Shares in Voltway", by=cast.member)
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity="confidential", sensitivity_reason="Prices")
    Membership.objects.filter(person__account__in=[cast.chair, cast.member]).update(is_cleared=False)

    seen = {}
    for role in ("secretary", "chair", "member"):
        client.force_login(getattr(cast, role))
        page = page_text(client.get(PAGE))
        seen[role] = ("Member stands aside" in page, "Voltway" in page)

    assert seen == {"secretary": (True, True), "chair": (True, False), "member": (True, True)}


def test_an_interest_in_an_item_that_is_not_there_is_refused_where_it_was_typed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)

    response = client.post(f"{PAGE}interest", {"number": 9, "interest": "Shares in Voltway", "follows": "leaves"})

    page = page_text(response)
    assert response.status_code == 400
    assert "Item 9 is not on the agenda." in page
    assert "Shares in Voltway" in page


def test_what_follows_is_asked_and_told(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    sent = {"number": 2, "interest": "Shares in Voltway"}

    missing = page_text(client.post(f"{PAGE}interest", sent))
    told = page_text(client.post(f"{PAGE}interest", sent | {"follows": "silent"}, follow=True))

    assert "Say what follows: whether they speak, stay silent or leave." in missing
    assert "Takes part: stays, speaks and votes" not in missing
    assert "Item 2: Member stays silent, and does not vote." in told
