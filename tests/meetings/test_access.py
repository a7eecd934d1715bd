from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from meetings.access import Standing, reading_rights_of, standing_of
from meetings.models import Membership, Person
from tests.conftest import Cast

ROLES = ("outsider", "observer", "cleared_observer", "member", "chair", "secretary")


@pytest.mark.parametrize("starts_in", [-2, -1, 0, 1])
@pytest.mark.parametrize("ends_in", [None, -1, 0, 1])
def test_reading_rights_are_those_of_the_standing_on_every_day(cast: Cast, starts_in: int, ends_in: int | None) -> None:
    today = timezone.localdate()
    ends_on = None if ends_in is None else today + timedelta(days=max(starts_in, ends_in))
    Membership.objects.update(starts_on=today + timedelta(days=starts_in), ends_on=ends_on)

    standings = [standing_of(getattr(cast, role)) for role in ROLES]
    rights = [reading_rights_of(getattr(cast, role)) for role in ROLES]

    assert [(each.drafts, each.cleared) for each in rights] == [(each.drafts, each.cleared) for each in standings]


def test_reading_rights_tell_the_cast_apart(cast: Cast) -> None:
    here = cast.panel.pk
    rights = {role: reading_rights_of(getattr(cast, role)) for role in ROLES}

    assert {role: (here in each.drafts, here in each.cleared) for role, each in rights.items()} == {
        "outsider": (False, False),
        "observer": (False, False),
        "cleared_observer": (False, True),
        "member": (False, True),
        "chair": (True, True),
        "secretary": (True, True),
    }


def test_nobody_has_no_rights_though_some_people_have_no_account(cast: Cast) -> None:
    Person.objects.update(account=None)

    assert reading_rights_of(AnonymousUser()) == Standing()


def test_reading_rights_take_one_query(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        reading_rights_of(cast.secretary)
