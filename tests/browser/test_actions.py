"""An action on its way: noticed by mail, answered from the mail's link, seen at the next meeting, closed by the
secretary. With the keyboard and the mouse, with script and without."""

import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from minutes.drafting.save import start_minutes
from minutes.models import ItemText
from minutes.text.markup import blocks_of
from tests.browser.conftest import Watched
from tests.browser.keys import looked_at
from tests.factories import action, make_member, make_minutes, make_panel, paragraph, seed_outcome_words, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "paper and ink 47"


@pytest.fixture
def site(live_server, settings: Settings) -> str:
    settings.SITE_URL = str(live_server.url)  # which links in mails begin with
    seed_outcome_words()
    panel = make_panel()
    for email, role in (("secretary@example.org", Role.SECRETARY), ("member@example.org", Role.MEMBER)):
        user: User = make_member(panel, email, role, is_cleared=role is Role.SECRETARY)
        user.set_password(PASSWORD)
        user.save()
    minutes = make_minutes(panel)
    write(
        minutes,
        1,
        paragraph("p", "Drafted words.")
        + action("owed", "Member to write by 13 May 2024.")
        + action("other", "Member to sing at the next meeting."),
    )
    write(minutes, 2, action("hidden", "Member to whisper.", secret=True))
    following = create_meeting(panel, 13, held_on=date(2030, 5, 9), by=User.objects.operator())
    add_items(following, [PlannedItem(1, "Minutes and actions outstanding")], by=User.objects.operator())
    start_minutes(following, by=User.objects.operator())
    return str(live_server.url)


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    yield page
    page.context.close()


def sign_in(page: Page, name: str) -> None:
    """On the page that one is sent to for it."""
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def start_as(page: Page, site: str, name: str, address: str) -> None:
    page.context.clear_cookies()
    page.goto(site + address)
    sign_in(page, name)
    page.wait_for_url(site + address)


def send_notice(page: Page, site: str) -> None:
    start_as(page, site, "secretary", "/meetings/GRID12/")
    page.get_by_role("link", name="Notice of actions").click()
    looked_at(page)
    page.get_by_role("button", name="Send notice of actions").click()
    expect(page.get_by_text("is on its way")).to_be_visible()


def test_an_action_from_its_notice_to_its_closing(site: str, watched: Watched, mailbox: list[EmailMessage]) -> None:
    page = watched.page
    send_notice(page, site)
    mail = next(each for each in mailbox if each["To"] == "member@example.org")
    assert "whisper" not in mail.get_content()

    page.context.clear_cookies()
    page.goto(re.search(r"\S+/answer/", mail.get_content())[0])
    sign_in(page, "member")
    expect(page.get_by_role("heading", name="Answer GRID12/01")).to_be_visible()
    looked_at(page)
    page.get_by_label("At risk").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("With legal.")
    page.get_by_label("Evidence").set_input_files(
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"As agreed."}
    )
    page.get_by_role("button", name="Send the answer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your answer to GRID12/01 is saved.")).to_be_visible()
    looked_at(page)

    page.goto(site + "/actions/mine/")
    expect(page.get_by_role("heading", name="Overdue")).to_be_visible()
    looked_at(page)
    assert "whisper" not in page.content()

    start_as(page, site, "secretary", "/meetings/GRID13/")
    outstanding = page.get_by_role("region", name="Outstanding from earlier meetings")
    expect(outstanding.get_by_text("“With legal.”")).to_be_visible()
    looked_at(page)

    page.goto(site + "/drafting/GRID13/1/")
    expect(page.locator("#editor[data-ready]")).to_be_visible()
    looked_at(page)
    tabs = page.get_by_role("group", name="Columns")
    is_phone = tabs.is_visible()
    if is_phone:
        tabs.get_by_role("button", name="In this item").click()
        looked_at(page)
    page.get_by_role("button", name="Put into the text GRID12/01").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put into the text GRID12/03").click()
    if is_phone:
        tabs.get_by_role("button", name="Item 1").click()
    written = page.locator("#text")
    expect(written.locator("p").first).to_contain_text("GRID12/01: Member reported on")
    expect(written.locator("p").first).to_contain_text("at risk: “With legal.”")
    expect(written.locator("p").nth(1)).to_contain_text("GRID12/03: No update had been received.")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")
    expect(page.locator("#save-state")).to_contain_text("Saved")
    looked_at(page)
    public, secret = blocks_of(ItemText.objects.get(item__meeting__number=13).html).values()
    assert "GRID12/01" in public
    assert "confidential" not in public
    assert 'data-sensitivity="confidential"' in secret

    page.goto(site + "/meetings/GRID13/")
    outstanding.get_by_role("link", name="GRID12/01").click()
    looked_at(page)
    page.get_by_text("Close", exact=True).first.click()
    page.get_by_label("At which meeting").select_option("13")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_text("GRID12/01 is closed.")).to_be_visible()
    looked_at(page)
    page.goto(site + "/meetings/GRID13/")
    expect(outstanding.get_by_role("link", name="GRID12/02")).to_be_visible()
    expect(outstanding.get_by_role("link", name="GRID12/01")).to_have_count(0)
    assert watched.complaints == []


def test_without_script_an_answer_goes_the_same_way(site: str, plain: Page, mailbox: list[EmailMessage]) -> None:
    send_notice_without_script(plain, site)

    start_as(plain, site, "member", "/actions/mine/")
    row = plain.get_by_role("listitem").filter(has_text="Member to write")
    row.get_by_label("On target").check()
    row.get_by_role("button", name="Send the answer").click()

    expect(plain.get_by_text("Your answer to GRID12/01 is saved.")).to_be_visible()
    expect(row.get_by_text("On target").first).to_be_visible()
    row = plain.get_by_role("listitem").filter(has_text="Member to sing")
    row.locator("summary").click()
    row.get_by_role("button", name="Send the answer").click()
    expect(plain.get_by_text("Choose a status")).to_be_visible()


def send_notice_without_script(page: Page, site: str) -> None:
    start_as(page, site, "secretary", "/meetings/GRID12/notice/")
    page.get_by_role("button", name="Send notice of actions").click()
