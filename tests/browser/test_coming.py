"""From the mail's link to the answer by one press, and by keyboard to the forecast; at both widths, with axe."""

import pytest
from playwright.sync_api import Browser, expect

from core.accounts.models import User
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.attendance.rsvp_mail import asking_mail
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Meeting, Panel, Person, Reply
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, tab_to
from tests.browser.test_sign_in import enter_as
from tests.factories import make_member, make_panel
from tests.meetings.attendance.coming import NEXT_MONTH

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


def links_in_the_mail(meeting: Meeting, person: Person, site: str) -> list[str]:
    return [word for word in asking_mail(meeting, person, site).body.split() if word.startswith(site)]


def test_opening_the_links_of_a_mail_answers_nothing(
    live_server, meeting: Meeting, members: list[User], watched: Watched
) -> None:
    page, sent = watched.page, []
    page.on("request", lambda asked: sent.append(asked.method))
    yes, no, alternate = links_in_the_mail(meeting, members[0].person, str(live_server.url))

    for link, button in ((yes, "Yes, I am coming to GRID31"), (no, "Send apologies"), (alternate, "Answer")):
        page.goto(link, wait_until="networkidle")
        expect(page.locator("main .btn-primary")).to_have_text([button])
        looked_at(page)
    page.emulate_media(color_scheme="dark")
    looked_at(page)

    assert set(sent) == {"GET"}
    assert not Reply.objects.exists()
    assert watched.complaints == []


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_the_button_gives_the_answer_of_its_link_by_keyboard(
    live_server, chromium: Browser, meeting: Meeting, members: list[User], has_script: bool
) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=has_script)
    links = links_in_the_mail(meeting, members[0].person, str(live_server.url))

    answers = []
    for link, answered in ((links[0], "Your answer: Coming"), (links[1], "Your answer: Apologies")):
        page.goto(link)
        button = page.locator("main .btn-primary")
        assert button.bounding_box()["y"] + button.bounding_box()["height"] < 844
        button.focus()
        follow(page, lambda: page.keyboard.press("Enter"))
        expect(page.get_by_text(answered)).to_be_visible()
        answers += [reply.coming for reply in meeting.replies.all()]
    page.close()

    assert answers == ["yes", "no"]


def test_one_press_behind_the_mail_answers_and_the_page_counts_it(
    live_server, meeting: Meeting, members: list[User], watched: Watched
) -> None:
    page, (ada, bo) = watched.page, members
    yes, _, alternate = links_in_the_mail(meeting, ada.person, str(live_server.url))

    page.goto(yes)
    tab_to(page, "Yes, I am coming to GRID31")
    follow(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text("Your answer: Coming")).to_be_visible()
    looked_at(page)
    assert [(str(reply.person), reply.coming) for reply in meeting.replies.all()] == [("Ada", "yes")]
    page.goto(alternate)
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
