"""A year planned by keyboard, at both widths: the exception that is shown, a holiday that is refused, and kept."""

from datetime import date

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from meetings.models import Meeting
from minutes.models import Minutes
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, press, say, tab_to
from tests.browser.test_sign_in import enter_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEXT_YEAR = date.today().year + 1
MAY = f"{NEXT_YEAR}-05"


def test_a_year_is_planned_by_keyboard(live_server, draft: Minutes, secretary: User, watched: Watched) -> None:
    page = watched.page
    enter_as(secretary, page, str(live_server.url))
    page.goto(f"{live_server.url}/panels/GRID/calendar/")
    looked_at(page)

    press(page, "Plan a year")
    say(page, "which", "last")
    say(page, "weekday", "Monday")
    say(page, "first", f"May {NEXT_YEAR}")
    say(page, "last", f"May {NEXT_YEAR}")
    say(page, "place", "4 Lantern Yard")
    press(page, "Show the dates")

    # the last Monday of May is the spring bank holiday
    expect(page.get_by_text("is a bank holiday (Spring Bank Holiday). Proposed: Monday")).to_be_visible()
    expect(page.get_by_label("The other date")).to_be_hidden()
    tab_to(page, f"{MAY}-choice")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(f"1225{NEXT_YEAR}")
    press(page, "Plan these meetings")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_text("is Christmas Day. Give another one, or tick “Keep it all the same”.")).to_be_visible()
    expect(page.get_by_label("The other date")).to_have_value(f"{NEXT_YEAR}-12-25")
    tab_to(page, f"{MAY}-keep")
    page.keyboard.press("Space")
    press(page, "Plan these meetings")

    page.wait_for_url("**/panels/GRID/calendar/?year=*")
    expect(page.get_by_role("status")).to_contain_text("Meeting 13 is planned.")
    line = page.get_by_role("listitem").filter(has_text="Meeting 13")
    expect(line).to_contain_text("25 December")
    line.get_by_text("Change").press("Enter")
    looked_at(page)
    page.keyboard.press("Tab")
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)
    expect(page.get_by_role("heading", name="Move the meeting: GRID13")).to_be_visible()
    assert [each for each in watched.complaints if "400" not in each] == []
    assert Meeting.objects.get(number=13).held_on == date(NEXT_YEAR, 12, 25)
