"""An interest is declared beside the text by keyboard, from the hint that the register gives, at both widths."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import AttendanceKind, MeetingState, SeenBy
from meetings.models import Meeting, Panel, Recusal
from minutes.models import Minutes
from tests.browser.conftest import Watched
from tests.browser.keys import looked_at
from tests.browser.test_quorum import room
from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast
from tests.factories import make_minutes, seed_outcome_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def held(cast: Cast) -> Minutes:
    """Chair and Member are there, and the quorum is two; item 2 names what Member has an interest in."""
    seed_outcome_words()
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    minutes = make_minutes(cast.panel, 12, ["Welcome", "The tender of Voltway"])
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    people = [Attendee(AttendanceKind.PRESENT, each.name, person=each.person) for each in (cast.chair, cast.member)]
    record_attendance(minutes.meeting, people, by=cast.secretary)
    entry = Stated("Director of Voltway", date(2015, 3, 1), seen_by=SeenBy.EVERYBODY, organisation="Voltway")
    register_interest(cast.panel, cast.member.person, entry, by=cast.secretary)
    return minutes


def test_a_hint_becomes_a_declaration_without_leaving_the_text(
    live_server, cast: Cast, held: Minutes, watched: Watched
) -> None:
    page, site = watched.page, str(live_server.url)
    enter_as(cast.secretary, page, site)
    beside = room(page, site, 2)

    beside.get_by_role("link", name="Declare the interest of Member").press("Enter")
    reason = beside.get_by_label("The interest")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("Director of Voltway")
    reason.press("Enter")  # what follows is not said yet
    expect(beside.get_by_role("alert")).to_have_text(
        ["", "", "Say what follows: whether they speak, stay silent or leave."]
    )
    beside.get_by_label("Leaves").press("Space")
    looked_at(page)
    beside.get_by_role("button", name="Declare it").press("Enter")

    change = beside.get_by_role("link", name="Change what Member has declared")
    expect(change).to_be_focused()
    expect(beside).to_contain_text("1 of 2 places filled · not quorate")
    expect(beside).not_to_contain_text("has an interest in")
    assert [(row.interest, row.follows) for row in Recusal.objects.all()] == [("Director of Voltway", "leaves")]

    change.press("Enter")
    beside.get_by_role("button", name="Close").press("Enter")
    expect(change).to_be_focused()
    looked_at(page)
    (refused,) = watched.complaints
    assert "400" in refused


def test_whoever_pressed_is_left_in_the_room_and_not_at_a_button_that_adjourns(
    live_server, cast: Cast, held: Minutes, watched: Watched
) -> None:
    Meeting.objects.filter(pk=held.meeting_id).update(held_on=timezone.localdate())
    page, site = watched.page, str(live_server.url)
    enter_as(cast.secretary, page, site)
    beside = room(page, site, 2)

    for name, said in (("Start the meeting now", "Opened at"), ("Adjourn the meeting now", "Adjourned since")):
        beside.get_by_role("button", name=name).press("Enter")
        expect(beside).to_contain_text(said)
        expect(page.locator("#room-now")).to_be_focused()
    page.keyboard.press("Enter")
    expect(beside.get_by_role("button", name="Resume the meeting now")).to_be_visible()
    looked_at(page)
