"""The room beside the text of an item: pressed in a page without script, and from one that keeps its text open."""

import pytest
from django.test import Client

from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.sitting.desk import PRESENT, seat_of
from tests.pages import page_text

ITEM = "/drafting/GRID12/2/"


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Meeting:
    Panel.objects.update(rules={"quorum": 2})
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    return Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)


def all_there(held: Meeting, cast: Cast) -> None:
    people = [Attendee(PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)]
    record_attendance(held, people, by=cast.secretary)


def test_a_press_leads_back_to_the_item_and_says_what_was_recorded(cast: Cast, held: Meeting, desk: Client) -> None:
    all_there(held, cast)

    before = page_text(desk.get(ITEM))
    answer = desk.post(f"{ITEM}room/left", {"who": seat_of(cast, "member")}, follow=True)

    page = page_text(answer)
    assert "2 of 2 places filled · quorate" in before
    assert answer.redirect_chain == [(ITEM, 302)]
    assert "Member left during item 2." in page
    assert "1 of 2 places filled · not quorate: 2 people are needed" in page
    assert "Back now" in page


def test_a_page_that_keeps_its_text_open_gets_the_room_alone(cast: Cast, held: Meeting, desk: Client) -> None:
    fetch = {"headers": {"X-Requested-With": "fetch"}}

    first = page_text(desk.post(f"{ITEM}room/all-present", **fetch))
    second = page_text(desk.post(f"{ITEM}room/left", {"who": seat_of(cast, "chair")}, **fetch))
    third = page_text(desk.post(f"{ITEM}room/came", {"who": seat_of(cast, "chair")}, **fetch))

    assert "<h1" not in first
    assert "Two people are recorded." in first
    assert "1 of 2 places filled · not quorate" in second
    assert "2 of 2 places filled · quorate" in third
    assert len(attendance_of(held)[0].stays) == 2


def test_nothing_recorded_offers_all_of_them_at_once(cast: Cast, held: Meeting, desk: Client) -> None:
    page = page_text(desk.get(ITEM))

    refused = desk.post(f"{ITEM}room/as-last-time")

    assert "All present" in page
    assert "Left now" not in page
    assert refused.status_code == 409
    assert "No earlier meeting of this panel has its attendance recorded." in page_text(refused)


def test_who_has_left_cannot_leave_once_more(cast: Cast, held: Meeting, desk: Client) -> None:
    left = Attendee(PRESENT, "Member", person=cast.member.person, to_item=ItemNumber(1))
    record_attendance(held, [left], by=cast.secretary)

    refused = desk.post(f"{ITEM}room/left", {"who": seat_of(cast, "member")})

    assert refused.status_code == 400
    assert "Member: They are not in the room at item 2, so they cannot leave it." in page_text(refused)


def test_once_the_meeting_is_closed_there_is_nothing_to_press(cast: Cast, held: Meeting, desk: Client) -> None:
    all_there(held, cast)
    Meeting.objects.update(state=MeetingState.CLOSED)

    assert "Left now" not in page_text(desk.get(ITEM))


def test_an_item_without_a_quorum_asks_why_something_was_decided(cast: Cast, held: Meeting, desk: Client) -> None:
    all_there(held, cast)
    with_quorum = page_text(desk.get(ITEM))
    desk.post(f"{ITEM}room/left", {"who": seat_of(cast, "member")})

    without = page_text(desk.get(ITEM))
    answer = page_text(desk.post(f"{ITEM}room/reason", {"reason": "It could not wait."}, follow=True))

    asked = "Why something was decided without a quorum"
    assert (asked in with_quorum, asked in without) == (False, True)
    assert "The reason is kept, and printed with the item." in answer
    assert 'value="It could not wait."' in answer
