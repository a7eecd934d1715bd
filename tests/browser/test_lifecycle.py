"""From draft to published minutes by keyboard, each state looked at: axe, the width, and what the console says."""

from itertools import pairwise
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from core.accounts.models import User
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.browser.keys import follow, tab_to
from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast
from tests.factories import paragraph, seed_outcome_words, write
from tests.minutes.workflow.signing import PASSWORD, later_meeting, make_complete_minutes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/minutes/GRID12/"
BOX_OF_WORDS = """(element) => {
    const words = document.createRange()
    words.selectNodeContents(element)
    return words.getBoundingClientRect().toJSON()
}"""


@pytest.fixture
def complete(cast: Cast) -> Minutes:
    seed_outcome_words()
    minutes = make_complete_minutes(cast)
    present = [
        Attendee(AttendanceKind.PRESENT, person.name, person=person.person) for person in (cast.chair, cast.member)
    ]
    record_attendance(minutes.meeting, present, by=cast.secretary)
    later_meeting(minutes, cast.secretary)
    return minutes


def press(page: Page, name: str) -> None:
    """Reaches a link or button of this name with Tab, and takes it with Enter."""
    tab_to(page, name)
    follow(page, lambda: page.keyboard.press("Enter"))


class Walk:
    """Somebody at the keyboard, and what is checked of every page they come to."""

    def __init__(self, watched: Watched, site: str) -> None:
        self.watched, self.site = watched, site

    def open_as(self, person: User, address: str = PAGE) -> Page:
        enter_as(person, self.watched.page, self.site)
        self.watched.page.goto(self.site + address)
        return self.look()

    def look(self) -> Page:
        page = self.watched.page
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        return page

    def take(self, label: str, button: str = "") -> Page:
        """The step from the page of the minutes, and its button."""
        press(self.watched.page, label)
        self.look()
        press(self.watched.page, button or label)
        return self.look()


def stages_shown(page: Page) -> int:
    """How many stages of the way are shown, with room for the line from one to the next."""
    stages = [stage for stage in page.locator(".track > li").all() if stage.is_visible()]
    boxes = [stage.evaluate(BOX_OF_WORDS) for stage in stages]
    gaps = [after["left"] - before["right"] for before, after in pairwise(boxes) if before["y"] == after["y"]]
    assert all(gap > 30 for gap in gaps), gaps
    return len(stages)


def test_draft_returned_circulated_approved_signed_published(
    live_server, cast: Cast, complete: Minutes, watched: Watched, tmp_path: Path
) -> None:
    walk = Walk(watched, str(live_server.url))

    page = walk.open_as(cast.secretary)
    walk.take("Send to the chair")
    expect(page.get_by_text("waiting for the chair")).to_be_visible()
    assert stages_shown(page) == (7 if page.viewport_size["width"] > 640 else 1)

    page = walk.open_as(cast.chair)
    press(page, "Return to draft")
    walk.look()
    tab_to(page, "reason")
    page.keyboard.type("Item 2 says too little.")
    press(page, "Return to draft")
    walk.look()

    page = walk.open_as(cast.secretary)
    expect(page.get_by_text("Item 2 says too little.")).to_be_visible()
    write(complete, 2, paragraph("talk 12", "The Panel talked at length of the grid."))
    walk.take("Send to the chair")

    page = walk.open_as(cast.chair)
    walk.take("Circulate")
    assert len(mail.outbox) == 5

    walk.open_as(cast.member)
    expect(page.get_by_text("The Panel talked at length of the grid.")).to_be_visible()
    walk.open_as(cast.secretary)
    press(page, "Return to draft")
    tab_to(page, "reason")
    page.keyboard.type("The Panel corrected item 2.")
    press(page, "Return to draft")
    write(complete, 2, paragraph("talk 12", "The Panel talked at length of the new grid."))
    page.reload()
    walk.take("Approve as corrected")

    page = walk.open_as(cast.chair)
    press(page, "Sign")
    walk.look()
    expect(page.locator("ins")).to_contain_text("new")
    tab_to(page, "password")
    page.keyboard.type("guess")
    press(page, "Sign version 3")
    walk.look()
    expect(page.get_by_text("The password is incorrect.")).to_be_visible()
    page.keyboard.type(PASSWORD)  # the cursor is in the field
    press(page, "Sign version 3")
    walk.look()

    page = walk.open_as(cast.secretary)
    expect(page.get_by_text("waiting for you to publish")).to_be_visible()
    walk.take("Publish")
    page.get_by_role("link", name="Versions of these minutes").focus()  # at the foot, behind all the items
    follow(page, lambda: page.keyboard.press("Enter"))
    walk.look()

    page.context.clear_cookies()
    page.goto(walk.site + PAGE)
    walk.look()
    expect(page.get_by_text("I confirm these minutes as a true record")).to_be_visible()
    assert Minutes.objects.get().state == MinutesState.PUBLISHED
    assert "hidden price" not in page.content()

    signed = tmp_path / "GRID12.pdf"
    signed.write_bytes(page.request.get(f"{walk.site}/minutes/GRID12.pdf").body())
    page.goto(f"{walk.site}/verify/")
    walk.look()
    for content, answer in ((signed.read_bytes(), "This file is genuine"), (b"%PDF", "This file is unknown here")):
        signed.write_bytes(content)
        page.get_by_label("The PDF to check").set_input_files(signed)
        press(page, "Check")
        walk.look()
        expect(page.get_by_role("heading", name=answer)).to_be_visible()
    assert IssuedFile.objects.count() == 2
    assert [each for each in watched.complaints if "400" not in each] == []
