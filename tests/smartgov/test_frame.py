"""The main navigation, as each reader has it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from core.accounts.models import User
from smartgov.frame import frame


def nav(path: str, user: User | AnonymousUser) -> dict[str, bool]:
    request = RequestFactory().get(path)
    request.user = user
    return {item.label: item.is_current for item in frame(request)["nav"]}  # type: ignore[attr-defined]


def test_meetings_are_for_people_who_are_signed_in() -> None:
    assert list(nav("/", AnonymousUser())) == ["Home", "Decisions", "Actions"]
    assert list(nav("/", User())) == ["Home", "Meetings", "Decisions", "Actions"]


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/", "Home"),
        ("/minutes/SECP47/", "Meetings"),
        ("/panels/SECP/", "Meetings"),
        ("/decisions/3/", "Decisions"),
        ("/actions/", "Actions"),
        ("/go/", None),
    ],
)
def test_the_section_of_a_page_is_marked(path: str, section: str | None) -> None:
    marked = [label for label, is_current in nav(path, User()).items() if is_current]

    assert marked == ([section] if section else [])
