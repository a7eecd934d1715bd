"""A decision by correspondence in its record and at item 1 of the next meeting: one press puts the sentence there."""

import pytest
from playwright.sync_api import expect

from minutes.models import ItemText
from minutes.text.markup import blocks_of
from tests.browser.conftest import Watched
from tests.browser.keys import looked_at
from tests.browser.test_sign_in import enter_as
from tests.conftest import make_cast
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, seat_five
from tests.minutes.recorded import next_meeting, recorded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house(transactional_db: None) -> House:
    return seat_five(make_cast())


def test_item_1_notes_it_and_each_leads_to_the_other(live_server, house: House, watched: Watched) -> None:
    recorded(house, asked(), asked_in_secret())
    next_meeting(house)
    page, site = watched.page, str(live_server.url)
    enter_as(house.secretary, page, site)

    page.goto(f"{site}/drafting/GRID-C1/1/")
    expect(page.locator("#editor[data-ready]")).to_be_visible()
    looked_at(page)
    page.goto(f"{site}/drafting/GRID48/1/")
    expect(page.locator("#editor[data-ready]")).to_be_visible()
    tabs = page.get_by_role("group", name="Columns")
    is_phone = tabs.is_visible()
    if is_phone:
        tabs.get_by_role("button", name="In this item").click()
    looked_at(page)
    waiting = page.get_by_role("region", name="Decided by correspondence")
    for place in (0, 1):
        waiting.get_by_role("button", name="Put into the text GRID-C1").nth(place).click()
    if is_phone:
        tabs.get_by_role("button", name="Item 1").click()
    expect(page.locator("#text p").first).to_contain_text("noted that it had AGREED by correspondence on")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")
    expect(page.locator("#save-state")).to_contain_text("Saved")
    public, secret = blocks_of(ItemText.objects.get(item__meeting__number=48).html).values()
    assert "confidential" not in public
    assert "data-outcome" not in public  # it was decided elsewhere
    assert 'data-sensitivity="confidential"' in secret

    page.goto(f"{site}/minutes/GRID48/")
    looked_at(page)
    page.get_by_role("link", name="GRID-C1").first.click()
    expect(page.get_by_role("heading", name="Decision by correspondence GRID-C1")).to_be_visible()
    looked_at(page)
    page.get_by_role("region", name="Reported").get_by_role("link", name="item 1").click()
    expect(page).to_have_url(f"{site}/minutes/GRID48/#item-1")
