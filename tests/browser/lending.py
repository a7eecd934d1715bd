"""Browsers lent to one test after another, so that not every one of them fetches and compiles the same scripts.

Pages are the test's own and close with it. Whoever lends a browser anew finds nothing of before in it: no cookies, no
stores, no permission, no route. What stays is its cache: the files under /static/, which it need not ask for again, and
PDFs, which it has and need not be sent again where they are the same. A test of how PDFs are made asks for ``anew``.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from tests.browser import left_behind
from tests.browser.drafting import CUT_OFF
from tests.browser.in_flight import InFlight


@dataclass
class Lending:
    browser: Browser
    in_flight: InFlight
    _free: list[BrowserContext] = field(default_factory=list)
    _lent: set[BrowserContext] = field(default_factory=set)

    def lend(self, site: str, width: int, *, height: int, script: bool = True) -> Page:
        """A new page in a browser that knows nothing of ``site`` but its files."""
        size: ViewportSize = {"width": width, "height": height}
        if left_behind.is_tracing or not script:  # a trace begins with its browser
            return self.browser.new_context(java_script_enabled=script, viewport=size).new_page()
        context = self._free.pop() if self._free else self.browser.new_context()
        self._lent.add(context)
        page = context.new_page()
        page.set_viewport_size(size)
        self._forget(page, site)
        return page

    def anew(self) -> None:
        """Whoever comes next gets a browser that nobody has had."""
        for context in self._free:
            context.close()
        self._free.clear()

    def take_back(self, context: BrowserContext) -> None:
        """Take back a browser once nothing that its pages sent is under way: they send what they have as they close."""
        for page in context.pages:
            with suppress(Error):  # in the middle of a navigation there is no page to speak to
                page.evaluate(CUT_OFF)
            page.close()
        self.in_flight.wait_for_none()
        if context not in self._lent:
            context.close()
            return
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        self._lent.discard(context)
        self._free.append(context)

    @staticmethod
    def _forget(page: Page, site: str) -> None:
        page.context.clear_cookies()
        tools = page.context.new_cdp_session(page)
        tools.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        tools.detach()
