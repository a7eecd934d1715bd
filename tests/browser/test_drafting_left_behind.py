"""Nothing goes to the chair while words of another item lie on this device only."""

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from minutes.models import Minutes
from minutes.text import plain_text
from tests import factories
from tests.browser.axe import violations
from tests.browser.drafting import SAVED, Desk, SignIn, kept
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Words of the last moment."
SEND = ".drafting-room-links >> text=Send to the chair"
OPEN_IT = "Open it, and go on once it says “Saved” below."


@pytest.fixture
def desk(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    """Item 2, open after item 1 was closed where no network was, with words that are on this device only."""
    write(draft, 1, paragraph("one", "First. "))
    left = sign_in(secretary)
    left.open(1)
    left.focus()
    left.type(WORDS)
    desk = left.beside()
    left.close_cut_off()
    desk.page.route("**/save?*", lambda route: route.abort())
    desk.open(2)
    expect(desk.page.locator("#left-here")).to_be_visible()
    desk.page.unroute("**/save?*")
    return desk


def test_a_page_of_the_meeting_sends_them_and_says_of_which_item(desk: Desk) -> None:
    told = [desk.page.locator("#left-here").inner_text()]
    for page in ("meetings/GRID12", "minutes/GRID12/send-to-chair", "minutes/GRID12"):
        desk.page.goto(f"{desk.site}/{page}/")
        desk.page.wait_for_selector("#left-here[data-is-told]", state="attached")
        told.append(desk.page.locator("#left-here").inner_text())
        told.append(violations(desk.page))

    stays = "Words of item 1 are on this device only. Open item 1"
    assert told == [stays, "Words of item 1 that were on this device only have been saved.", [], "", [], "", []]
    assert plain_text(kept()) == f"First. {WORDS}"
    assert desk.copies() == []
    assert desk.complaints == []


def test_they_go_first(desk: Desk) -> None:
    before = kept()
    desk.page.locator(SEND).click()
    desk.page.wait_for_url("**/minutes/GRID12/send-to-chair/")

    assert WORDS not in before
    assert plain_text(kept()) == f"First. {WORDS}"
    assert desk.copies() == []


def test_where_the_server_does_not_answer_the_item_is_named(desk: Desk) -> None:
    desk.page.route("**/save?*", lambda route: route.abort())
    desk.page.locator(SEND).click()
    said = desk.page.locator("#unsaved")
    expect(said).to_be_visible(timeout=10_000)

    assert desk.page.url.endswith("/drafting/GRID12/2/")
    assert said.inner_text() == (
        f"“Send to the chair” has to wait: some words of item 1 are on this device only. {OPEN_IT}"
    )


def test_what_clashes_is_chosen_in_its_own_item_before_the_minutes_go(desk: Desk, draft: Minutes) -> None:
    write(draft, 1, paragraph("one", "Theirs."))
    desk.page.locator(SEND).click()
    expect(desk.page.locator("#unsaved")).to_be_visible(timeout=10_000)
    desk.open(1)
    desk.page.locator("#clashes button", has_text="both").click()
    desk.page.wait_for_selector(SAVED)
    desk.page.locator(SEND).click()
    desk.page.wait_for_url("**/minutes/GRID12/send-to-chair/")

    assert "Theirs." in kept()
    assert WORDS in kept()


def test_words_of_another_meeting_hold_nothing_up(desk: Desk, draft: Minutes) -> None:
    another = factories.make_minutes(draft.meeting.panel, 13).meeting
    draft.meeting.items.filter(number=1).update(meeting=another, number=9)
    desk.open(2)
    desk.page.locator(SEND).click()
    desk.page.wait_for_url("**/minutes/GRID12/send-to-chair/")

    assert desk.copies() != []
