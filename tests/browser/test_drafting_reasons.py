"""Why a block is confidential: asked for as it is made so, by keys alone, and shown with it."""

import pytest

from core.accounts.models import User
from meetings.enums import Role
from minutes.drafting.classification import give_block_reason
from minutes.drafting.results import block_reasons
from minutes.models import Minutes
from tests.browser.drafting import Desk, SignIn, kept
from tests.factories import item_of, make_member, paragraph, uuid_of, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARKS = """[...document.querySelectorAll('#text > *')].map((block) => getComputedStyle(block, '::before').content)"""


def test_the_reason_is_asked_for_with_the_key_that_makes_a_block_confidential(desk: Desk, draft: Minutes) -> None:
    desk.type("Aloud.\nWhispered.")
    desk.press("Alt+Shift+c")
    desk.page.wait_for_selector("#reason[open] #reason-words:focus")
    desk.type("It names a Party.")
    desk.press("Enter")
    desk.page.wait_for_selector("#text [data-reason]")
    desk.page.wait_for_selector("#text:focus")
    desk.type(" And on.\nMore.")
    desk.save()

    assert set(block_reasons(item_of(draft, 1)).values()) == {"It names a Party."}
    assert desk.page.evaluate(MARKS) == ["none", *['"Confidential: It names a Party."'] * 2]
    assert "Party" not in kept()
    assert desk.as_sent() == kept()
    assert desk.complaints == []


def test_the_reason_is_changed_later_from_those_that_were_given_before(
    desk: Desk, draft: Minutes, secretary: User
) -> None:
    write(draft, 1, paragraph("s", "Whispered.", secret=True))
    write(draft, 2, paragraph("t", "Elsewhere.", secret=True))
    give_block_reason(item_of(draft, 1), [uuid_of("s")], "Prices", by=secretary)
    give_block_reason(item_of(draft, 2), [uuid_of("t")], "It names a Party.", by=secretary)
    desk.open()
    desk.focus()
    desk.press("Alt+Shift+w")
    desk.page.wait_for_selector("#reason-words:focus")
    before = desk.page.locator("#reason-words").input_value()
    offered = desk.page.locator("#usual-reasons option").evaluate_all("options => options.map((each) => each.value)")
    desk.press("Control+a")
    desk.type(offered[0])
    desk.press("Enter")
    desk.page.wait_for_selector("#text [data-reason='It names a Party.']")

    assert (before, offered) == ("Prices", ["It names a Party.", "Prices"])
    assert block_reasons(item_of(draft, 1)) == {uuid_of("s"): "It names a Party."}


def test_without_a_network_the_dialogue_says_so_and_the_words_stay(desk: Desk) -> None:
    desk.type("Whispered.")
    desk.save()
    desk.press("Alt+Shift+c")
    desk.page.wait_for_selector("#reason-words:focus")
    desk.context.set_offline(True)
    desk.type("Prices")
    desk.press("Enter")
    desk.page.wait_for_selector("#reason [data-error]:not(:empty)")

    assert desk.page.locator("#reason-words").input_value() == "Prices"


def test_whoever_is_not_cleared_is_not_told_the_panels_reasons(
    sign_in: SignIn, draft: Minutes, secretary: User
) -> None:
    write(draft, 2, paragraph("t", "Elsewhere.", secret=True))
    give_block_reason(item_of(draft, 2), [uuid_of("t")], "It names a Party.", by=secretary)
    desk = sign_in(make_member(draft.meeting.panel, "deputy@example.org", Role.SECRETARY))
    desk.open()

    assert "It names a Party." not in desk.page.content()
