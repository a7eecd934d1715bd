"""A superseded version as its reader meets it: the bar above it, the way on by keyboard, and its own file."""

from hashlib import sha256

import pytest
from playwright.sync_api import expect

from minutes.enums import MinutesState
from minutes.models import IssuedFile
from minutes.workflow.verbs import withdraw_signature
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, tab_to
from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast
from tests.factories import seed_outcome_words
from tests.minutes.versions.superseding import AFTER, BEFORE, bring_to_by_days, correct, on, publish_first
from tests.minutes.workflow.signing import make_complete_minutes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server) -> str:
    seed_outcome_words()
    return str(live_server.url)


def test_an_old_address_shows_its_text_file_and_successor(site: str, cast: Cast, watched: Watched) -> None:
    correct(publish_first(make_complete_minutes(cast), cast), cast)
    page = watched.page

    page.goto(f"{site}/minutes/GRID12/v3/")
    bar = page.get_by_role("region", name="What became of this version")
    expect(bar).to_contain_text("Superseded by version 6, published 14 November 2026.")
    assert bar.bounding_box()["y"] < 200
    expect(page.get_by_text(BEFORE)).to_be_visible()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        looked_at(page)
    file = page.request.get(site + page.get_by_role("link", name="Download PDF").get_attribute("href")).body()
    assert sha256(file).hexdigest() == IssuedFile.objects.get(version__number=3, rendition="public").sha256

    tab_to(page, "Read version 6")
    follow(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text(AFTER)).to_be_visible()
    expect(bar).to_have_count(0)
    page.goto(f"{site}/minutes/GRID12/v3/")
    tab_to(page, "All versions")
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)
    assert page.locator(".versions .row-title").all_inner_texts() == ["Version 6", "Version 3"]
    assert watched.complaints == []


def test_a_member_reads_of_a_withdrawn_signature_when_and_why(site: str, cast: Cast, watched: Watched) -> None:
    minutes = make_complete_minutes(cast)
    bring_to_by_days(MinutesState.SIGNED, minutes, cast, first=1)
    with on(4):
        withdraw_signature(minutes, "It was too early.", by=cast.chair)
    enter_as(cast.member, watched.page, site)

    watched.page.goto(f"{site}/minutes/GRID12/v3/")

    bar = watched.page.get_by_role("region", name="What became of this version")
    expect(bar).to_contain_text("The signature of this version was withdrawn on 4 November 2026.")
    expect(bar).to_contain_text("Version 2, approved 31 October 2026, stands.")
    expect(bar).to_contain_text("Reason: It was too early.")
    looked_at(watched.page)
    assert watched.complaints == []
