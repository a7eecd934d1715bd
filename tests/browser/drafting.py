"""A secretary at the drafting page, by keyboard: what tests of the editor share."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from core.accounts.models import User
from minutes.models import ItemText

# Selectors and no expressions: the page's own policy forbids evaluating text, also where a test asks for it.
SAVED = "#save-state[data-state=saved]"
READY = "#editor[data-ready=true]"
FOCUSED = "#text:focus"
KEY_NAME = re.compile(r"(?:(?:Control|Shift|Alt)\+)*(?:Enter|Tab|Delete|Backspace|Home|End|Arrow\w+|\w)")
# What the editor would send now, written by the module that writes it.
AS_SENT = """async () => {
    const { serialise } = await import("drafting/serialise")
    return serialise(document.querySelector("#editor").editor.state.doc)
}"""

# The browser tells the editor where its caret went, and takes its time.
CARET_IS_KNOWN = """() => {
    const { view, state } = document.querySelector("#editor").editor ?? {}
    const { focusNode, focusOffset } = getSelection()
    if (!view?.hasFocus() || !view.dom.contains(focusNode)) return true
    return Math.abs(view.posAtDOM(focusNode, focusOffset) - state.selection.head) <= 1 // on either side of an edge
}"""

# A caret that goes to the very start within 200 ms of the focus is taken for the browser's doing, and put back.
FOCUSED_LONG_AGO = "() => { document.querySelector('#editor').editor.view.input.lastFocus = 0 }"

COPIES = """async () => {
    const opening = indexedDB.open("smartgov-drafting", 1)
    const database = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const asked = database.transaction("copies").objectStore("copies").getAllKeys()
    const keys = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    return [...keys, ...Object.keys(localStorage)]
}"""


# Chromium lifts its own switch for the network while it closes a page, and a page that hears of it sends what it has.
CUT_OFF = "() => { window.fetch = () => Promise.reject(new TypeError('no network')) }"
# What is sent arrives, and its answer never does.
UNANSWERED = """() => {
    const send = window.fetch
    window.fetch = (...asked) => send(...asked).then(() => new Promise(() => {}))
}"""


@dataclass
class Desk:
    """One browser with one page of the draft open, signed in; with what the page complained of."""

    context: BrowserContext
    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def become(self, user: User) -> None:
        """Signs somebody in, in this browser."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])

    def beside(self) -> "Desk":
        """Another tab of the same browser."""
        return Desk(self.context, self.context.new_page(), self.site)

    def open(self, number: int = 1) -> None:
        self.page.goto(f"{self.site}/drafting/GRID12/{number}/")
        self.page.wait_for_selector(READY, state="attached")

    def close_cut_off(self) -> None:
        """Closes the page as where the network stays away: nothing more reaches the server."""
        self.page.evaluate(CUT_OFF)
        self.page.close()

    def focus(self) -> None:
        """Puts the caret at the end of the text; keys typed before the next frame would go nowhere."""
        self.page.evaluate("document.querySelector('#editor').editor.commands.focus('end')")
        self.page.wait_for_selector(FOCUSED)
        self.page.wait_for_timeout(100)
        self.page.evaluate(FOCUSED_LONG_AGO)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            if key.split("+")[-1] in ("Home", "End", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
                self.page.wait_for_timeout(100)
                self.page.wait_for_function(CARET_IS_KNOWN)

    def type(self, text: str, *, delay: float = 0) -> None:
        self.page.keyboard.type(text, delay=delay)

    def hit(self, key: str) -> None:
        """Presses what is the name of a key, types what is text, and waits for nothing."""
        if KEY_NAME.fullmatch(key):
            self.page.keyboard.press(key)
        else:
            self.type(key)

    def not_now(self) -> None:
        """Leaves the dialogue that asks why something is confidential."""
        self.page.wait_for_selector("#reason[open]")
        self.press("Escape")
        self.page.wait_for_selector(FOCUSED)
        self.page.wait_for_timeout(100)

    def has_focus(self) -> bool:
        return bool(self.page.evaluate("document.activeElement?.id === 'text'"))

    def paste(self, *, text: str = "", html: str = "") -> None:
        self.page.evaluate(
            """([text, html]) => {
                const data = new DataTransfer()
                if (text) data.setData("text/plain", text)
                if (html) data.setData("text/html", html)
                const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
                document.querySelector(".ProseMirror").dispatchEvent(event)
            }""",
            [text, html],
        )

    def save(self) -> None:
        self.press("Control+s")
        self.page.wait_for_selector(SAVED)

    def as_sent(self) -> str:
        return str(self.page.evaluate(AS_SENT))

    def copies(self) -> list[str]:
        """What lies on this device, in both places."""
        return list(self.page.evaluate(COPIES))

    def words(self) -> str:
        return str(self.page.evaluate("document.querySelector('#editor').editor.getText({ blockSeparator: '\\n' })"))


SignIn = Callable[..., Desk]


def kept(number: int = 1) -> str:
    """The text of an item as the server has it."""
    return ItemText.objects.get(item__number=number, item__meeting__number=12).html
