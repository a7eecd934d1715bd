"""Papers in a browser, by keyboard: handed in, read page by page with a note, and the pack that builds itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from core.audience import Sensitivity
from meetings.enums import Role
from meetings.models import Meeting, PaperNote, PaperOpening
from meetings.papers.services.papers import add_paper
from tests import factories
from tests.browser.axe import violations
from tests.browser.drafting import SignIn
from tests.meetings.papers.odd_pdfs import UNJOINABLE, program_wrote
from tests.meetings.papers.papers import hand_in, item, make_meeting, pdf
from tests.minutes.pages.printing import work_off_the_queue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("queue")]
WIDTHS = (1280, 390)


@pytest.fixture
def meeting(transactional_db: None) -> Meeting:
    made = make_meeting(factories.make_panel(), "Opening", "Business")
    hand_in(item(made, 1), "The offer", sensitivity=Sensitivity.CONFIDENTIAL, reason="A price")
    add_paper(item(made, 1), "To follow", by=factories.User.objects.operator())
    return made


def check(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def press(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True)).first.focus()
    page.keyboard.press("Enter")


def test_a_paper_is_handed_in_read_noted_and_packed_by_keyboard(
    meeting: Meeting, sign_in: SignIn, tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(pdf("first page", "second page"))
    secretary = sign_in(factories.make_member(meeting.panel, "s@example.org", Role.SECRETARY, is_cleared=True))
    page = secretary.page
    page.goto(f"{secretary.site}/meetings/GRID48/papers/")
    check(page)

    press(page, "Add a paper")
    check(page)
    page.locator("#id_title").focus()
    page.keyboard.type("Risks of the year")
    page.locator("#id_file").set_input_files(report)
    press(page, "Add the paper")
    page.get_by_text("GRID_48_03 is added.").wait_for()
    check(page)

    member = sign_in(factories.make_member(meeting.panel, "m@example.org", Role.MEMBER, is_cleared=True))
    page = member.page
    page.goto(f"{member.site}/meetings/GRID48/papers/")
    press(page, "Risks of the year")
    page.get_by_text("The pages are being drawn: 0 of 2 can be read by now.").wait_for()
    check(page)
    work_off_the_queue()
    page.get_by_role("img", name="Page 2 of 2").wait_for()
    assert page.get_by_text("This page is not drawn yet.").count() == 0
    page.get_by_text("Text of this page").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("first page").locator("visible=true").wait_for()
    check(page)
    press(page, "Note on page 2")
    page.locator("#id_text").focus()
    page.keyboard.type("Ask about the sum")
    press(page, "Save the note")
    page.locator(".note").get_by_text("Ask about the sum").wait_for()
    assert PaperNote.objects.get().page == 2
    assert PaperOpening.objects.filter(account__email="m@example.org").count() == 1

    page.goto(f"{member.site}/meetings/GRID48/pack/")
    page.get_by_text("Waiting for its turn").wait_for()
    check(page)
    work_off_the_queue()
    page.get_by_text("Ready: 4 pages").wait_for()
    check(page)
    assert secretary.complaints + member.complaints == []


def test_a_pack_without_one_paper_says_which_and_what_to_do(meeting: Meeting, sign_in: SignIn, tmp_path: Path) -> None:
    written, unjoinable = tmp_path / "ghostscript.pdf", tmp_path / "unjoinable.pdf"
    written.write_bytes(program_wrote("ghostscript"))
    unjoinable.write_bytes(UNJOINABLE["contents packed as nobody knows"])
    desk = sign_in(factories.make_member(meeting.panel, "s@example.org", Role.SECRETARY, is_cleared=True))
    page = desk.page
    for file in (written, unjoinable):
        page.goto(f"{desk.site}/meetings/GRID48/papers/add/")
        page.locator("#id_title").fill(file.stem)
        page.locator("#id_file").set_input_files(file)
        press(page, "Add the paper")
        page.get_by_text("is added.").wait_for()
    press(page, "ghostscript")
    work_off_the_queue()
    page.get_by_role("img", name="Page 2 of 2").wait_for()
    check(page)

    page.goto(f"{desk.site}/meetings/GRID48/pack/")
    work_off_the_queue()
    page.get_by_text("The pages of one paper are not in the pack.").wait_for()
    page.get_by_text("Open it, print it to a new PDF, and hand that in as a new version.").wait_for()
    check(page)
    press(page, "Hand in a new version of GRID_48_04")
    page.locator("#id_file").set_input_files(written)
    press(page, "Replace the file")
    page.get_by_text("GRID_48_04 has a new version.").wait_for()
    page.goto(f"{desk.site}/meetings/GRID48/pack/")
    work_off_the_queue()
    page.get_by_text("Ready: 6 pages").wait_for()

    assert page.get_by_text("not in the pack").count() == 0
    assert desk.complaints == []


def test_a_file_that_is_too_large_is_said_to_be_so_before_it_is_sent(
    meeting: Meeting, sign_in: SignIn, tmp_path: Path
) -> None:
    film = tmp_path / "film.pdf"
    with film.open("wb") as file:
        file.truncate(51_000_000)
    desk = sign_in(factories.make_member(meeting.panel, "s@example.org", Role.SECRETARY, is_cleared=True))
    page = desk.page
    page.goto(f"{desk.site}/meetings/GRID48/papers/add/")
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.method))

    page.locator("#id_title").fill("A film")
    page.locator("#id_file").set_input_files(film)
    page.get_by_role("button", name="Add the paper").click()
    page.wait_for_timeout(300)

    assert page.get_by_role("alert").inner_text() == "This file is too large. A file can have 50 MB."
    assert page.evaluate("document.activeElement.id") == "id_file"
    assert "POST" not in sent
