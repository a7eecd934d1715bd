"""Somebody at a keyboard: tabs to what has a name, presses it, types, and looks at the page they come to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations

STOPS = 120  # more than any page of ours has
_HERE = "[document.activeElement.name, document.activeElement.id, document.activeElement.innerText]"


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until the focus is on what has this name or id, or text that ends so; fails if it never is."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        name, id_, text = (" ".join(str(each or "").split()) for each in page.evaluate(_HERE))
        if wanted in (name, id_) or text.endswith(wanted):
            return
    pytest.fail(f"Tab never reaches {wanted!r} on {page.url}")


def follow(page: Page, act: Callable[[], object]) -> None:
    with page.expect_navigation():
        act()


def press(page: Page, wanted: str) -> None:
    """Comes to another page by the keyboard, and looks at it."""
    tab_to(page, wanted)
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)


def say(page: Page, field: str, words: str) -> None:
    """Types into a field, over what stood in it."""
    tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def looked_at(page: Page) -> None:
    """Axe finds nothing, and nothing scrolls sideways."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
