"""Two tabs of one account on the same item: each keeps a copy of its own, and none of their words is lost."""

from contextlib import nullcontext

import pytest

from core.accounts.models import User
from minutes.models import Minutes
from minutes.text import plain_text
from tests.browser.drafting import CUT_OFF, SAVED, UNANSWERED, Desk, SignIn, kept
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFLINE = "#save-state[data-state=offline]"
CLASH = "#clashes:not([hidden])"
# A page whose own words were sent before it was loaded anew takes the other's copy for its own.
TAKEN_UP = "#brought:not([hidden]), #restored:not([hidden])"


@pytest.fixture
def tabs(sign_in: SignIn, secretary: User, draft: Minutes) -> tuple[Desk, Desk]:
    """Two pages of one browser with the same two paragraphs open, the caret of each in a paragraph of its own."""
    write(draft, 1, paragraph("one", "First.") + paragraph("two", "Second."))
    upper = sign_in(secretary)
    upper.open()
    lower = upper.beside()
    lower.open()
    for desk in (upper, lower):
        desk.page.bring_to_front()
        desk.focus()
    upper.page.bring_to_front()
    upper.press("ArrowUp", "End")
    return upper, lower


def type_offline(tabs: tuple[Desk, Desk], *words: str) -> None:
    tabs[0].context.set_offline(True)
    for desk, text in zip(tabs, words, strict=True):
        desk.page.bring_to_front()
        desk.type(text)
        desk.page.wait_for_selector(OFFLINE)


def words_kept() -> str:
    return plain_text(kept())


def test_what_two_tabs_wrote_offline_is_there_after_one_was_closed_and_the_other_loaded_anew(
    tabs: tuple[Desk, Desk],
) -> None:
    upper, lower = tabs
    type_offline(tabs, " Of the upper tab.", " Of the lower tab.")
    before = words_kept()
    upper.close_cut_off()
    lower.context.set_offline(False)
    lower.open()
    lower.page.wait_for_selector(TAKEN_UP)
    lower.page.wait_for_selector(SAVED)
    lower.page.wait_for_timeout(200)

    assert before == "First.\n\nSecond."
    assert words_kept() == "First. Of the upper tab.\n\nSecond. Of the lower tab."
    assert lower.as_sent() == kept()
    assert lower.copies() == []


@pytest.mark.parametrize("gone", [CUT_OFF, UNANSWERED], ids=["unsent", "unanswered"])
def test_where_both_wrote_in_one_paragraph_one_chooses_once(tabs: tuple[Desk, Desk], gone: str) -> None:
    """The tab that is gone may have sent its words, and not have lived to hear that they are saved."""
    upper, lower = tabs
    upper.press("ArrowDown", "End")
    type_offline(tabs, " Upper.", " Lower.")
    lower.page.evaluate(CUT_OFF)
    upper.page.evaluate(gone)
    with upper.page.expect_request_finished() if gone == UNANSWERED else nullcontext():
        lower.context.set_offline(False)
    upper.page.close()
    lower.open()
    lower.page.wait_for_selector(CLASH)
    shown = lower.page.locator("#clashes blockquote").all_text_contents()
    lower.page.get_by_role("button", name="Keep both").click()
    lower.page.wait_for_timeout(300)
    lower.page.wait_for_selector(SAVED)
    lower.page.wait_for_timeout(200)

    assert sorted(shown) == ["Second.", "Second. Lower.", "Second. Upper."]
    assert sorted(words_kept().split("\n\n")) == ["First.", "Second. Lower.", "Second. Upper."]
    assert lower.copies() == []


def test_what_a_closed_tab_had_left_to_be_chosen_is_another_tabs_to_choose(
    tabs: tuple[Desk, Desk], draft: Minutes
) -> None:
    upper, lower = tabs
    write(draft, 1, paragraph("one", "Theirs.") + paragraph("two", "Second."))
    upper.type(" Upper.")
    upper.page.wait_for_selector(CLASH)
    lower.page.evaluate(CUT_OFF)
    lower.page.bring_to_front()
    lower.type(" Lower.")
    lower.page.wait_for_selector(OFFLINE)
    upper.close_cut_off()
    lower.open()
    lower.page.wait_for_selector(CLASH)
    shown = lower.page.locator("#clashes blockquote").all_text_contents()
    before = words_kept()
    lower.page.get_by_role("button", name="Keep both").click()
    lower.page.wait_for_timeout(300)
    lower.page.wait_for_selector(SAVED)
    lower.page.wait_for_timeout(200)

    assert shown == ["First. Upper.", "Theirs.", "First."]
    assert before == "Theirs.\n\nSecond. Lower."
    assert words_kept() == "First. Upper.\n\nTheirs.\n\nSecond. Lower."
    assert lower.copies() == []


def test_a_living_tabs_copy_is_left_alone(tabs: tuple[Desk, Desk]) -> None:
    upper, lower = tabs
    upper.page.route("**/save?*", lambda route: route.abort())
    upper.page.bring_to_front()
    upper.type(" Not yet sent.")
    upper.page.wait_for_selector(OFFLINE)
    lower.page.bring_to_front()
    lower.type(" Sent.")
    lower.save()
    lower.open()
    lower.page.wait_for_timeout(300)
    copies = lower.copies()
    upper.close_cut_off()
    lower.open()
    lower.page.wait_for_selector("#restored:not([hidden])")
    lower.page.wait_for_selector(SAVED)

    assert len(copies) == 1
    assert words_kept() == "First. Not yet sent.\n\nSecond. Sent."


def test_a_tab_that_was_duplicated_has_a_copy_of_its_own(tabs: tuple[Desk, Desk]) -> None:
    upper, lower = tabs
    name = upper.page.evaluate("sessionStorage.getItem('smartgov-drafting-tab')")
    lower.page.evaluate("(name) => sessionStorage.setItem('smartgov-drafting-tab', name)", name)
    lower.open()
    lower.focus()
    type_offline(tabs, " Upper.", " Lower.")

    assert len(set(lower.copies())) == 2
