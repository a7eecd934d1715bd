"""The attendance filled in by keyboard, at both widths: refused where a name is missing, recorded, and read again."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from core.accounts.models import User
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind, Role
from meetings.models import Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from minutes.models import Minutes
from tests.browser.conftest import SignIn, Watched
from tests.browser.keys import follow, looked_at, tab_to
from tests.browser.test_sign_in import enter_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/meetings/GRID12/attendance/"


@pytest.fixture
def panel_of_three(draft: Minutes, secretary: User) -> list[Person]:
    """Ada and Bo in seats, Cy who observes, and a seat that is vacant."""
    panel = draft.meeting.panel
    seats = add_seats(panel, "Suppliers", 3, by=secretary)
    people = [Person.objects.create(name=name) for name in ("Ada Quill", "Bo Lind", "Cy Dale")]
    for person, role, seat in zip(people, (Role.MEMBER, Role.MEMBER, Role.OBSERVER), (*seats[:2], None), strict=True):
        appoint_member(panel, person, role, seat=seat, starts_on=date(2020, 1, 1), by=secretary)
    return people


def save(page: Page) -> None:
    tab_to(page, "Save the attendance")
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)


def test_by_keyboard_from_the_meeting_and_back(
    live_server, draft: Minutes, secretary: User, panel_of_three: list[Person], watched: Watched
) -> None:
    page, (ada, bo, cy) = watched.page, panel_of_three
    enter_as(secretary, page, str(live_server.url))
    page.goto(f"{live_server.url}/meetings/GRID12/")

    page.get_by_role("link", name="Record the attendance").focus()
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)
    tab_to(page, f"seat-{ada.pk}-part")
    page.keyboard.type("P")
    tab_to(page, f"seat-{ada.pk}-to_item")
    page.keyboard.type("1")
    tab_to(page, f"seat-{bo.pk}-part")
    page.keyboard.type("Al")
    tab_to(page, f"other-{cy.pk}-is_there")
    page.keyboard.press("Space")
    tab_to(page, "guest-1-name")
    page.keyboard.type("Priya Nair")
    page.keyboard.press("Tab")
    page.keyboard.type("SECAS")
    save(page)

    expect(page.get_by_text("Say who stood in for Bo Lind.")).to_be_visible()
    expect(page.get_by_label("Name of the alternate: Bo Lind")).to_be_focused()
    page.keyboard.type("Leo Bap")
    save(page)

    page.wait_for_url("**/meetings/GRID12/")
    attendance = page.get_by_role("region", name="Attendance")
    expect(attendance.get_by_text("Ada Quill (Suppliers, until item 1)")).to_be_visible()
    expect(attendance.get_by_text("Leo Bap (Suppliers, for Bo Lind)")).to_be_visible()
    expect(attendance.get_by_text("Cy Dale")).to_be_visible()
    expect(attendance.get_by_text("Priya Nair (SECAS)")).to_be_visible()
    assert [each for each in watched.complaints if "400" not in each] == []


def test_what_somebody_else_recorded_meanwhile_is_read_first(
    live_server, draft: Minutes, secretary: User, panel_of_three: list[Person], watched: Watched
) -> None:
    page = watched.page
    enter_as(secretary, page, str(live_server.url))
    page.goto(live_server.url + FORM)
    page.get_by_label("Presence: Ada Quill").select_option("present")
    record_attendance(draft.meeting, [Attendee(AttendanceKind.APOLOGIES, "Ann Ost", "Gas")], by=secretary)

    page.get_by_role("button", name="Save the attendance").press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Ann Ost (Gas)")
    expect(page.get_by_label("Presence: Ada Quill")).to_have_value("present")
    expect(page.get_by_label("Presence: Ann Ost")).to_have_value("apologies")
    looked_at(page)
    save(page)
    assert [each.name for each in attendance_of(draft.meeting)] == ["Ada Quill", "Ann Ost"]


def test_without_script_a_row_has_the_fields_that_its_choice_calls_for(
    sign_in: SignIn, secretary: User, panel_of_three: list[Person]
) -> None:
    desk = sign_in(secretary, script=False)
    desk.page.goto(desk.site + FORM)
    part, alternate = desk.page.get_by_label("Presence: Ada Quill"), desk.page.locator("[name$=alternate]").first
    items = desk.page.get_by_label("From item: Ada Quill")

    def fields_with(choice: str) -> tuple[bool, bool]:
        part.select_option(choice)
        return alternate.is_visible(), items.is_visible()

    assert [fields_with(choice) for choice in ("present", "apologies", "alternate", "")] == [
        (False, True),
        (False, False),
        (True, True),
        (False, False),
    ]
