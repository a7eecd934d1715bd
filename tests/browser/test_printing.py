from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Route

from core.accounts.models import User
from minutes.enums import PrintingState, VersionKind
from minutes.models import Printing
from minutes.pages import paper_file
from minutes.pages.printing import FAILED
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.browser.lending import Lending
from tests.factories import make_minutes, make_panel
from tests.minutes.pages.printing import work_off_the_queue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("queue")]
NOW = ".printing-now"


@pytest.fixture(autouse=True)
def _without_earlier_pdfs(lending: Lending) -> None:
    lending.anew()


@pytest.fixture
def address(live_server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a PDF that nobody has asked for yet, served without patience."""
    monkeypatch.setattr(paper_file, "PATIENCE", 0)
    minutes = make_minutes(make_panel())
    record_publication_elsewhere(minutes, by=User.objects.operator())
    freeze_version(minutes, VersionKind.IMPORTED, by=User.objects.operator())
    return f"{live_server.url}/minutes/GRID12.pdf"


def as_it_was(**values: object) -> dict[str, object]:
    """The state of a printing that looks the same for as long as a test takes."""
    return {"requested_at": timezone.now(), "started_at": None, "failure": "", **values}


STEPS = {
    "waiting": lambda: as_it_was(state=PrintingState.QUEUED),
    "unanswered": lambda: as_it_was(state=PrintingState.QUEUED, requested_at=timezone.now() - timedelta(seconds=30)),
    "at-work": lambda: as_it_was(state=PrintingState.SETTING, started_at=timezone.now()),
    "stuck": lambda: as_it_was(state=PrintingState.SETTING, started_at=timezone.now() - timedelta(minutes=3)),
    "failed": lambda: as_it_was(state=PrintingState.FAILED, failure=FAILED),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_passes_axe_fits_the_page_and_has_nothing_to_complain_of(
    address: str, watched: Watched, step: str
) -> None:
    watched.page.goto(address)
    Printing.objects.update(**STEPS[step]())
    watched.page.goto(address)

    assert watched.page.locator(f".printing-{step}").count() == 1
    assert violations(watched.page) == []
    assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert watched.complaints == []


def test_the_page_follows_the_work_by_itself_and_opens_the_pdf(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    assert "Waiting" in page.locator(NOW).inner_text()

    Printing.objects.update(state=PrintingState.SETTING, started_at=timezone.now())
    page.get_by_text("Laying out the pages").wait_for()
    with page.expect_response(lambda answer: answer.url == address and answer.status == 200) as opened:
        work_off_the_queue()

    assert opened.value.headers["content-type"] == "application/pdf"
    assert {urlsplit(url).netloc for url in watched.requests if url.startswith("http")} == {urlsplit(address).netloc}


def test_a_browser_that_saves_the_pdf_instead_of_showing_it_saves_it_once(address: str, watched: Watched) -> None:
    saved = []

    def save(route: Route) -> None:
        saved.append(route.request.url)
        route.fulfill(headers={"content-disposition": "attachment", "content-type": "application/pdf"}, body=b"%PDF")

    watched.page.goto(address)
    watched.page.route(address, save)
    work_off_the_queue()
    watched.page.get_by_role("link", name="Open the PDF").wait_for()
    watched.page.wait_for_timeout(1500)

    assert saved == [address]
    assert watched.page.get_by_role("link", name="Open the PDF").is_visible()


def test_what_changes_is_told_to_who_cannot_see_it_and_what_does_not_is_not(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    page.evaluate(
        "() => { window.told = 0; new MutationObserver(() => window.told++)"
        ".observe(document.querySelector('[aria-live=polite]'), {childList: true}) }"
    )
    page.wait_for_timeout(1500)
    unchanged = page.evaluate("window.told")
    Printing.objects.update(state=PrintingState.SETTING, started_at=timezone.now())
    page.get_by_text("Laying out the pages").wait_for()

    assert unchanged == 0
    assert page.evaluate("window.told") > 0


def test_try_again_is_reached_by_keyboard_and_asks_anew(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    Printing.objects.update(state=PrintingState.FAILED, failure=FAILED)
    page.goto(address)

    page.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    page.locator(".printing-waiting").wait_for()

    assert Printing.objects.get().state == PrintingState.QUEUED
