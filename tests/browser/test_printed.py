"""Pages as the browser prints them: what is read, inside the paper, and nothing that is pressed."""

import pytest

from actions.services import issue_action_numbers
from core.accounts.models import User
from minutes.enums import VersionKind
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.browser.conftest import Watched
from tests.factories import action, make_minutes, make_panel, paragraph, seed_outcome_words, write

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("watched", [1280], indirect=True),
]
PAPER = {"width": 658, "height": 971}  # A4 within its margins, in the pixels that a browser prints by
LEFT = "(element) => element.getBoundingClientRect().left"


@pytest.fixture
def site(live_server) -> str:
    seed_outcome_words()
    keeper = User.objects.operator()
    minutes = make_minutes(make_panel())
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget.") + action("a", "The Clerk to write by 3 May 2024."))
    issue_action_numbers(minutes.meeting, by=keeper)
    record_publication_elsewhere(minutes, by=keeper)
    freeze_version(minutes, VersionKind.IMPORTED, by=keeper)
    return str(live_server.url)


def on_paper(watched: Watched, address: str) -> str:
    """Prints the page, as far as a screen can show it, and returns the words that would be read."""
    watched.page.emulate_media(media="print")
    watched.page.set_viewport_size(PAPER)
    watched.page.goto(address)
    return watched.page.locator("body").inner_text()


def test_minutes_are_printed_as_the_sheet_alone(site: str, watched: Watched) -> None:
    words = on_paper(watched, f"{site}/minutes/GRID12/")

    numbers = watched.page.locator(".item-number").evaluate_all(f"(numbers) => numbers.map({LEFT})")
    assert [word for word in ("Link", "Sign in", "Download PDF", "Items\n") if word in words] == []
    assert words.count("Welcome") == 1
    assert min(numbers) >= 0


@pytest.mark.parametrize(("address", "statement"), [
    ("/decisions/", "the budget."),
    ("/actions/", "The Clerk to write by 3 May 2024."),
])  # fmt: skip
def test_a_register_is_printed_without_its_filter(site: str, watched: Watched, address: str, statement: str) -> None:
    words = on_paper(watched, f"{site}{address}")

    assert watched.page.locator("h1").is_visible()
    assert statement in words
    assert [word for word in ("Choose", "Words", "Meeting\n", "Show", "CSV", "Sign in") if word in words] == []
