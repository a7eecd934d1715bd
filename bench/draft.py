"""What typing into a long item costs the browser: 200 characters into 100 KB, from a trace of its main thread."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from bench import Figure
from bench.text import long_text
from core.accounts.models import User
from minutes.drafting.save import save_item_text
from minutes.models import Minutes
from tests import factories
from tests.browser.chromiums import FLAGS, chromium_path

CHARACTERS = 200
A_SECOND = 25
LONGEST_TASK = 50  # ms: what a person notices as a key that came late
FOCUS = """(place) => {
    const { editor } = document.querySelector("#editor")
    editor.commands.focus(place === "end" ? "end" : Math.floor(editor.state.doc.content.size / 2))
}"""
CATEGORIES = ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline"]
WORDS = "The Panel heard of it at length and AGREED to go on. It then asked who would pay. "


def run() -> list[Figure]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop; Django would refuse the database
    minutes = _long_minutes()
    with _server() as site, _browser() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([_session(site)])
        page = context.new_page()
        page.goto(f"{site}/drafting/GRID{minutes.meeting.number}/1/")
        page.wait_for_selector("#editor[data-ready=true]", state="attached")
        opened = page.evaluate("performance.now()")
        figures = [Figure("opening the page", opened, "ms")]
        for place in ("middle", "end"):
            figures += _typing(browser, page, place)
    return figures


def _long_minutes() -> Minutes:
    panel = factories.make_panel()
    factories.make_member(panel, "secretary@example.org", factories.Role.SECRETARY, is_cleared=True)
    minutes = factories.make_minutes(panel)
    item = factories.item_of(minutes, 1)
    save_item_text(item, long_text(), base_revision=0, by=User.objects.operator())
    return minutes


@contextmanager
def _server() -> Iterator[str]:
    """Django's own server in a thread of this process, on the bench's database, files as they lie."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES["staticfiles"] = plain
    StaticLiveServerTestCase.setUpClass()
    try:
        yield StaticLiveServerTestCase.live_server_url
    finally:
        StaticLiveServerTestCase.tearDownClass()
        connections.close_all()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


def _session(site: str) -> dict[str, Any]:
    client = Client()
    client.force_login(User.objects.get(email="secretary@example.org"))
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}


def _typing(browser: Browser, page: Page, place: str) -> list[Figure]:
    position = "'end'" if place == "end" else "Math.floor(editor.state.doc.content.size / 2)"
    page.evaluate(
        f"(() => {{ const {{ editor }} = document.querySelector('#editor'); editor.commands.focus({position}) }})()"
    )
    page.wait_for_selector("#text:focus")
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.keyboard.type((WORDS * 9)[:CHARACTERS], delay=1000 / A_SECOND)
    page.wait_for_timeout(3000)  # the save that follows belongs to it
    tasks = list(_tasks(json.loads(browser.stop_tracing())["traceEvents"]))
    cpu, wall = sorted(own for own, _ in tasks), max((whole for _, whole in tasks), default=0)
    worth = [task for task in cpu if task > 5]
    return [
        Figure(f"{place}: tasks over {LONGEST_TASK} ms of CPU", sum(task > LONGEST_TASK for task in cpu), "", 0),
        Figure(f"{place}: longest task, CPU", max(cpu, default=float("nan")), "ms", LONGEST_TASK),
        Figure(f"{place}: longest task, waiting included", wall, "ms"),
        Figure(f"{place}: p95 of tasks over 5 ms", worth[int(len(worth) * 0.95)] if worth else 0, "ms"),
        Figure(f"{place}: tasks seen", len(tasks), ""),
    ]


def _tasks(events: list[dict[str, Any]]) -> Iterator[tuple[float, float]]:
    """The tasks of the page's main thread, in milliseconds: the thread's own time, and with its waits for a processor.

    The budget is for the first: what else the machine does meanwhile is not the editor's.
    """
    threads = {
        (each["pid"], each["tid"])
        for each in events
        if each.get("name") == "thread_name" and each["args"].get("name") == "CrRendererMain"
    }
    typing = {(each["pid"], each["tid"]) for each in events if each.get("name") == "EventDispatch"}
    for each in events:
        if each.get("name") == "RunTask" and each.get("ph") == "X" and (each["pid"], each["tid"]) in threads & typing:
            yield each.get("tdur", 0) / 1000, each.get("dur", 0) / 1000
