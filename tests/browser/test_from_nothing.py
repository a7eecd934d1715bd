"""From an empty database to an issued pack for a panel of twelve seats: by keyboard, without the admin or a command."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from meetings.models import AgendaIssue, Asked, Membership, Pack, Panel, Paper
from smartgov.first_run.setup_code import choose_setup_code
from tests.browser.conftest import Watched
from tests.browser.keys import press, say
from tests.factories import seed_outcome_words
from tests.meetings.papers.papers import pdf
from tests.minutes.pages.printing import work_off_the_queue

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


@pytest.mark.parametrize("watched", [1280], indirect=True)
def test_from_an_empty_database_to_an_issued_pack(
    live_server, settings: Settings, tmp_path: Path, watched: Watched
) -> None:
    seed_outcome_words()
    settings.VAR_DIR = tmp_path
    page = watched.page

    _first_run(page, str(live_server.url))
    page.goto(f"{live_server.url}/panels/HARB/")
    _members(page, tmp_path)
    page.goto(f"{live_server.url}/panels/HARB/")
    _calendar(page)
    press(page, "Meeting 1")
    _agenda(page)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _paper(page, tmp_path)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _coming(page)
    page.goto(f"{live_server.url}/meetings/HARB1/")
    _pack(page)
    assert [complaint for complaint in watched.complaints if "400" not in complaint] == []


def _first_run(page: Page, site: str) -> None:
    code = choose_setup_code()
    page.goto(site)
    for field, words in (
        ("name", "Ada Quill"), ("email", "ada@example.org"), ("password", PASSWORD), ("again", PASSWORD), ("code", code)
    ):  # fmt: skip
        say(page, field, words)
    press(page, "Create my account")
    say(page, "name", "Harbour Office")
    press(page, "Continue to the first panel")
    say(page, "name", "Harbour Panel")
    say(page, "code", "harb")
    press(page, "Show the panel")
    press(page, "step")  # the button’s name: Create the panel


def _members(page: Page, folder: Path) -> None:
    press(page, "People")
    file = folder / "members.csv"
    file.write_text(MEMBERS, encoding="utf-8")
    press(page, "Import a list")
    page.locator("input[type=file]").set_input_files(file)  # what the system\'s window for files does
    press(page, "Read the list")
    press(page, "Import 12 lines")

    sitting = Membership.objects.current().exclude(seat=None)
    assert (sitting.count(), sitting.filter(role="chair").count()) == (12, 1)


def _calendar(page: Page) -> None:
    press(page, "Plan a year")
    say(page, "which", "second")
    say(page, "weekday", "Friday")
    say(page, "first", f"September {NEXT_YEAR}")
    say(page, "last", f"November {NEXT_YEAR}")
    press(page, "Show the dates")
    press(page, "Plan these meetings")

    numbers = Panel.objects.get(code="HARB").meetings.order_by("held_on").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def _agenda(page: Page) -> None:
    press(page, "Build the agenda")
    press(page, "Put all 4 on the agenda")
    say(page, "id_title", "The harbour wall")
    press(page, "Add the item")
    press(page, "Issue the agenda")
    press(page, "Issue the agenda")

    assert [(issue.revision, issue.meeting.state) for issue in AgendaIssue.objects.all()] == [(1, "agenda_issued")]


def _paper(page: Page, folder: Path) -> None:
    press(page, "Papers")
    press(page, "Add a paper")
    report = folder / "report.pdf"
    report.write_bytes(pdf("first page", "second page"))
    say(page, "title", "Soundings of the wall")
    page.locator("input[type=file]").set_input_files(report)  # what the system\'s window for files does
    press(page, "Add the paper")

    assert [paper.title for paper in Paper.objects.all()] == ["Soundings of the wall"]


def _coming(page: Page) -> None:
    press(page, "Who is coming")
    press(page, "Ask the 12 who have not answered")

    expect(page.get_by_role("status")).to_contain_text("12 people are being asked by email.")
    assert Asked.objects.count() == 12


def _pack(page: Page) -> None:
    press(page, "Pack")
    work_off_the_queue()
    expect(page.get_by_text("Ready:")).to_be_visible()

    pack = Pack.objects.get()
    assert pack.pages == 3
