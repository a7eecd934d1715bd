"""From the mail's link to the answer in one click, and by keyboard to the forecast; at both widths, with axe."""

import pytest
from playwright.sync_api import expect

from core.accounts import User
from meetings.coming_mail import pass_for
from meetings.enums import Role
from meetings.models import Meeting, Panel
from meetings.services import PlannedItem, add_items, create_meeting
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, tab_to
from tests.browser.test_sign_in import enter_as
from tests.factories import make_member, make_panel
from tests.meetings.coming import NEXT_MONTH

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/meetings/GRID31/coming/"


@pytest.fixture
def panel(db: None) -> Panel:
    panel = make_panel()
    panel.rules = {"quorum": 2}
    panel.save()
    return panel


@pytest.fixture
def members(panel: Panel) -> list[User]:
    return [make_member(panel, f"{name}@example.org", Role.MEMBER) for name in ("ada", "bo")]


@pytest.fixture
def meeting(panel: Panel, members: list[User]) -> Meeting:
    secretary = make_member(panel, "secretary@example.org", Role.SECRETARY)
    meeting = create_meeting(panel, 31, by=secretary, held_on=NEXT_MONTH)
    add_items(meeting, [PlannedItem(1, "Welcome")], by=secretary)
    return meeting


def test_one_click_in_the_mail_answers_and_the_page_counts_it(
    live_server, meeting: Meeting, members: list[User], watched: Watched
) -> None:
    page, (ada, bo) = watched.page, members
    address = f"{live_server.url}/coming/{pass_for(meeting, ada.person)}/"

    page.goto(f"{address}?answer=yes")
    expect(page.get_by_text("Your answer: Coming")).to_be_visible()
    looked_at(page)
    assert [(str(reply.person), reply.coming) for reply in meeting.replies.all()] == [("Ada", "yes")]
    page.goto(f"{address}?answer=alternate")
    expect(page.get_by_label("Who stands in")).to_be_visible()
    looked_at(page)

    enter_as(bo, page, str(live_server.url))
    page.goto(f"{live_server.url}{PAGE}")
    expect(page.get_by_text("not quorate", exact=False).first).to_be_visible()
    tab_to(page, "coming")
    page.keyboard.press("Space")
    tab_to(page, "Answer")
    follow(page, lambda: page.keyboard.press("Enter"))

    expect(page.get_by_text("Quorate, by the answers so far")).to_be_visible()
    looked_at(page)
    tab_to(page, "Declare an interest")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The interest")).to_be_visible()
    looked_at(page)
