"""Rows of decisions and actions as the tests of a save look at them."""

from core.accounts.models import User
from minutes.models import Minutes
from tests.factories import uuid_of

AGREED = (
    f'<p data-block="{uuid_of("p")}"><span data-decision="{uuid_of("d")}" data-outcome="AGREED">'
    "The Panel AGREED it.</span></p>"
)


def minutes_keeper(minutes: Minutes) -> User:
    return User.objects.get(email="secretary@example.org")
