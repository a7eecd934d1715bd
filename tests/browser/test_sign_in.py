"""The pages about accounts as people meet them: in each state, at both widths, by keyboard, and without scripts."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from core.accounts.models import User
from tests.browser.axe import violations
from tests.browser.conftest import Watched
from tests.browser.keys import follow, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS, PASSWORD, NEW_PASSWORD = "amelia@example.org", "paper and ink 47", "a calmer sentence 48"


@pytest.fixture
def amelia() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="Amelia Bright")


@pytest.fixture
def site(live_server, amelia: User) -> str:
    return str(live_server.url)


def enter_as(person: User, page: Page, site: str) -> None:
    """Signed in as if it had happened before: the session's cookie is there."""
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def send(page: Page, button: str) -> None:
    follow(page, page.get_by_role("main").get_by_role("button", name=button).click)


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Email address").fill(ADDRESS)
    page.get_by_label("Password").fill(password)
    send(page, "Sign in")


# What one sees, in each state: how to get there, and the words that say one is there


def blank(address: str) -> Callable[[Page, str, User], None]:
    return lambda page, site, _person: page.goto(site + address)


def signed_in(address: str) -> Callable[[Page, str, User], None]:
    def open_it(page: Page, site: str, person: User) -> None:
        enter_as(person, page, site)
        page.goto(site + address)

    return open_it


def refused(page: Page, site: str, _person: User) -> None:
    page.goto(site + "/account/sign-in/")
    sign_in(page, "wrong")


def left_empty(page: Page, site: str, person: User) -> None:
    signed_in("/account/password/change/")(page, site, person)
    send(page, "Change password")


def without_password(page: Page, site: str, _person: User) -> None:
    signed_in("/account/password/set/")(page, site, User.objects.create_user("newcomer@example.org"))


def by_the_link(page: Page, site: str, _person: User) -> None:
    page.goto(site + "/account/password/reset/")
    page.get_by_label("Email address").fill(ADDRESS)
    send(page, "Send the link")
    page.goto(site + re.search(r"http://[^/]+(\S+)", mail.outbox[0].body)[1])


def just_signed_out(page: Page, site: str, person: User) -> None:
    signed_in("/account/sign-out/")(page, site, person)
    send(page, "Sign out")


def menu_open(page: Page, site: str, person: User) -> None:
    signed_in("/")(page, site, person)
    page.locator("summary").click()


STATES = {
    "sign in": (blank("/account/sign-in/"), "Sign in"),
    "sign in, refused": (refused, "Sign in"),
    "sign out": (signed_in("/account/sign-out/"), "Sign out?"),
    "just signed out": (just_signed_out, "You have signed out."),
    "account closed": (blank("/account/inactive/"), "This account is closed"),
    "sign up": (blank("/account/sign-up/"), "The secretariat creates accounts"),
    "password again": (signed_in("/account/reauthenticate/"), "Confirm your password"),
    "change password": (signed_in("/account/password/change/"), "Change your password"),
    "change password, left empty": (left_empty, "Change your password"),
    "first password": (without_password, "Choose a password"),
    "forgotten": (blank("/account/password/reset/"), "Forgotten your password?"),
    "link sent": (blank("/account/password/reset/sent/"), "Check your email"),
    "link followed": (by_the_link, "Choose a new password"),
    "link spent": (blank("/account/password/reset/1-made-up/"), "This link no longer works"),
    "password reset": (blank("/account/password/reset/done/"), "Your password has been changed"),
    "menu open": (menu_open, "Change password"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("watched", [1280], indirect=True)
def test_every_state_passes_axe_keeps_to_the_page_and_to_this_host_without_complaint(
    site: str, amelia: User, watched: Watched, state: str
) -> None:
    reach, words = STATES[state]

    reach(watched.page, site, amelia)
    watched.page.wait_for_load_state("networkidle")

    expect(
        watched.page.locator("h1, .toast, .menu-entry").filter(has_text=re.compile(f"^{re.escape(words)}$"))
    ).to_be_visible()
    for width in (1280, 390):
        watched.page.set_viewport_size({"width": width, "height": 844})
        assert violations(watched.page) == []
        assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert {urlsplit(url).netloc for url in watched.requests} == {urlsplit(site).netloc}
    assert watched.complaints == []


def test_one_signs_in_and_out_by_keyboard_alone(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(site + "/account/sign-in/?next=/%3Fpage%3D2")

    tab_to(page, "login")
    page.keyboard.type(ADDRESS)
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    follow(page, lambda: page.keyboard.press("Enter"))
    arrived = page.url
    tab_to(page, "Your account: Amelia Bright")
    page.keyboard.press("Enter")
    tab_to(page, "Sign out")
    follow(page, lambda: page.keyboard.press("Enter"))

    assert arrived == site + "/?page=2"
    expect(page.get_by_role("status")).to_have_text("You have signed out.")


def test_after_a_refusal_the_cursor_is_in_the_password_and_the_reason_belongs_to_it(site: str, watched: Watched):
    page = watched.page
    refused(page, site, User())

    password = page.get_by_label("Password")
    expect(password).to_be_focused()
    expect(password).to_have_accessible_description("The email address or the password is incorrect.")
    expect(page.get_by_label("Email address")).to_have_value(ADDRESS)
    assert (
        page.get_by_text("The email address or the password is incorrect.").bounding_box()["y"]
        < (password.bounding_box()["y"])
    )


def test_a_password_can_be_pasted(site: str, watched: Watched) -> None:
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + "/account/sign-in/")
    page.evaluate("words => navigator.clipboard.writeText(words)", PASSWORD)

    page.get_by_label("Password").press("Control+V")

    expect(page.get_by_label("Password")).to_have_value(PASSWORD)


def test_escape_and_a_press_elsewhere_close_the_menu(site: str, amelia: User, watched: Watched) -> None:
    page = watched.page
    menu_open(page, site, amelia)
    entry = page.get_by_role("link", name="Change password")
    expect(entry).to_be_visible()

    entry.focus()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(page.locator("summary")).to_be_focused()
    page.locator("summary").click()
    expect(entry).to_be_visible()
    page.mouse.click(20, 600)

    expect(entry).to_be_hidden()


def test_without_scripts_one_signs_in_opens_the_menu_and_signs_out(site: str, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + "/account/sign-in/")

        sign_in(page)
        page.locator("summary").click()
        follow(page, page.get_by_role("button", name="Sign out").click)

        expect(page.get_by_role("status")).to_have_text("You have signed out.")


def test_htmx_is_there_and_writes_no_style_of_its_own(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(site + "/", wait_until="networkidle")

    told = page.evaluate("[htmx.version[0], htmx.config.includeIndicatorStyles, htmx.config.allowEval]")

    assert told == ["2", False, False]
    assert page.locator("style").count() == 0
    assert watched.complaints == []
