"""What a failed test leaves: a picture of each page that stood open and, where it was traced, what had happened there.

A trace is read with ``playwright show-trace``.
"""

import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error

FOLDER = Path(__file__).resolve().parents[2] / ".cache/failed"
is_tracing = False
traced: list[BrowserContext] = []


def trace(context: BrowserContext) -> None:
    """Begins with the context, if its test is one to be traced."""
    if is_tracing:
        context.tracing.start(screenshots=True, snapshots=True)
        traced.append(context)


def keep(browser: Browser, test: str) -> str:
    """Returns the folder, for the report."""
    folder = FOLDER / re.sub(r"[^\w.-]+", "-", test)
    folder.mkdir(parents=True, exist_ok=True)
    in_use = (context for context in browser.contexts if context.pages)
    for number, context in enumerate(in_use, start=1):
        if context in traced:
            context.tracing.stop(path=folder / f"trace-{number}.zip")
        for page_number, page in enumerate(context.pages, start=1):
            try:
                page.screenshot(path=folder / f"page-{number}-{page_number}.png", timeout=5_000)
            except Error:  # it is closing, or hangs: that is what failed
                continue
    traced.clear()
    return str(folder)
