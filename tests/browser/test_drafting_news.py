"""What others save arrives without a key, and leaves the caret and one's own words alone."""

import pytest

from core.accounts.models import User
from minutes.models import Minutes
from minutes.text import plain_text
from tests.browser.drafting import Desk, SignIn, kept
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CARET = "document.querySelector('#editor').editor.state.selection.toJSON()"
COME_BACK = "document.dispatchEvent(new Event('visibilitychange'))"
ONE_ROUND = 20_000  # milliseconds; it is asked every fifteen seconds


@pytest.fixture
def two(sign_in: SignIn, secretary: User, draft: Minutes) -> tuple[Desk, Desk]:
    write(draft, 1, paragraph("one", "First.") + paragraph("two", "Second."))
    desks = sign_in(secretary), sign_in(secretary)
    for desk in desks:
        desk.open()
        desk.focus()
    return desks


def test_words_of_another_browser_arrive_without_a_key_and_the_caret_stays(two: tuple[Desk, Desk]) -> None:
    reader, writer = two
    before = reader.page.evaluate(CARET)
    writer.press("End", "Enter")
    writer.type("The Panel AGREED it.")
    writer.save()
    reader.page.get_by_text("The Panel AGREED it.").first.wait_for(timeout=ONE_ROUND)

    assert reader.words() == "First.\nSecond.\nThe Panel AGREED it."
    assert reader.as_sent() == kept()
    assert reader.page.evaluate(CARET) == before
    assert reader.has_focus()
    assert reader.page.locator("#yield .outcome").all_text_contents() == ["AGREED"]
    assert reader.copies() == []
    assert reader.complaints == []


def test_words_in_front_of_the_caret_move_it_with_its_own_words(two: tuple[Desk, Desk]) -> None:
    reader, writer = two
    writer.press("ArrowUp", "End")
    writer.type(" More in front.")
    writer.save()
    reader.page.evaluate(COME_BACK)
    reader.page.get_by_text("More in front.").first.wait_for()
    reader.type(" Typed on.")
    reader.save()

    assert plain_text(kept()) == "First. More in front.\n\nSecond. Typed on."


def test_undo_takes_back_ones_own_words_and_never_the_others(two: tuple[Desk, Desk]) -> None:
    reader, writer = two
    reader.type(" Mine.")
    reader.save()
    writer.press("ArrowUp", "End")
    writer.type(" Theirs.")
    writer.save()
    reader.page.evaluate(COME_BACK)
    reader.page.get_by_text("Theirs.").first.wait_for()
    reader.press("Control+z")

    assert reader.words() == "First. Theirs.\nSecond."


def test_nothing_is_asked_while_nobody_sees_the_page_or_words_wait_to_be_saved(two: tuple[Desk, Desk]) -> None:
    reader, _ = two
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    reader.page.evaluate("Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })")
    reader.page.evaluate(COME_BACK)
    reader.page.wait_for_timeout(300)
    while_hidden = list(asked)
    reader.page.evaluate("delete document.visibilityState")
    reader.page.route("**/save?*", lambda route: route.abort())
    reader.type(" Words.")
    reader.page.evaluate(COME_BACK)
    reader.page.wait_for_timeout(300)

    assert while_hidden == []
    assert "news" not in asked
