"""The mark of a form says whose it is, and nobody else can make it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from core.accounts.models import User
from core.unsent.whose import FIELD, filled_in_by, mark_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def amelia() -> User:
    return User.objects.create_user("amelia@example.org", "paper and ink 47")


def mark_of(person: User | AnonymousUser) -> str:
    request = RequestFactory().get("/")
    request.user = person
    return mark_for(request)


def owner(mark: str) -> User | None:
    return filled_in_by(RequestFactory().post("/", {FIELD: mark}))


def test_a_form_is_of_whoever_was_signed_in(amelia: User) -> None:
    assert owner(mark_of(amelia)) == amelia
    assert mark_of(AnonymousUser()) == ""


@pytest.mark.parametrize("change", ["", "x", "{0}x", "1{0}", "{0}:{0}", "\x00"])
def test_what_is_not_our_mark_is_nobodys(amelia: User, change: str) -> None:
    assert owner(change.format(mark_of(amelia))) is None


def test_a_closed_account_gets_nothing_kept(amelia: User) -> None:
    mark = mark_of(amelia)
    User.objects.update(is_active=False)

    assert owner(mark) is None
