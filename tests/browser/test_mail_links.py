"""Every link of every mail, followed as a scanner does that runs scripts: nothing changes until somebody presses."""

import re
from collections.abc import Iterator

import pytest
from django.core.mail import EmailMessage
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext
from pytest_django.fixtures import Settings

from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast
from tests.every_mail import rows, send_every_mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def links_of(messages: list[EmailMessage], site: str) -> Iterator[tuple[str, str]]:
    """Whom a link was sent to, and the link: the first of those that lead to one page and ask the same of it. That
    none of all the others changes anything is seen without a browser."""
    seen = set()
    for message in messages:
        for link in re.findall(rf"{site}(/[^\s,]*)", message.body):
            path, _, query = link.partition("?")
            if (kind := (resolve(path).view_name, query)) not in seen:
                seen.add(kind)
                yield message.to[0], link


def follow(context: BrowserContext, site: str, link: str) -> tuple[str, set[str]]:
    """The methods by which the page and its scripts asked for anything."""
    page, methods = context.new_page(), set()
    page.on("request", lambda asked: methods.add(asked.method))
    page.goto(f"{site}{link}", wait_until="networkidle")
    context.request.head(f"{site}{link}")
    page.close()
    return link, methods


def test_following_every_link_of_every_mail_with_scripts_changes_no_row(
    live_server, chromium: Browser, cast: Cast, settings: Settings, request: pytest.FixtureRequest
) -> None:
    site = settings.SITE_URL = str(live_server.url)
    links = list(links_of(send_every_mail(cast, site), site))
    request.getfixturevalue("queue")  # mails have left; what a page asks the worker for is not made here
    signed_in = {cast.member.email: cast.member, cast.secretary.email: cast.secretary}
    contexts = {email: chromium.new_context() for email in {to for to, _ in links}}
    for email, context in contexts.items():
        if email in signed_in:
            enter_as(signed_in[email], context.new_page(), site)
    before = rows()

    followed = [follow(contexts[to], site, link) for to, link in links]
    after = rows()
    for context in contexts.values():
        context.close()

    assert {name: kept for name, kept in after.items() if kept != before[name]} == {}
    assert {(link, *methods) for link, methods in followed} == {(link, "GET") for _, link in links}
    assert len(followed) == 16
