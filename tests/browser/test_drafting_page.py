"""The page around the editor: cards, states, keys, phones, and a browser that runs no script."""

import pytest
from playwright.sync_api import Browser

from actions.models import Action
from core.accounts.models import User
from core.accounts.session_store import AccountSession
from meetings.models import Decision
from minutes.models import Minutes
from tests.browser.axe import violations
from tests.browser.drafting import SAVED, Desk, SignIn, kept
from tests.factories import action, paragraph, uuid_of, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill(draft: Minutes) -> None:
    table = (
        f'<table data-block="{uuid_of("t")}"><tbody><tr><th><p>Seat</p></th><th><p>Vote</p></th></tr>'
        "<tr><td><p>Large</p></td><td><p>For</p></td></tr></tbody></table>"
    )
    write(
        draft,
        1,
        f'<h3 data-block="{uuid_of("h")}">Costs</h3>'
        + paragraph("p", "The Panel AGREED the budget.")
        + paragraph("s", "Whispered.", secret=True)
        + f'<ul data-block="{uuid_of("l")}" data-sensitivity="confidential"><li><p>NOTED it.</p></li></ul>'
        + table
        + action("a", "The Clerk to write by May."),
    )


def offline(desk: Desk) -> None:
    desk.focus()
    desk.context.set_offline(True)
    desk.type("Words.")
    desk.page.wait_for_selector("#save-state[data-state=offline]")


def signed_out(desk: Desk) -> None:
    desk.focus()
    AccountSession.objects.all().delete()
    desk.type("Words.")
    desk.page.wait_for_selector("#signed-out[open]")


def keys(desk: Desk) -> None:
    desk.focus()
    desk.press("Control+/")
    desk.page.wait_for_selector("#shortcuts[open]")


def card(desk: Desk) -> None:
    desk.page.evaluate("document.querySelector('[data-tab=yield]').click()")
    for link in desk.page.locator("[data-card]").all():
        link.focus()
        desk.press("Enter")
        desk.page.wait_for_selector("[data-open-card] form")


def public(desk: Desk) -> None:
    desk.page.locator("#as-public").focus()
    desk.press("Enter")
    desk.page.wait_for_selector("#public-view:not([hidden])")


def clash(desk: Desk) -> None:
    desk.focus()
    block = paragraph("p", "The Panel AGREED another budget.")
    write(Minutes.objects.get(), 1, kept().replace(kept()[kept().index("<p ") : kept().index("</p>") + 4], block))
    desk.page.evaluate("document.querySelector('#editor').editor.commands.setTextSelection(12)")
    desk.press("End")
    desk.type(" Mine.")
    desk.page.wait_for_selector("#clashes:not([hidden])")


def classification(desk: Desk) -> None:
    desk.page.locator(".drafting-classification summary").focus()
    desk.press("Enter")


def reason(desk: Desk) -> None:
    desk.focus()
    desk.press("Alt+Shift+c")
    desk.page.wait_for_selector("#reason[open]")


def agenda(desk: Desk) -> None:
    desk.page.evaluate("document.querySelector('[data-tab=agenda]').click()")


STATES = [None, offline, signed_out, keys, card, public, clash, classification, reason, agenda]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__ if state else "as opened")
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    sign_in: SignIn, secretary: User, draft: Minutes, state
) -> None:
    fill(draft)
    desk = sign_in(secretary)
    desk.open()
    if state:
        state(desk)

    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 900})
        faults = [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations(desk.page)]
        assert faults == []
        assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_majority_with_its_dissenters_is_set_by_keys_and_stays(desk: Desk) -> None:
    desk.type("The Panel AGREED it.")
    desk.save()
    desk.press("Alt+Shift+r")
    desk.page.wait_for_selector("[data-open-card] select:focus")
    desk.type("by a m")
    desk.press("Tab")
    desk.press("Tab")
    desk.type("Mr Nunn, Ms Ode")
    desk.press("Enter")
    desk.page.wait_for_selector("text=Dissenting: Mr Nunn, Ms Ode")
    desk.focus()
    desk.type(" It went on.")
    desk.save()

    row = Decision.objects.get()
    assert (row.carried_by, row.dissent_count, row.dissent_names) == ("majority", 2, ["Mr Nunn", "Ms Ode"])
    assert desk.complaints == []


def test_the_owner_of_an_action_is_set_by_keys_and_shown_in_the_text(desk: Desk) -> None:
    desk.type("ACTION The Clerk to write.")
    desk.save()
    desk.press("Alt+Shift+r")
    desk.page.wait_for_selector("[data-open-card] input:focus")
    desk.press("Control+a")
    desk.type("Treasurer")
    desk.press("Enter")
    desk.page.wait_for_selector("#text .action-owner:has-text('Treasurer')")

    assert Action.objects.get().owner == "Treasurer"
    assert desk.as_sent() == kept()


def test_a_card_that_is_being_filled_in_is_not_taken_away_by_a_save(desk: Desk) -> None:
    desk.type("ACTION The Clerk to write.")
    desk.save()
    desk.press("Alt+Shift+r")
    desk.page.wait_for_selector("[data-open-card] input:focus")
    desk.press("End")
    desk.type("Half a na")
    desk.page.evaluate("document.querySelector('#editor').editor.commands.insertContentAt(1, 'Now ')")
    desk.page.wait_for_selector("#save-state[data-state=saving]")
    desk.page.wait_for_selector(SAVED)
    desk.type("me")

    assert desk.page.locator("[data-open-card] [name=owner]").input_value() == "ClerkHalf a name"


def test_a_decision_is_announced_once_when_it_is_born(desk: Desk) -> None:
    desk.type("The Panel AGREED it, and went on at length.")

    assert desk.page.locator("#log p").all_text_contents() == ["Decision: AGREED"]


def test_the_question_mark_opens_the_keys_outside_the_text_and_is_typed_inside(desk: Desk) -> None:
    desk.type("Why?")
    is_closed = desk.page.locator("#shortcuts[open]").count() == 0
    desk.page.locator("#open-shortcuts").focus()
    desk.page.keyboard.type("?")

    assert is_closed
    assert desk.words() == "Why?"
    assert desk.page.locator("#shortcuts[open]").count() == 1


def test_signing_out_saves_first_and_leaves_nothing_on_the_device(desk: Desk) -> None:
    desk.type("Last words.")
    desk.page.locator(".account summary").focus()
    desk.press("Enter")
    desk.page.get_by_role("button", name="Sign out").focus()
    desk.press("Enter")
    desk.page.wait_for_url(desk.site + "/")

    assert "Last words." in kept()
    assert desk.copies() == []


def test_without_script_the_text_is_plain_and_read_the_same(
    chromium: Browser, sign_in: SignIn, secretary: User, draft: Minutes
) -> None:
    fill(draft)
    before = kept()
    desk = sign_in(secretary, script=False)
    desk.page.goto(desk.site + "/drafting/GRID12/1/")
    desk.page.locator("#plain").focus()
    desk.press("Control+End")
    desk.type("\n\nThe Panel:\n- NOTED the paper; and\n- DEFERRED the rest to the June 2024 meeting.")
    desk.page.get_by_role("button", name="Save the text").focus()
    desk.press("Enter")
    desk.page.wait_for_selector(".toast")

    assert kept().startswith(before)
    rows = Decision.objects.filter(retired_at=None).order_by("position").values_list("outcome", flat=True)
    assert list(rows) == ["AGREED", "NOTED", "NOTED", "DEFERRED"]
    assert not desk.page.locator("#tools").is_visible()
