"""An agenda is built, issued, revised and read by keyboard, at both widths, each page without a fault."""

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.enums import Role
from meetings.models import AgendaItem
from minutes.models import Minutes
from tests import factories
from tests.browser.conftest import Watched
from tests.browser.keys import looked_at, press, tab_to
from tests.browser.test_sign_in import enter_as
from tests.meetings.agenda.planning import SITE, item_at, make_secret, plan_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/meetings/GRID13/agenda/"


def titles() -> list[str]:
    return list(AgendaItem.objects.filter(meeting__number=13).order_by("number").values_list("title", flat=True))


def test_from_an_empty_agenda_to_a_revised_one_by_keyboard(
    live_server, draft: Minutes, secretary: User, watched: Watched
) -> None:
    panel, page = draft.meeting.panel, watched.page
    member = factories.make_member(panel, "member@example.org", Role.MEMBER)
    meeting = plan_meeting(panel, 13, ())
    add_standing_item(panel, Details("Minutes", minutes_allotted=10), by=secretary)
    add_standing_item(panel, Details("Any other business"), by=secretary)
    propose_item(meeting, "Quokkas", why="They breed.", minutes_needed=20, site=SITE, by=member)
    enter_as(secretary, page, str(live_server.url))
    page.goto(live_server.url + PAGE)
    looked_at(page)

    press(page, "Put all 2 on the agenda")
    press(page, "Accept Quokkas")
    tab_to(page, f"up-{item_at(meeting, 3).pk}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Item 3 is now item 2.")
    expect(page.locator(f"#up-{item_at(meeting, 2).pk}")).to_be_focused()
    assert titles() == ["Minutes", "Quokkas", "Any other business"]
    assert [clock.inner_text() for clock in page.locator(".builder-clock").all()] == ["10:00", "10:10", "10:30"]
    make_secret(item_at(meeting, 2))
    page.goto(live_server.url + PAGE)

    press(page, "Issue the agenda")
    press(page, "Issue the agenda")
    tab_to(page, "id_title")
    page.keyboard.type("Late")
    press(page, "Add the item")
    press(page, "Issue the revised agenda")
    press(page, "Issue the revised agenda, revision 2")
    press(page, "Any other business")

    enter_as(member, page, str(live_server.url))
    page.goto(live_server.url + PAGE)
    looked_at(page)
    expect(page.get_by_role("heading", name="A contract")).to_be_visible()
    expect(page.locator("#item-4")).to_contain_text("New")
    expect(page.get_by_text("Quokkas", exact=False)).to_have_count(1)  # what they have proposed themselves
    assert watched.complaints == []
