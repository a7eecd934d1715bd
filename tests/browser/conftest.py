"""A real Chromium, the system's own. Everything a page asks for and says is kept, so that a test can look at it."""

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from zlib import crc32

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from playwright.sync_api import Browser, Page, sync_playwright

from core.accounts.models import User
from meetings.enums import Role
from minutes.models import Minutes
from tests import factories
from tests.browser import left_behind
from tests.browser.chromiums import FLAGS, chromium_path
from tests.browser.drafting import Desk, SignIn
from tests.browser.in_flight import InFlight
from tests.browser.lending import Lending
from tests.long import is_long

LONGEST = "test_whole_house.py"
WIDTHS = (1280, 390)  # of a desk and of a phone
# Playwright drives its own event loop; Django would take that for asynchronous code and refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@dataclass
class Watched:
    """A page with what it asked for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed; these tests look at real pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        browser.on("context", left_behind.trace)
        yield browser
        browser.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest tests of all come first: begun last, they would keep one worker at work while the others are done.

    A way through the pages is gone on a desk or on a phone, always on the same one, and on both by script/test --long:
    what a width changes is looked at on each page of the house (test_whole_house.py).
    """
    items.sort(key=lambda item: item.path.name != LONGEST)
    if is_long():
        return
    left_out = [item for item in items if _is_of_the_other_width(item)]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def _is_of_the_other_width(item: pytest.Item) -> bool:
    params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    if "watched" not in params or item.get_closest_marker("parametrize"):  # who asks for widths or pages gets them all
        return False
    way = item.nodeid.partition("[")[0]
    return bool(params["watched"] != WIDTHS[crc32(way.encode()) % len(WIDTHS)])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Before a failed test's pages are closed, what they show is kept; the report says where."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("chromium")
    if call.when == "call" and call.excinfo is not None and browser is not None:
        report.sections.append(("Left behind", left_behind.keep(browser, item.nodeid)))
    return report


@pytest.fixture(autouse=True)
def _trace_of_a_second_try(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tracing takes time, so that only a test that has failed once is traced."""
    monkeypatch.setattr(left_behind, "is_tracing", getattr(request.node, "execution_count", 1) > 1)


@pytest.fixture(autouse=True, scope="session")
def _files_are_kept() -> Iterator[None]:
    """By the browser, as those that a real server names by their digest."""
    serve = StaticFilesHandler.serve

    def served(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = serve(self, request)
        patch_cache_control(response, max_age=3600)
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", served)
        yield


@pytest.fixture(scope="session")
def lending(chromium: Browser) -> Iterator[Lending]:
    in_flight = InFlight()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseHandler, "get_response", in_flight.counted(BaseHandler.get_response))
        yield Lending(chromium, in_flight)


def complaints_in(told: str) -> list[str]:
    """What Chromium tells of a page, unless it tells that it has cleared what it was asked to at signing out."""
    return [] if told.startswith("Clear-Site-Data header on ") else [told]


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def watched(lending: Lending, live_server, request: pytest.FixtureRequest) -> Iterator[Watched]:
    page = lending.lend(str(live_server.url), request.param, height=844)
    seen = Watched(page)
    page.on("request", lambda asked: seen.requests.append(asked.url))
    page.on("console", lambda message: seen.complaints.extend(complaints_in(message.text)))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    yield seen
    lending.take_back(page.context)


@pytest.fixture
def draft(transactional_db: None) -> Minutes:
    """Minutes of meeting 12, in draft, that a secretary keeps."""
    factories.seed_outcome_words()
    return factories.make_minutes(factories.make_panel())


@pytest.fixture
def secretary(draft: Minutes) -> User:
    return factories.make_member(draft.meeting.panel, "secretary@example.org", Role.SECRETARY, is_cleared=True)


@pytest.fixture
def sign_in(lending: Lending, live_server) -> Iterator[SignIn]:
    """A browser of its own for each who signs in, with the page's complaints kept."""
    contexts = []

    def start(user: User, *, width: int = 1280, site: str = "", script: bool = True) -> Desk:
        site = site or str(live_server.url)
        page = lending.lend(site, width, height=900, script=script)
        contexts.append(page.context)
        desk = Desk(page.context, page, site)
        desk.become(user)
        page.on("console", lambda message: desk.complaints.extend(complaints_in(message.text)))
        page.on("pageerror", lambda error: desk.complaints.append(error.stack or str(error)))
        return desk

    yield start
    for context in contexts:
        lending.take_back(context)


@pytest.fixture
def desk(sign_in: SignIn, secretary: User) -> Desk:
    """The secretary with item 1 open, caret in the text, nothing written yet."""
    desk = sign_in(secretary)
    desk.open()
    desk.focus()
    return desk
