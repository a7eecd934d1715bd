"""The demo's panel by itself: its seats and who holds them, who may see what, and its letterhead."""

from collections import Counter
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone

from core.accounts.models import User
from meetings.access import access_of
from meetings.models import Letterhead, Membership, Panel, Person, Seat
from meetings.panels.services import create_panel
from smartgov.demo import FOLDER, panel, people
from tests.conftest import Ground

pytestmark = pytest.mark.usefixtures("_laid", "db")

PASSWORD = "one-password-for-all"


@pytest.fixture(scope="module")
def _laid(ground: Ground) -> None:
    by = User.objects.operator()
    secp = create_panel("SECP", name="SEC Panel", by=by)
    cast = panel.add_people(panel.create_accounts(PASSWORD, by=by), by=by)
    panel.appoint_attending(secp, cast, by=by)
    panel.appoint_sitting(secp, cast, panel.add_seats_of_each_category(secp, by=by), by=by)
    panel.give_letterhead(secp, by=by)


def test_each_seat_was_held_then_and_one_is_vacant() -> None:
    def held(day: date) -> set[int]:
        on_the_day = Membership.objects.filter(starts_on__lte=day).exclude(ends_on__lt=day)
        return set(on_the_day.exclude(seat=None).values_list("seat", flat=True))

    vacant = Seat.objects.exclude(pk__in=held(timezone.localdate()))

    assert Counter(Seat.objects.values_list("category", flat=True)) == {
        "Independent Chair": 1,
        "Large Suppliers": 2,
        "Small Suppliers": 2,
        "Electricity Networks": 1,
        "Gas Networks": 1,
        "Other SEC Parties": 2,
        "DCC": 1,
        "Consumers": 2,
    }
    assert (len(held(date(2017, 8, 11))), list(map(str, vacant))) == (12, ["Consumers 2"])


@pytest.mark.parametrize(
    ("email", "belongs", "drafts", "is_cleared"),
    [
        ("anna@example.org", True, True, True),
        ("ruth@example.org", True, True, True),
        ("tomos@example.org", True, False, True),
        ("naomi@example.org", True, False, False),
        ("priya@example.org", True, False, True),
        ("daniel@example.org", True, False, True),
        ("mei@example.org", True, False, False),
        ("felix@example.org", False, False, False),
    ],
)
def test_each_account_sees_what_the_demo_says(email: str, belongs: bool, drafts: bool, is_cleared: bool) -> None:
    account = authenticate(email=email, password=PASSWORD)

    access = access_of(account)
    assert (bool(access.panels), bool(access.drafts), bool(access.cleared)) == (belongs, drafts, is_cleared)
    assert account.person.name == account.name


def test_the_letterheads_logo_says_what_it_shows() -> None:
    letterhead = Letterhead.objects.get(panel=Panel.objects.get())

    assert bytes(letterhead.logo) == (FOLDER / "logo.png").read_bytes()
    assert "Smart Energy Code Panel" in letterhead.address_line
    assert letterhead.logo_alt == "The dial of a meter"


def test_everybody_of_it_has_an_organisation_or_a_seat() -> None:
    without = Person.objects.filter(organisation=None)

    assert without.count() == len({sitting.name for sitting in people.SITTING})
    assert not without.exclude(memberships__seat__isnull=False).exists()
    assert set(Membership.objects.filter(seat=None).values_list("person__name", "role", "is_cleared")) == {
        (attending.name, attending.role, attending.is_cleared) for attending in people.ATTENDING
    }
