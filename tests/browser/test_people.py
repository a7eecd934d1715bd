"""A panel's people by keyboard, at both widths: seats added, somebody appointed and invited, a list taken."""

from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import expect

from core.accounts.models import User
from meetings.models import Membership, Person
from minutes.models import Minutes
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, press, tab_to
from tests.browser.test_sign_in import enter_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = """Name,E-mail,Organisation,Seat
Bo Reed,bo@example.org,Reed & Sons,Suppliers
Cy Dale,nothing,,
Ada Quill,,Quill,
"""


def test_from_no_seats_to_members_by_keyboard(
    live_server, draft: Minutes, secretary: User, watched: Watched, tmp_path: Path
) -> None:
    page, panel = watched.page, draft.meeting.panel
    Person.objects.create(name="Ada Quill")
    enter_as(secretary, page, str(live_server.url))
    page.goto(f"{live_server.url}/panels/GRID/people/")
    looked_at(page)

    press(page, "Add seats")
    tab_to(page, "category")
    page.keyboard.type("Suppliers")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    press(page, "Add the seats")
    expect(page.get_by_role("status")).to_have_text("Suppliers 1 to 2 are added.")

    press(page, "Appoint to Suppliers 1")
    page.keyboard.type("quill")
    follow(page, lambda: page.keyboard.press("Enter"))
    looked_at(page)
    press(page, "Appoint Ada Quill")
    expect(page.get_by_label("Seat (optional)")).to_contain_text("Suppliers 1: vacant")
    tab_to(page, "starts_on")
    page.get_by_label("May read what is confidential").focus()  # past the parts of two days, each a stop of Tab
    press(page, "Appoint")
    expect(page.get_by_role("heading", name="Ada Quill")).to_be_visible()
    assert Membership.objects.get(person__name="Ada Quill").seat == panel.seats.get(number=1)

    press(page, "Invite by email")
    tab_to(page, "email")
    page.keyboard.type("secretary@example.org")
    follow(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text("There is already an account with the address secretary@example.org.")).to_be_visible()
    expect(page.get_by_label("Email address")).to_be_focused()
    looked_at(page)
    page.get_by_label("Email address").fill("ada@example.org")
    follow(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text("Has not signed in yet.")).to_be_visible()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]

    file = tmp_path / "members.csv"
    file.write_text(LIST, encoding="utf-8")
    page.goto(f"{live_server.url}/panels/GRID/people/import/")
    looked_at(page)
    page.get_by_label("List of members").set_input_files(file)
    press(page, "Read the list")
    expect(page.get_by_text("“nothing” is not an email address.")).to_be_visible()
    expect(page.get_by_text("Is this the Ada Quill who is known already?")).to_be_visible()
    page.get_by_label("Line 4, Ada Quill").focus()
    page.keyboard.type("Yes")
    page.get_by_label("Invite 1 by email").check()
    press(page, "Import 1 line")
    expect(page.get_by_role("status")).to_contain_text("2 lines can be imported, not 1.")
    expect(page.get_by_label("Invite 1 by email")).to_be_checked()
    page.get_by_label("Invite 1 by email").uncheck()
    press(page, "Save these answers")
    expect(page.get_by_label("Invite 1 by email")).not_to_be_checked()
    press(page, "Import 2 lines")
    expect(page.get_by_role("status")).to_contain_text("1 appointed, 1 changed.")
    assert Membership.objects.get(person__name="Bo Reed").seat == panel.seats.get(number=2)
    assert [complaint for complaint in watched.complaints if "400" not in complaint] == []
