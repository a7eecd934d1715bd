"""A page that stays open while its session ends: one signs in beside it, and what was typed is sent as it stands."""

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from minutes.models import Minutes
from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "paper and ink 47"


def test_what_htmx_sends_waits_for_its_owner_and_for_nobody_else(
    sign_in: SignIn, secretary: User, draft: Minutes
) -> None:
    for person in (secretary, User.objects.create_user("other@example.org", PASSWORD)):
        person.set_password(PASSWORD)
        person.save()
    desk = sign_in(secretary)
    page = desk.page
    page.goto(f"{desk.site}/drafting/GRID12/agenda/")
    page.get_by_label("Title").last.fill("Risks & chances")
    AccountSession.objects.all().delete()
    page.get_by_role("button", name="Add the item").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("You have been signed out. Nothing you typed is lost")
    assert violations(page) == []

    def enter(address: str, password: str) -> None:
        dialog.get_by_label("Email address").fill(address)
        dialog.get_by_label("Password").fill(password)
        dialog.get_by_role("button", name="Sign in").click()

    enter(secretary.email, "wrong")
    expect(dialog).to_contain_text("The email address or the password is incorrect.")
    enter("other@example.org", PASSWORD)
    expect(dialog).to_contain_text("Somebody else is signed in here now.")
    assert page.get_by_label("Title").last.input_value() == "Risks & chances"
    desk.context.clear_cookies()
    enter(secretary.email, PASSWORD)

    expect(dialog).to_have_count(0)
    expect(page.locator(".agenda-change-lines")).to_contain_text("Risks & chances")
    assert list(draft.meeting.items.values_list("title", flat=True))[-1] == "Risks & chances"
