"""The room by keyboard, at both widths: two have left by item 6, one stands aside at item 7, and sending says so."""

import pytest
from playwright.sync_api import Locator, Page, expect

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.enums import AttendanceKind, Role
from meetings.models import Membership, Panel, Person
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.browser.conftest import Watched
from tests.browser.drafting import READY
from tests.browser.keys import looked_at, press
from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, paragraph, seed_outcome_words, stated, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_SIX = "Item 6 was decided without a quorum: 5 of the 6 people needed were there. Say why."
AT_SEVEN = (
    "Item 7 was decided without a quorum: 4 of the 6 people needed were there, not counting those who stood aside. "
    "Say why."
)


@pytest.fixture
def seven(cast: Cast) -> Minutes:
    """Seven sit and six are a quorum; Eve and Fay leave after item 5, and Di stands aside at item 7."""
    seed_outcome_words()
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 6})
    minutes = make_minutes(cast.panel, 12, [f"Point {number}" for number in range(1, 8)])
    people = [cast.chair.person, cast.member.person]
    for name in ("Bo Lind", "Cy Dale", "Di Ross", "Eve Marsh", "Fay Hill"):
        people.append(Person.objects.create(name=name))
        Membership.objects.create(
            panel=cast.panel, person=people[-1], role=Role.MEMBER, starts_on=minutes.meeting.held_on
        )
    until_5 = dict.fromkeys(("Eve Marsh", "Fay Hill"), 5)
    record_attendance(
        minutes.meeting,
        [Attendee(AttendanceKind.PRESENT, each.name, person=each, to_item=until_5.get(each.name)) for each in people],
        by=cast.secretary,
    )
    declare_interest(item_of(minutes, 7), people[4], "Shares in Voltway", by=cast.secretary)
    for number in range(1, 6):
        write(minutes, number, paragraph(f"p{number}", "The Panel talked."))
    for number in (6, 7):
        write(minutes, number, stated(f"d{number}", "AGREED", "the budget"))
    return minutes


def room(page: Page, site: str, number: int) -> Locator:
    page.goto(f"{site}/drafting/GRID12/{number}/")
    page.wait_for_selector(READY, state="attached")
    if page.get_by_role("button", name="In this item").is_visible():
        page.get_by_role("button", name="In this item").press("Enter")
    looked_at(page)
    return page.get_by_role("region", name="In the room for this item")


def test_the_room_is_that_of_the_item_and_sending_says_where_it_was_too_small(
    live_server, cast: Cast, seven: Minutes, watched: Watched
) -> None:
    page, site = watched.page, str(live_server.url)
    enter_as(cast.secretary, page, site)

    five = room(page, site, 5)
    expect(five).to_contain_text("7 of 7 places filled · quorate")
    expect(five).not_to_contain_text("left")

    six = room(page, site, 6)
    expect(six).to_contain_text("5 of 7 places filled · not quorate: 6 people are needed")
    expect(six.get_by_text("Eve Marsh left after item 5.")).to_be_visible()
    expect(six.get_by_text("Fay Hill left after item 5.")).to_be_visible()
    expect(six).not_to_contain_text("interest:")

    seven_th = room(page, site, 7)
    expect(seven_th).to_contain_text("4 of 7 places filled · not quorate: 6 people are needed")
    expect(seven_th.get_by_text("Di Ross stands aside because of an interest")).to_be_visible()
    sentence = seven_th.get_by_text("The quorum is 6 people: not quorate, two are missing.")
    expect(sentence).to_be_hidden()
    seven_th.get_by_text("How it is counted").focus()
    page.keyboard.press("Enter")
    expect(sentence).to_be_visible()
    looked_at(page)

    page.goto(f"{site}/minutes/GRID12/")
    press(page, "Send to the chair")
    expect(page.get_by_role("region", name="Check first").get_by_role("listitem")).to_have_text([AT_SIX, AT_SEVEN])
    press(page, "Send to the chair all the same")
    assert Minutes.objects.get().state == MinutesState.CHAIR_REVIEW
    assert watched.complaints == []
