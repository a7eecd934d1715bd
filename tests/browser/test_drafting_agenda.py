"""The agenda beside the text, by keyboard: add, name anew, move, withdraw, while somebody is writing; and the meeting
opened and closed from its page."""

import re

import pytest
from playwright.sync_api import Page, expect

from core.accounts.models import User
from meetings.calendar.services.meetings import create_meeting
from meetings.models import AgendaItem, Meeting
from minutes.models import ItemText, Minutes
from tests.browser.axe import violations
from tests.browser.drafting import SignIn
from tests.factories import item_of, paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def titles() -> list[str]:
    return list(AgendaItem.objects.filter(meeting__number=12).order_by("number").values_list("title", flat=True))


def no_barrier(page: Page) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        if width == 390 and page.locator("[data-tab=agenda]").count():
            page.locator("[data-tab=agenda]").click()
        assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def press(page: Page, name: str) -> None:
    """The one control of this name, reached and pressed by keyboard, once what was swapped in has come to rest."""
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    page.get_by_role("main").locator("a, button, summary").filter(has_text=re.compile(name)).first.focus()
    page.keyboard.press("Enter")


def test_the_agenda_is_changed_by_keyboard_beside_a_text_that_goes_on_being_saved(
    draft: Minutes, secretary: User, sign_in: SignIn
) -> None:
    write(draft, 1, paragraph("p", "Welcome."))
    desk = sign_in(secretary)
    page = desk.page
    desk.open(2)

    press(page, "Change the agenda")
    expect(page.get_by_role("heading", name="Another item")).to_be_visible()
    no_barrier(page)
    press(page, "Move item 2, Budget, up")
    expect(page.locator("#item-title")).to_have_text("1. Budget")
    expect(page.locator("#log")).to_contain_text("Item 2 is now item 1.")
    assert page.evaluate("document.activeElement.id") == f"up-{item_of(draft, 1).pk}"
    assert page.url.endswith("/drafting/GRID12/1/")

    page.locator("#add-title").focus()
    page.keyboard.type("Risks")
    page.keyboard.press("Enter")
    expect(page.locator(".agenda-change-title").nth(2)).to_contain_text("Risks")
    press(page, "Edit item 3, Risks")
    page.locator(f"#title-{item_of(draft, 3).pk}").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Risks and issues")
    page.keyboard.press("Enter")
    expect(page.locator(".agenda-change-title").nth(2)).to_contain_text("Risks and issues")
    press(page, "Edit item 3")
    page.locator(f"#reason-{item_of(draft, 3).pk}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say why the item is withdrawn")
    no_barrier(page)
    page.locator(f"#reason-{item_of(draft, 3).pk}").focus()
    page.keyboard.type("No time")
    page.keyboard.press("Enter")
    expect(page.locator(".agenda-change-title").nth(2)).to_contain_text("withdrawn")
    page.locator("#add-title").focus()
    page.keyboard.type("Reserves")
    page.locator("#add-place").focus()
    page.keyboard.type("Under item 1")
    press(page, "Add the item")
    expect(page.locator(".agenda-change-title").nth(1)).to_have_text(re.compile(r"1\.1\s+Reserves"))
    no_barrier(page)
    press(page, "Done")
    expect(page.get_by_role("link", name="Change the agenda")).to_be_focused()

    desk.focus()
    desk.type("The budget grew.")
    desk.save()
    expect(page.locator(".drafting-lines [aria-current] .drafting-mark")).to_have_attribute("data-state", "written")

    assert titles() == ["Budget", "Reserves", "Welcome", "Risks and issues"]
    assert "The budget grew." in ItemText.objects.get(item=item_of(draft, 1)).html
    assert "Welcome." in ItemText.objects.get(item=item_of(draft, 2)).html
    assert desk.complaints == []


def test_an_item_is_dragged_to_another_place(draft: Minutes, secretary: User, sign_in: SignIn) -> None:
    desk = sign_in(secretary)
    page = desk.page
    page.goto(f"{desk.site}/drafting/GRID12/agenda/")

    page.locator(".agenda-handle").nth(0).drag_to(
        page.locator("[data-agenda] [data-item]").nth(1), target_position={"x": 20, "y": 60}
    )

    expect(page.locator(".agenda-change-title").nth(0)).to_contain_text("Budget")
    assert titles() == ["Budget", "Welcome"]


def test_a_meeting_is_opened_and_closed_by_keyboard(draft: Minutes, secretary: User, sign_in: SignIn) -> None:
    create_meeting(draft.meeting.panel, 20, by=secretary)
    desk = sign_in(secretary)
    page = desk.page
    page.goto(f"{desk.site}/meetings/GRID20/")

    press(page, "Open the meeting")
    expect(page.get_by_role("heading", name="Open meeting 20")).to_be_visible()
    no_barrier(page)
    press(page, "Open the meeting")
    expect(page.get_by_text("The meeting is open.")).to_be_visible()
    page.locator("#add-title").focus()
    page.keyboard.type("Welcome")
    page.keyboard.press("Enter")
    press(page, "Done")
    page.goto(f"{desk.site}/meetings/GRID20/")
    press(page, "Close the meeting")
    why = page.get_by_label("Why item 1 is dropped")
    expect(why).to_be_hidden()
    page.get_by_label("Item 1: Welcome").focus()
    page.keyboard.press("End")  # of what becomes of it, the last: it is dropped
    page.keyboard.press("Tab")
    expect(why).to_be_focused()
    page.keyboard.type("Nobody new came.")
    no_barrier(page)
    press(page, "Close the meeting all the same")
    expect(page.get_by_text("The meeting is closed.")).to_be_visible()

    meeting = Meeting.objects.get(number=20)
    assert meeting.state == "closed"
    assert meeting.items.get().withdrawn_reason == "Nobody new came."
    assert desk.complaints == []
