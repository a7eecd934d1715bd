from dataclasses import asdict
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from meetings.access import PanelAccess, access_of, current_memberships
from meetings.models import Membership, Panel, Person
from tests.conftest import Cast
from tests.meetings.panels.zones import (
    AUCKLAND_AFTER_MIDNIGHT,
    FIRST_OF_DECEMBER,
    LAST_OF_NOVEMBER,
    NEW_YORK_BEFORE_MIDNIGHT,
    at,
    in_zone,
)

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


@pytest.mark.parametrize(
    ("zone", "moment", "starts_on", "ends_on", "holds"),
    [
        ("Pacific/Auckland", AUCKLAND_AFTER_MIDNIGHT, FIRST_OF_DECEMBER, None, True),
        ("Pacific/Auckland", AUCKLAND_AFTER_MIDNIGHT, LAST_OF_NOVEMBER, LAST_OF_NOVEMBER, False),
        ("Europe/London", AUCKLAND_AFTER_MIDNIGHT, FIRST_OF_DECEMBER, None, False),
        ("America/New_York", NEW_YORK_BEFORE_MIDNIGHT, LAST_OF_NOVEMBER, LAST_OF_NOVEMBER, True),
        ("America/New_York", NEW_YORK_BEFORE_MIDNIGHT, FIRST_OF_DECEMBER, None, False),
        ("Europe/London", NEW_YORK_BEFORE_MIDNIGHT, LAST_OF_NOVEMBER, LAST_OF_NOVEMBER, False),
    ],
)
def test_a_term_begins_and_ends_by_the_clock_of_its_panel(
    cast: Cast, zone: str, moment: datetime, starts_on: date, ends_on: date | None, holds: bool
) -> None:
    in_zone(cast.panel, zone)
    Membership.objects.update(starts_on=starts_on, ends_on=ends_on)

    with at(moment):
        found = (
            cast.panel.pk in access_of(cast.member).panels,
            current_memberships(cast.member).exists(),
            cast.panel in Panel.objects.visible_to(cast.member),
        )
        is_not_over = Membership.objects.not_over().filter(person=cast.member.person).exists()

    assert found == (holds,) * 3
    assert is_not_over == (holds or ends_on is None)
