"""The way to the text by keyboard, the tools as one stop on it, and side columns that stay while the text scrolls."""

import pytest

from core.accounts.models import User
from minutes.models import Minutes
from tests.browser.drafting import Desk, SignIn
from tests.factories import make_minutes, paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUSED_WORDS = "document.activeElement.textContent.trim()"


@pytest.fixture
def draft(draft: Minutes) -> Minutes:
    write(draft, 1, "".join(paragraph(f"p{number}", f"Paragraph {number} of a long item.") for number in range(40)))
    return draft


@pytest.fixture
def opened(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    desk = sign_in(secretary)
    desk.open()
    return desk


def focused(desk: Desk) -> str:
    return str(desk.page.evaluate(FOCUSED_WORDS))


def test_the_first_tab_leads_past_the_bar_into_the_text(opened: Desk) -> None:
    opened.press("Tab")
    first = focused(opened)
    opened.press("Enter")
    opened.page.wait_for_selector("#text:focus")

    assert first == "Skip to the text"
    assert opened.complaints == []


def test_the_tools_are_one_tab_stop_and_arrows_go_between_them(opened: Desk) -> None:
    stops = "#tools > button:not([tabindex='-1']), #tools > details > summary:not([tabindex='-1'])"
    first = opened.page.locator(stops).all_text_contents()
    opened.page.locator("#outcomes summary").focus()
    reached = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowDown", "ArrowDown"):
        opened.page.keyboard.press(key)
        reached.append(focused(opened))
    opened.press("Escape")
    back = focused(opened)
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("Tab")
    after = focused(opened)
    opened.page.keyboard.press("Shift+Tab")

    assert first == ["Outcome"]
    assert reached[:6] == ["Action", "Confidential", "Shortcuts", "Outcome", "Shortcuts", "Outcome"]
    assert reached[6:] == ["AGREED", "APPROVED"]
    assert back == "Outcome"
    assert "Public item" in after
    assert focused(opened) == "Action"
    assert opened.complaints == []


def test_side_columns_stay_while_the_text_scrolls_and_show_the_item_that_is_open(
    sign_in: SignIn, secretary: User, draft: Minutes
) -> None:
    long = make_minutes(draft.meeting.panel, 13, [f"Item {number}" for number in range(60)])
    write(long, 50, "".join(paragraph(f"p{number}", f"Paragraph {number} of a long item.") for number in range(40)))
    desk = sign_in(secretary)
    desk.page.goto(f"{desk.site}/drafting/GRID13/50/")
    desk.page.wait_for_selector("#editor[data-ready=true]", state="attached")
    desk.page.evaluate("window.scrollTo(0, 600)")
    desk.page.wait_for_function("window.scrollY === 600")
    columns = [desk.page.locator(name).bounding_box() for name in (".drafting-agenda", ".drafting-yield")]
    current = desk.page.locator(".drafting-lines [aria-current]").bounding_box()

    assert [column and column["y"] for column in columns] == [0, 0]
    assert current is not None
    assert 0 < current["y"] < 800
