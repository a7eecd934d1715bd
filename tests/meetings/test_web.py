"""What a reader asks for by its reference or code: there, not there, or not theirs to change."""

import re
from collections.abc import Callable

import pytest
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory

from core.errors import NotAllowed
from meetings.access import access_of
from meetings.agenda.services.issue import issue_agenda
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from meetings.web import ItemNumberConverter, meeting_on_panel, meeting_to_keep, panel_to_keep, panel_to_read
from tests.conftest import Cast
from tests.factories import make_meeting
from tests.meetings.agenda.planning import plan_meeting
from tests.meetings.panels.zones import AUCKLAND_AFTER_MIDNIGHT, at, in_zone


def asked_by(cast: Cast, role: str) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = getattr(cast, role)
    return request


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.panel)


@pytest.mark.parametrize("reference", ["GRID12", "grid12"])
def test_people_of_the_panel_find_its_meeting(cast: Cast, meeting: Meeting, reference: str) -> None:
    assert meeting_on_panel(access_of(cast.observer), reference) == meeting


@pytest.mark.parametrize("reference", ["GRID13", "OTHER12", "nonsense"])
def test_a_meeting_that_is_none_is_not_found(cast: Cast, meeting: Meeting, reference: str) -> None:
    with pytest.raises(Http404):
        meeting_on_panel(access_of(cast.secretary), reference)


def test_only_meetings_asked_among_are_found(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Http404):
        meeting_on_panel(access_of(cast.secretary), "GRID12", Meeting.objects.exclude(pk=meeting.pk))


def test_the_secretary_keeps_meeting_and_panel(cast: Cast, meeting: Meeting) -> None:
    request = asked_by(cast, "secretary")

    assert meeting_to_keep(request, "GRID12") == meeting
    assert panel_to_keep(request, "grid") == cast.panel


@pytest.mark.parametrize("find", [meeting_to_keep, panel_to_keep])
def test_who_reads_but_does_not_keep_is_refused(
    cast: Cast, meeting: Meeting, find: Callable[[HttpRequest, str], object]
) -> None:
    with pytest.raises(NotAllowed):
        find(asked_by(cast, "chair"), "GRID12" if find is meeting_to_keep else "GRID")


def test_for_others_neither_meeting_nor_panel_is_there(cast: Cast, meeting: Meeting) -> None:
    request = asked_by(cast, "outsider")

    with pytest.raises(Http404):
        meeting_to_keep(request, "GRID12")
    for find in (panel_to_read, panel_to_keep):
        with pytest.raises(Http404):
            find(request, "GRID")


def test_a_panel_is_read_by_its_people(cast: Cast) -> None:
    assert panel_to_read(asked_by(cast, "observer"), "grid") == cast.panel


@pytest.mark.parametrize("text", ["1", "14", "14A", "23.1", "14B.12"])
def test_an_address_has_the_number_of_an_item_as_it_is_printed(text: str) -> None:
    converter = ItemNumberConverter()

    assert re.fullmatch(converter.regex, text)
    assert converter.to_python(text) == ItemNumber.read(text)
    assert converter.to_url(converter.to_python(text)) == text


@pytest.mark.parametrize("text", ["", "A", "14a", "14AB", "14.", "14.0", "14.123", "1" * 6, "١٤", "-1"])
def test_what_is_no_number_of_an_item_is_no_address(text: str) -> None:
    assert not re.fullmatch(ItemNumberConverter.regex, text)


def test_a_page_of_a_panel_tells_the_time_by_its_clock_and_the_next_one_by_its_own(cast: Cast, client: Client) -> None:
    ours, theirs = plan_meeting(in_zone(cast.panel, "Pacific/Auckland")), plan_meeting(Panel.objects.get(code="OTHER"))
    with at(AUCKLAND_AFTER_MIDNIGHT):
        for meeting in (ours, theirs):
            issue_agenda(meeting, site="https://minutes.example.org", by=cast.operator)
    said, hours = [], []

    for account, reference in ((cast.secretary, ours.reference), (cast.outsider, theirs.reference)):
        client.force_login(account)
        page = client.get(f"/meetings/{reference}/agenda/").content.decode()
        hours.append("10:00 to 11:00, Auckland time" in page)
        said.append(re.findall(r"Revision 1, (?:issued )?([^<\n]*?[0-9]{4}(?:, [0-9:]{5})?)", page))

    assert said == [
        ["1 December 2026, 00:30"],
        ["30 November 2026, 11:30"],
    ]
    assert hours == [True, False]
