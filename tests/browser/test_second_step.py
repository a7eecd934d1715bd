"""The second step as people meet it: an app's codes, and a passkey of the browser's own (virtual) authenticator."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Page, expect

from core.accounts.models import User
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.browser.keys import follow
from tests.core.accounts.second_steps import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS, PASSWORD = "amelia@example.org", "paper and ink 47"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def amelia() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="Amelia Bright")


def press(page: Page, button: str) -> None:
    follow(page, page.get_by_role("main").get_by_role("button", name=button).click)


def enter_password(page: Page, site: str) -> None:
    page.goto(f"{site}/account/sign-in/")
    page.get_by_label("Email address").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def look_at(watched: Watched) -> None:
    """At both widths, in the light and in the dark."""
    page = watched.page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def localhost(live_server) -> str:
    """A passkey belongs to a name, not to an address of digits."""
    return re.sub(r"//[^:/]+", "//localhost", str(live_server.url))


@pytest.mark.parametrize("watched", [1280], indirect=True)
def test_a_passkey_is_made_and_signs_in_by_itself(live_server, amelia: User, watched: Watched) -> None:
    page, site = watched.page, localhost(live_server)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    enter_password(page, site)
    page.goto(f"{site}/account/second-step/")
    look_at(watched)

    follow(page, page.get_by_role("link", name="Add a passkey").click)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    look_at(watched)
    page.get_by_label("What you call it").fill("My laptop")
    press(page, "Make the passkey")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    look_at(watched)
    follow(page, page.get_by_role("link", name="I have kept them").click)
    expect(page.locator(".row-of-factor")).to_contain_text("My laptop")
    look_at(watched)
    page.goto(f"{site}/account/sessions/")
    expect(page.locator(".row-of-session")).to_contain_text("this device")
    look_at(watched)
    page.goto(f"{site}/account/sign-out/")
    press(page, "Sign out")
    page.goto(f"{site}/account/sign-in/?next=/%3Fpage%3D2")
    look_at(watched)
    press(page, "Use a passkey instead")

    assert page.url == f"{site}/?page=2"
    page.goto(f"{site}/account/sign-out/")
    press(page, "Sign out")
    enter_password(page, site)
    expect(page.get_by_text("Use your passkey. If you cannot, enter one of your recovery codes below.")).to_be_visible()
    look_at(watched)
    press(page, "Use a passkey")
    expect(page.locator(".account-name")).to_have_text("Amelia Bright")
    assert watched.complaints == []


@pytest.mark.parametrize("watched", [1280], indirect=True)
def test_a_code_of_the_app_is_asked_for_after_the_password(live_server, amelia: User, watched: Watched) -> None:
    page, site = watched.page, localhost(live_server)
    secret = "A" * 32
    TOTP.activate(amelia, secret)

    enter_password(page, site)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    look_at(watched)
    page.get_by_label("Code").fill("000000")
    press(page, "Sign in")
    expect(page.get_by_label("Code")).to_have_accessible_description(re.compile("This code is not correct"))
    look_at(watched)
    page.get_by_label("Code").fill(code_of(secret))
    press(page, "Sign in")

    expect(page.locator(".account-name")).to_have_text("Amelia Bright")
    assert watched.complaints == []


@pytest.mark.parametrize("watched", [390], indirect=True)
def test_without_a_passkey_one_is_told_so_and_can_go_another_way(live_server, amelia: User, watched: Watched) -> None:
    page, site = watched.page, localhost(live_server)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | {"isUserVerified": False}})
    page.goto(f"{site}/account/sign-in/")

    page.get_by_role("button", name="Use a passkey instead").click()

    expect(page.get_by_role("alert")).to_have_text("No passkey was used. Try again, or go another way.")
    enter_password(page, site)
    expect(page.locator(".account-name")).to_have_text("Amelia Bright")
