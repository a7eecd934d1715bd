"""What axe finds wrong with a page as it stands; all of its rules, and of what it says only what is wrong."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RUN = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


def violations(page: Page) -> list[dict[str, Any]]:
    """The script is put into a page once; what passes is not told, for telling it takes as long as looking."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(_RUN))
