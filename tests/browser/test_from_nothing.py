"""From an empty database to an issued pack for a panel of twelve seats: by keyboard, without the admin or a command."""

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from meetings.models import AgendaIssue, Asked, Membership, Pack, Panel, Paper
from smartgov.first_run.setup_code import choose_setup_code
from tests.browser.conftest import Watched
from tests.browser.test_sign_in import follow
from tests.factories import seed_outcome_words
from tests.meetings.papers import pdf
from tests.minutes.printing import work_off_the_queue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("queue")]
PASSWORD = "lantern and paper 47"
NEXT_YEAR = date.today().year + 1
SEATS = (
    "Independent Chair", "Large Suppliers", "Large Suppliers", "Small Suppliers", "Small Suppliers",
    "Electricity Networks", "Gas Networks", "Other Parties", "Other Parties", "Data and Communications Company",
    "Consumers", "Consumers",
)  # fmt: skip
MEMBERS = "Name,E-mail,Seat,Role,From\n" + "".join(
    f"Member {place},member{place}@example.org,{seat},{'Chair' if place == 1 else 'Member'},1 January 2020\n"
    for place, seat in enumerate(SEATS, start=1)
)


class Keys:
    """Somebody at a keyboard: each page they come to is looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, wanted: str) -> None:
        """Tabs until the focus is on what has this name, id or text."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            here = "[document.activeElement.name, document.activeElement.id, document.activeElement.innerText]"
            if wanted in [" ".join(str(each or "").split()) for each in self.page.evaluate(here)]:
                return
        pytest.fail(f"Tab never reaches {wanted!r} on {self.page.url}")

    def press(self, wanted: str) -> None:
        self.to(wanted)
        follow(self.page, lambda: self.page.keyboard.press("Enter"))
        assert Axe().run(self.page).response["violations"] == []

    def type(self, field: str, words: str) -> None:
        self.to(field)
        self.page.keyboard.type(words)

    def hand_in(self, file: Path) -> None:
        """What the system's own window for choosing a file does."""
        self.page.locator("input[type=file]").set_input_files(file)


@pytest.mark.parametrize("watched", [1280], indirect=True)
def test_from_an_empty_database_to_an_issued_pack(
    live_server, settings: Settings, tmp_path: Path, watched: Watched
) -> None:
    seed_outcome_words()
    settings.VAR_DIR = tmp_path
    keys, page = Keys(watched.page), watched.page

    _first_run(keys, str(live_server.url))
    page.goto(f"{live_server.url}/panels/HARB/")
    _members(keys, tmp_path)
    page.goto(f"{live_server.url}/panels/HARB/")
    _calendar(keys)
    keys.press("Meeting 1")
    _agenda(keys)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _paper(keys, tmp_path)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _coming(keys)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _pack(keys)
    assert [complaint for complaint in watched.complaints if "400" not in complaint] == []


def _first_run(keys: Keys, site: str) -> None:
    code = choose_setup_code()
    keys.page.goto(site)
    for field, words in (
        ("name", "Ada Quill"), ("email", "ada@example.org"), ("password", PASSWORD), ("again", PASSWORD), ("code", code)
    ):  # fmt: skip
        keys.type(field, words)
    keys.press("Make my account")
    keys.type("name", "Harbour Office")
    keys.press("Go on to the first panel")
    keys.type("name", "Harbour Panel")
    keys.type("code", "harb")
    keys.press("Show the panel")
    keys.press("step")  # the button’s name: Make the panel


def _members(keys: Keys, folder: Path) -> None:
    keys.press("People")
    file = folder / "members.csv"
    file.write_text(MEMBERS, encoding="utf-8")
    keys.press("Import a list")
    keys.hand_in(file)
    keys.press("Read the list")
    keys.press("Take 12 lines")

    sitting = Membership.objects.current().exclude(seat=None)
    assert (sitting.count(), sitting.filter(role="chair").count()) == (12, 1)


def _calendar(keys: Keys) -> None:
    keys.press("Plan a year")
    keys.type("which", "second")
    keys.type("weekday", "Friday")
    keys.type("first", f"September {NEXT_YEAR}")
    keys.type("last", f"November {NEXT_YEAR}")
    keys.press("Show the dates")
    keys.press("Plan these meetings")

    numbers = Panel.objects.get(code="HARB").meetings.order_by("held_on").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def _agenda(keys: Keys) -> None:
    keys.press("Build the agenda")
    keys.press("Lay all 4 onto the agenda")
    keys.type("id_title", "The harbour wall")
    keys.press("Add the item")
    keys.press("Issue the agenda")
    keys.press("Issue the agenda")

    assert [(issue.revision, issue.meeting.state) for issue in AgendaIssue.objects.all()] == [(1, "agenda_issued")]


def _paper(keys: Keys, folder: Path) -> None:
    keys.press("Papers")
    keys.press("Add a paper")
    report = folder / "report.pdf"
    report.write_bytes(pdf("first page", "second page"))
    keys.type("title", "Soundings of the wall")
    keys.hand_in(report)
    keys.press("Add the paper")

    assert [paper.title for paper in Paper.objects.all()] == ["Soundings of the wall"]


def _coming(keys: Keys) -> None:
    keys.press("Who comes")
    keys.press("Ask the 12 who have not answered")

    expect(keys.page.get_by_role("status")).to_contain_text("12 people are being asked by mail.")
    assert Asked.objects.count() == 12


def _pack(keys: Keys) -> None:
    keys.press("Pack")
    work_off_the_queue()
    expect(keys.page.get_by_text("Ready:")).to_be_visible()

    pack = Pack.objects.get()
    assert pack.pages is not None
    assert pack.pages >= 4
