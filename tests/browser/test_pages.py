from urllib.parse import urlsplit

import pytest

from actions.services import issue_action_numbers
from core.accounts.models import User
from minutes.enums import VersionKind
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.factories import action, make_minutes, make_panel, paragraph, seed_outcome_words, uuid_of, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESSES = ["/", "/minutes/GRID12/", "/minutes/GRID99/"]


@pytest.fixture
def site(live_server) -> str:
    """Published minutes with everything a text can hold, served."""
    seed_outcome_words()
    keeper = User.objects.operator()
    minutes = make_minutes(make_panel(), titles=["Welcome", "A title long enough to run over two lines of a phone"])
    table = (
        f'<table data-block="{uuid_of("t")}"><tbody><tr><th><p>Seat</p></th><th><p>Vote</p></th></tr>'
        "<tr><td><p>Large Suppliers</p></td><td><p>For</p></td></tr></tbody></table>"
    )
    points = f'<ul data-block="{uuid_of("l")}"><li><p>NOTED the paper; and</p></li><li><p>DEFERRED it.</p></li></ul>'
    heading = f'<h3 data-block="{uuid_of("h")}">Costs</h3>'
    write(minutes, 1, heading + paragraph("p", "The Panel AGREED the budget.") + table)
    write(minutes, 2, paragraph("q", "The Panel:") + points + action("a", "The Clerk to write by 3 May 2024."))
    issue_action_numbers(minutes.meeting, by=keeper)
    record_publication_elsewhere(minutes, by=keeper)
    freeze_version(minutes, VersionKind.IMPORTED, by=keeper)
    return str(live_server.url)


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(site: str, watched: Watched, address: str) -> None:
    watched.page.goto(site + address)

    assert violations(watched.page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_no_other_host_and_has_nothing_to_complain_of(site: str, watched: Watched, address: str) -> None:
    watched.page.goto(site + address, wait_until="networkidle")

    expected = [] if address != "/minutes/GRID99/" else [NOT_FOUND]
    assert {urlsplit(url).netloc for url in watched.requests} == {urlsplit(site).netloc}
    assert watched.complaints == expected


NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_never_scrolls_sideways(site: str, watched: Watched, address: str) -> None:
    watched.page.goto(site + address)

    assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_first_tab_offers_to_skip_to_the_text_and_every_link_can_be_reached(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(site + "/minutes/GRID12/")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent.trim()")
    reached = set()
    for _ in range(40):
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || ''"))
        page.keyboard.press("Tab")

    assert first == "Skip to the main content"
    assert set(page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")) <= reached


def test_the_minutes_are_read_as_printed_with_their_outcomes_set_off(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(site + "/minutes/GRID12/")

    assert page.locator("h1").all_inner_texts() == ["Minutes of the 12th meeting"]
    assert page.locator(".outcome").all_text_contents() == ["AGREED", "NOTED", "DEFERRED"]
    assert "GRID12/01" in page.get_by_role("note").inner_text()
