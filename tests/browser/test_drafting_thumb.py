"""On a phone the tools are at the thumb, and nothing covers the line that is being written."""

import pytest

from core.accounts.models import User
from minutes.models import Minutes
from tests.browser.drafting import Desk, SignIn
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
WITH_KEYBOARD = {"width": 390, "height": 480}
CARET = """() => {
    const { view, state } = document.querySelector("#editor").editor
    return view.coordsAtPos(state.selection.head)
}"""


@pytest.fixture
def phone(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    write(draft, 1, "".join(paragraph(f"p{each}", f"Paragraph {each} of a long item.") for each in range(40)))
    desk = sign_in(secretary, width=PHONE["width"])
    desk.page.set_viewport_size(PHONE)
    desk.open()
    desk.focus()
    return desk


def box(desk: Desk, selector: str) -> dict[str, float]:
    found = desk.page.locator(selector).bounding_box()
    assert found is not None
    return dict(found)


@pytest.mark.parametrize("viewport", [PHONE, WITH_KEYBOARD], ids=["", "with keyboard"])
def test_the_tools_stand_at_the_bottom_and_never_over_the_line_that_is_written(phone: Desk, viewport: dict) -> None:
    phone.page.set_viewport_size(viewport)
    tops, carets = [], []
    for _ in range(8):
        phone.press("Enter")
        phone.type("A line that is written on a phone.")
        phone.page.wait_for_timeout(100)
        tops.append(box(phone, "#save-state")["y"])
        carets.append(phone.page.evaluate(CARET)["bottom"])
    tools = box(phone, "#tools")

    assert tools["y"] + tools["height"] == viewport["height"]
    assert tools["height"] < 64
    assert all(caret < top for caret, top in zip(carets, tops, strict=True))


def test_each_tool_is_large_enough_for_a_thumb_and_can_be_reached(phone: Desk) -> None:
    tools = phone.page.locator("#tools > button, #tools > details > summary")
    sizes = [tool.bounding_box() for tool in tools.all()]
    tools.last.scroll_into_view_if_needed()
    last = tools.last.bounding_box()

    assert len(sizes) >= 14
    assert all(size and size["width"] >= 44 and size["height"] >= 44 for size in sizes)
    assert last is not None
    assert last["x"] + last["width"] <= PHONE["width"]


def test_the_outcomes_open_upwards_and_write_at_the_caret(phone: Desk) -> None:
    phone.press("Enter")
    phone.type("The Panel agreed it.")
    phone.page.locator("#outcomes summary").click()
    sheet = box(phone, "#outcomes .menu-sheet")
    phone.page.locator("#outcomes [data-outcome=AGREED]").click()
    phone.save()

    assert sheet["y"] + sheet["height"] <= box(phone, "#save-state")["y"] + 8
    assert "AGREED it." in phone.words()


def test_a_keyboard_laid_over_the_page_lifts_the_tools(phone: Desk) -> None:
    bottom = phone.page.evaluate(
        """async () => {
            const { standAboveKeyboard } = await import("drafting/thumb")
            const seen = { height: innerHeight - 300, offsetTop: 0, scale: 1 }
            const visualViewport = Object.assign(new EventTarget(), seen)
            standAboveKeyboard({ visualViewport })
            const { bottom } = document.querySelector("#tools").getBoundingClientRect()
            return innerHeight - bottom
        }"""
    )

    assert bottom == 300
