from dataclasses import asdict
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from meetings.access import PanelAccess, access_of, current_memberships
from meetings.models import Membership, Person
from tests.conftest import Cast

ROLES = ("outsider", "observer", "cleared_observer", "member", "chair", "secretary")


@pytest.mark.parametrize("starts_in", [-2, -1, 0, 1])
@pytest.mark.parametrize("ends_in", [None, -1, 0, 1])
def test_access_holds_on_the_days_of_its_membership(cast: Cast, starts_in: int, ends_in: int | None) -> None:
    today = timezone.localdate()
    ends_on = None if ends_in is None else today + timedelta(days=max(starts_in, ends_in))
    Membership.objects.update(starts_on=today + timedelta(days=starts_in), ends_on=ends_on)

    access = access_of(cast.secretary)

    holds = current_memberships(cast.secretary).exists()
    assert holds == (starts_in <= 0 and (ends_on is None or ends_on >= today))
    assert access == (PanelAccess(*[frozenset({cast.panel.pk})] * 4) if holds else PanelAccess())


def test_the_rights_of_an_access_are_all_its_sets_and_not_who_has_them(cast: Cast) -> None:
    access = access_of(cast.chair)

    assert access.rights == tuple(value for name, value in asdict(access).items() if name != "person")
    assert access.person == cast.chair.person.pk


def test_access_tells_the_cast_apart(cast: Cast) -> None:
    here = cast.panel.pk
    standings = {role: access_of(getattr(cast, role)) for role in ROLES}

    assert {
        role: (here in each.panels, here in each.drafts, here in each.keeps, here in each.cleared)
        for role, each in standings.items()
    } == {
        "outsider": (False, False, False, False),
        "observer": (True, False, False, False),
        "cleared_observer": (True, False, False, True),
        "member": (True, False, False, True),
        "chair": (True, True, False, True),
        "secretary": (True, True, True, True),
    }


def test_nobody_has_no_standing_though_some_people_have_no_account(cast: Cast) -> None:
    Person.objects.update(account=None)

    assert access_of(AnonymousUser()) == PanelAccess()


def test_a_standing_takes_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        access_of(cast.secretary)
    with django_assert_num_queries(0):
        access_of(AnonymousUser())
