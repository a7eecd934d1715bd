"""Walks through the demo as each of its cast: every link from the start page on, a page of each kind or two.

Each page is looked at on a desk and on a phone. Whatever is wrong is collected, so that one walk names all of it: what
axe finds, what the browser complains of, requests to other hosts, pages that scroll sideways, links that lead nowhere.
Axe takes most of the time: it looks where a page holds something that no page before it held.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Page

from core.accounts.models import User
from smartgov.demo.staging import stage
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.factories import seed_outcome_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CAST = (("anna",), ("", "tomos", "mei", "felix"))
WIDTHS = (1280, 390)
PAGES_OF_A_KIND = {"anna": 2}  # for the others one: they see less of the same
# How an element is made and what it stands in: its tag, classes and attributes, with such values as styles go by.
SHAPES = """() => {
    const word = /^[a-z_-]{1,24}$/i
    const told = ({ name, value }) => `[${name}${word.test(value) ? "=" + value : ""}]`
    const shape = (element) => element.localName + [...element.attributes].map(told).join("") + element.className
    return [...document.body.querySelectorAll("*")].map((each) => `${shape(each.parentElement)} > ${shape(each)}`)
}"""
# The levels of the headings, in the order they are read in; what a dialogue or a template holds is not read.
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => !heading.closest("dialog, template"))
    .map((heading) => Number(heading.localName[1]))"""
FILES = (".pdf", ".csv", ".ics", ".toml", ".jsonl", ".pem", "/file")


@pytest.fixture
def site(live_server) -> str:
    seed_outcome_words()
    stage("one-password-for-all", tell=lambda _: None)
    return str(live_server.url)


@pytest.mark.parametrize("cast", CAST, ids=lambda cast: "-".join(cast).lstrip("-"))
@pytest.mark.parametrize("watched", WIDTHS[:1], indirect=True)
def test_no_page_of_the_demo_has_anything_wrong_for_any_of_its_cast(
    site: str, watched: Watched, cast: tuple[str, ...]
) -> None:
    found: list[str] = []
    visited: set[str] = set()
    shapes: set[str] = set()

    for name in cast:
        _sign_in(watched.page, site, name)
        for address in _walk(watched.page, site, name, found):
            visited.add(resolve(address).view_name)
            held = set(watched.page.evaluate(SHAPES))
            is_new = not held <= shapes
            shapes |= held
            found += [f"{name}: {address}: {problem}" for problem in _problems(watched, site, with_axe=is_new)]

    assert found == []
    assert visited >= {
        "home",
        "meetings:panel-detail",
        "meetings:meeting-list",
        "minutes:meeting-detail",
        "minutes:minutes-detail",
        "minutes:decision-list",
        "minutes:decision-detail",
        "minutes:action-list",
        "minutes:action-detail",
        "meetings:agenda",
        "meetings:paper-list",
        "meetings:paper-detail",
        "meetings:pack-detail",
        "meetings:coming",
    }


def _sign_in(page: Page, site: str, name: str) -> None:
    page.context.clear_cookies()
    if name:
        client = Client()
        client.force_login(User.objects.get(email=f"{name}@example.org"))
        page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def _walk(page: Page, site: str, name: str, found: list[str]) -> Iterator[str]:
    """Opens page after page and yields each address, as long as it stands open."""
    seen, kinds, waiting = {"/"}, Counter[str](), deque(["/"])
    while waiting:
        address = waiting.popleft()
        is_file = urlsplit(address).path.endswith(FILES)
        status = _status_of_file(page, site, address) if is_file else _opened(page, site, address)
        if status != 200:
            found.append(f"{name}: {address}: a link that answers {status}")
        if is_file or status != 200:
            continue
        yield urlsplit(page.url).path
        for link in _links(page, site):
            kind = _kind_of(urlsplit(link).path)
            if link not in seen and kinds[kind] < PAGES_OF_A_KIND.get(name, 1):
                kinds[kind] += 1
                seen.add(link)
                waiting.append(link)


def _kind_of(path: str) -> str:
    """By the view; where that sends one on by reference, also by what the reference looks like."""
    name = resolve(path).view_name
    return re.sub(r"\d+", "#", path) if name == "go" else name


def _opened(page: Page, site: str, address: str) -> int:
    response = page.goto(site + address)
    return response.status if response else 200  # it stays where it is for an address that only differs behind the #


def _status_of_file(page: Page, site: str, address: str) -> int:
    """Asked apart from the page, which would take a file for a download."""
    status = page.request.get(site + address).status
    return 200 if status == 202 else status  # a PDF that is being set


def _links(page: Page, site: str) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [urldefrag(href).url.removeprefix(site) for href in hrefs if href.startswith(site)]


def _problems(watched: Watched, site: str, *, with_axe: bool) -> Iterator[str]:
    page = watched.page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        for violation in violations(page) if with_axe else []:
            yield f"at {width}: axe: {violation['id']}: {violation['nodes'][0]['html'][:120]}"
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            yield f"at {width}: scrolls sideways"
    yield from _heading_faults(page.evaluate(HEADINGS))
    for url in watched.requests:
        if urlsplit(url).netloc != urlsplit(site).netloc:
            yield f"asks {url}"
    yield from (f"complains: {complaint}" for complaint in watched.complaints)
    watched.requests.clear()
    watched.complaints.clear()


def _heading_faults(levels: list[int]) -> Iterator[str]:
    """A page has one h1, which comes first, and no heading is more than one level below the one before it."""
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin {levels[:4]}, with {levels.count(1)} of the first level"
    if any(level > before + 1 for before, level in pairwise(levels)):
        yield f"headings leave out a level: {levels}"
