"""A meeting of the demo as it is held, by keyboard: who comes, leaves, comes back and stands aside, a quorum lost and
regained, a vote by name with a casting vote, a break; the minutes' page and their PDF show exactly that."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from core.accounts.models import User
from core.audience import Audience
from meetings.attendance.services.declarations import declare_interest
from meetings.models import Meeting, Person
from meetings.setup.services.settings import change_panel_rules
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.models import Minutes
from minutes.rendering.pdf import render_pdf
from smartgov.demo.staging import stage
from tests.browser.conftest import SignIn
from tests.browser.drafting import READY
from tests.browser.keys import looked_at, press, say, tab_to
from tests.factories import paragraph, seed_outcome_words, stated, write
from tests.minutes.rendering.pdf_reader import text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NINE = {"quorum": 9, "uses_initials": True, "has_casting_vote": True}
SHARES = "Shares in Harbour Power Ltd"
# Of twelve seats one is vacant, and one of those who sit sent apologies. Who stands aside or left is not counted.
COURSE = "The quorum was lost at item 3, regained at item 4, lost again at item 5 and regained at item 6."


@pytest.fixture
def meeting(transactional_db: None) -> Meeting:
    """Meeting 48 of the demo, held today. Two besides have declared an interest in item 5."""
    seed_outcome_words()
    stage("one-password-for-all", tell=lambda _: None)
    meeting = Meeting.objects.select_related("panel").get(panel__code="SECP", number=48)
    change_panel_rules(meeting.panel, NINE, by=secretary())
    Meeting.objects.filter(pk=meeting.pk).update(held_on=meeting.panel.today, place="4 Lantern Yard")
    for name in ("Sunita Rao", "Martin Osei"):
        declare_interest(meeting.items.get(number=5), Person.objects.get(name=name), SHARES, by=secretary())
    return meeting


def secretary() -> User:
    return User.objects.get(email="anna@example.org")


class Room:
    """The room beside the text of an item, at a keyboard."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def at(self, number: int) -> Locator:
        self.page.goto(f"{self.site}/drafting/SECP48/{number}/")
        self.page.wait_for_selector(READY, state="attached")
        return self.shown

    @property
    def shown(self) -> Locator:
        return self.page.get_by_role("region", name="In the room for this item")

    def press(self, name: str) -> None:
        """Press a button of this name, in what is folded if it is there, and wait until it is recorded."""
        button = self.shown.get_by_role("button", name=re.compile(f"^{name.replace(':', ' ?:')}$"))
        if not button.count():
            self.shown.locator(".room-others summary").press("Enter")
        with self.page.expect_response(lambda answer: "/room/" in answer.url):
            button.press("Enter")
        expect(self.shown.locator("[data-said]")).not_to_be_empty()


def vote_by_name(page: Page) -> None:
    """Half are for it and half against, whoever is left abstains, and the chair's casting vote is for it."""
    page.get_by_role("link", name="Vote on APPROVED").press("Enter")
    form = page.locator(".vote-form")
    form.get_by_label("by name").press("Space")
    names = form.locator(".vote-name select")
    expect(names.first).to_be_visible()
    count = names.count()
    for place in range(count):
        is_over = place == count - 1 and count % 2
        names.nth(place).press_sequentially("Abs" if is_over else ("For", "Aga")[place % 2])
    form.get_by_label("Casting vote").press_sequentially("F")
    expect(form.get_by_role("status")).to_contain_text("casting vote")
    form.get_by_role("button", name="Save the vote").press("Enter")
    expect(page.get_by_text(re.compile("^Vote: by .* casting vote"))).to_be_visible()


def test_the_minutes_show_what_was_pressed(live_server, meeting: Meeting, sign_in: SignIn, tmp_path: Path) -> None:
    desk = sign_in(secretary())
    page, site = desk.page, str(live_server.url)

    page.goto(f"{site}/meetings/SECP48/open/")
    tab_to(page, "id_starts_now")
    page.keyboard.press("Space")
    press(page, "Open the meeting")

    room = Room(page, site)
    room.at(1)
    room.press("All present but 2 who have answered otherwise")
    expect(room.shown).to_contain_text("10 of 12 seats filled · quorate")
    room.at(3)
    room.press("Left now: Colin Drury")
    expect(room.shown).to_contain_text("8 of 12 seats filled · not quorate: 9 people are needed")
    room.at(4)
    expect(room.shown).to_contain_text("9 of 12 seats filled · quorate")
    room.press("Adjourn the meeting now")
    expect(room.shown).to_contain_text("The quorum is not reckoned while the meeting is adjourned.")
    room.press("Resume the meeting now")
    room.at(5)
    expect(room.shown).to_contain_text("7 of 12 seats filled · not quorate: 9 people are needed")
    room.at(6)
    room.press("Back now: Colin Drury")
    room.press("Arrived now: Hugh Mallory")
    expect(room.shown).to_contain_text("11 of 12 seats filled · quorate")
    write(meeting.minutes, 8, stated("voted", "APPROVED", "the register"))
    room.at(8)
    vote_by_name(page)
    room.at(14)
    room.press("Ends now: record when the meeting ends")
    looked_at(page)

    for number in (3, 4, 5):
        write(
            meeting.minutes,
            number,
            paragraph(f"p{number}", "It was talked over.") + stated(f"d{number}", "AGREED", "it"),
        )

    page.goto(f"{site}/meetings/SECP48/held/")
    times = {"started_at": "10:04", "closed_at": "15:12", "adjourned-at-0": "12:30", "resumed-at-0": "13:15"}
    for name, clock in times.items():
        page.locator(f"[name={name}]").fill(f"{meeting.panel.today}T{clock}")
    say(page, "reason-0", "lunch")
    looked_at(page)
    page.locator("[name=held_as]").press("I")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press(page, "Save how it was held")

    shown = _minutes_page(page, site)
    printed = _pdf_text(tmp_path)
    for words in (shown, printed):
        assert "The meeting was held at 4 Lantern Yard and remotely, opened at 10:04 and closed at 15:12." in words
        assert f"9 people. {COURSE}" in words
        assert "Ruth Calloway (RC)" in words
        assert re.search(r"Left during item 3 \(until \d\d:\d\d\), back from item 6 \(from \d\d:\d\d\)", words)
        assert re.search(r"Hugh Mallory \(HM\) From item 6 \(from \d\d:\d\d\)", words)
        assert "The meeting was adjourned during this item from 12:30 to 13:15: lunch." in words
        assert words.count(f"declared an interest and took no part in this item: {SHARES}") == 2
        assert words.count("There was no quorum for this item") == 2
        assert "the register. [By the chair’s casting vote after 5 votes to 5, one abstention.]" in words
        assert words.index("Operations Group: Nominations") < words.rindex("The meeting was adjourned during this item")
    assert desk.complaints == []


def _minutes_page(page: Page, site: str) -> str:
    page.goto(f"{site}/minutes/SECP48/")
    looked_at(page)
    return " ".join(page.get_by_role("main").inner_text().split())


def _pdf_text(folder: Path) -> str:
    document = build_document(Minutes.objects.get_by_reference("SECP48"))
    pdf = folder / "minutes.pdf"
    pdf.write_bytes(render_pdf(redact(document, Audience.CONFIDENTIAL)))
    return " ".join(text_of(pdf).split())
