"""A vote by keyboard: beside the text at both widths, and as a page in a browser that runs no script."""

import pytest
from playwright.sync_api import Locator, expect

from core.accounts.models import User
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind, Role
from meetings.models import Ballot, Vote
from minutes.models import Minutes
from tests.browser.axe import violations
from tests.browser.drafting import READY, Desk, SignIn
from tests.factories import make_member, stated, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ("Ada", "Bo", "Cy", "Di")


@pytest.fixture
def voted(draft: Minutes, secretary: User) -> Minutes:
    """Four members are there, and something is agreed at item 1."""
    members = [make_member(draft.meeting.panel, f"{name.lower()}@example.org", Role.MEMBER) for name in NAMES]
    there = [Attendee(AttendanceKind.PRESENT, each.name, person=each.person) for each in members]
    record_attendance(draft.meeting, there, by=secretary)
    write(draft, 1, stated("d", "AGREED", "to paint it"))
    return draft


def card(desk: Desk) -> Locator:
    """Open the card of the vote by keyboard."""
    desk.page.goto(f"{desk.site}/drafting/GRID12/1/")
    desk.page.wait_for_selector(READY, state="attached")
    if desk.page.get_by_role("button", name="In this item").is_visible():
        desk.page.get_by_role("button", name="In this item").press("Enter")
    desk.page.get_by_role("link", name="Vote on AGREED").press("Enter")
    expect(desk.page.get_by_label("For", exact=True)).to_be_focused()
    return desk.page.locator(".vote-form")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_count_is_entered_by_keys_and_its_result_said_at_once(
    sign_in: SignIn, secretary: User, voted: Minutes, width: int
) -> None:
    desk = sign_in(secretary, width=width)
    form = card(desk)
    for number in ("3", "1"):
        desk.page.keyboard.type(number)
        desk.page.keyboard.press("Tab")
    says = form.get_by_role("status")

    expect(says).to_contain_text("Carried by 3 votes to 1: more than half of the four votes cast.")
    expect(says).to_contain_text("Printed behind it: [By 3 votes to 1.]")
    assert violations(desk.page) == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    desk.page.keyboard.type("1")
    expect(says).to_contain_text("Five votes were entered, and four may vote at this item.")
    desk.page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_have_text("Five votes were entered, and four may vote at this item.")
    expect(form.get_by_label("Abstained")).to_have_value("1")
    form.get_by_label("Abstained").press("Backspace")
    form.get_by_label("Abstained").press("Enter")

    expect(desk.page.get_by_text("Vote: by 3 votes to 1")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Vote on AGREED")).to_be_focused()
    assert Vote.objects.get().printed == "by 3 votes to 1"


def test_each_votes_by_name(sign_in: SignIn, secretary: User, voted: Minutes) -> None:
    desk = sign_in(secretary)
    form = card(desk)
    form.get_by_label("by name").check()
    for name, side in zip(NAMES, ("For", "For", "Against", "Abstained"), strict=True):
        form.get_by_label(name, exact=True).select_option(label=side)
    expect(form.get_by_role("status")).to_contain_text("Carried by 2 votes to 1, with one abstention")
    assert violations(desk.page) == []
    form.get_by_role("button", name="Save the vote").press("Enter")

    expect(desk.page.get_by_text("Vote: by 2 votes to 1, one abstention")).to_be_visible()
    assert [str(ballot) for ballot in Ballot.objects.all()] == ["Ada: For", "Bo: For", "Cy: Against", "Di: Abstained"]
    assert desk.complaints == []


def test_what_is_typed_while_other_fields_come_stays(sign_in: SignIn, secretary: User, voted: Minutes) -> None:
    desk = sign_in(secretary)
    form = card(desk)
    form.get_by_label("between options").check()
    for number, (name, votes) in enumerate((("Oak", "3"), ("Elm", "1"), ("Ash", "0")), start=1):
        form.get_by_label(f"Option {number}", exact=True).fill(name)
        form.get_by_label(f"Votes for option {number}").fill(votes)
    expect(form.get_by_label("Option 5", exact=True)).to_be_visible()

    expect(form.get_by_role("status")).to_contain_text("“Oak” is chosen with 3 of the four votes cast")
    form.get_by_role("button", name="Save the vote").press("Enter")
    expect(desk.page.get_by_text("Vote: “Oak” chosen")).to_be_visible()
    assert Vote.objects.get().options == [["Oak", 3], ["Elm", 1], ["Ash", 0]]


def test_without_script_the_card_is_a_page(sign_in: SignIn, secretary: User, voted: Minutes) -> None:
    desk = sign_in(secretary, script=False)
    page = desk.page
    page.goto(f"{desk.site}/drafting/GRID12/1/")
    page.get_by_role("link", name="Vote on AGREED").click()
    page.get_by_label("For", exact=True).fill("4")
    page.get_by_label("Against").fill("1")
    page.get_by_role("button", name="Save the vote").press("Enter")
    expect(page.get_by_text("Five votes were entered, and four may vote at this item.")).to_be_visible()
    expect(page.get_by_label("For", exact=True)).to_have_value("4")

    page.get_by_label("by name").check()
    page.get_by_role("button", name="Show what comes of it").press("Enter")
    for name in NAMES:
        page.get_by_label(name, exact=True).select_option(label="For")
    page.get_by_label("Against").fill("")
    page.get_by_role("button", name="Save the vote").press("Enter")

    expect(page.get_by_role("status")).to_contain_text("The vote is saved.")
    assert Vote.objects.get().printed == "by 4 votes to none"
