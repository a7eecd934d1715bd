"""A page that stays open while its session ends: one signs in beside it, and what was typed is sent as it stands."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import expect

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from minutes.models import Minutes
from tests.browser.axe import violations
from tests.browser.conftest import SignIn
from tests.browser.drafting import SAVED, Desk, kept
from tests.core.accounts.second_steps import code_of

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


def test_the_second_step_is_taken_beside_the_text_too(desk: Desk, secretary: User) -> None:
    secret = "A" * 32
    secretary.set_password(PASSWORD)
    secretary.save()
    TOTP.activate(secretary, secret)
    AccountSession.objects.all().delete()
    desk.type("Typed after the session had ended.")
    dialog = desk.page.get_by_role("dialog")
    password, code = dialog.get_by_label("Password"), dialog.get_by_label("Code")

    def enter_password() -> None:
        expect(password).to_be_focused()
        desk.type(PASSWORD)
        desk.press("Enter")
        expect(code).to_be_focused()

    def enter_code(digits: str) -> None:
        desk.type(digits)
        desk.press("Enter")

    enter_password()
    assert violations(desk.page) == []
    expect(password).to_be_hidden()
    assert dialog.get_by_role("link").get_attribute("href").endswith("/account/second-step/sign-in/")
    enter_code("000000")
    expect(dialog.get_by_role("alert")).to_contain_text("This code is not correct")
    expect(code).to_be_focused()
    AccountSession.objects.all().delete()
    enter_code(code_of(secret))
    expect(dialog.get_by_role("alert")).to_have_text("That took too long. Enter your password again.")
    enter_password()
    enter_code(code_of(secret))
    expect(dialog).to_have_count(0)
    desk.page.wait_for_selector(SAVED)

    assert "Typed after the session had ended." in kept()
    assert desk.has_focus()
