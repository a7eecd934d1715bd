from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.accounts import User
from meetings.access import Standing, is_cleared, panels_drafted_by, standing_of
from meetings.models import Membership, Panel
from tests.conftest import Cast

ROLES = ("outsider", "observer", "cleared_observer", "member", "chair", "secretary")


def said_elsewhere(user: User, panel: Panel) -> Standing:
    return Standing(panels_drafted_by(user).filter(pk=panel.pk).exists(), is_cleared.test(user, panel))


@pytest.mark.parametrize("starts_in", [-2, -1, 0, 1])
@pytest.mark.parametrize("ends_in", [None, -1, 0, 1])
@pytest.mark.parametrize("role", ROLES)
def test_a_standing_says_what_the_predicates_say_on_every_day(
    cast: Cast, role: str, starts_in: int, ends_in: int | None
) -> None:
    today = timezone.localdate()
    ends_on = None if ends_in is None else today + timedelta(days=max(starts_in, ends_in))
    Membership.objects.update(starts_on=today + timedelta(days=starts_in), ends_on=ends_on)

    standing = standing_of(getattr(cast, role), cast.panel.pk)

    assert standing == said_elsewhere(getattr(cast, role), cast.panel)


def test_standings_tell_the_cast_apart(cast: Cast) -> None:
    standings = {role: standing_of(getattr(cast, role), cast.panel.pk) for role in ROLES}

    assert standings == {
        "outsider": (False, False),
        "observer": (False, False),
        "cleared_observer": (False, True),
        "member": (False, True),
        "chair": (True, True),
        "secretary": (True, True),
    }


def test_nobody_in_particular_has_no_standing_though_some_people_have_no_account(cast: Cast) -> None:
    cast.panel.memberships.first().person.__class__.objects.update(account=None)

    assert standing_of(AnonymousUser(), cast.panel.pk) == (False, False)


def test_the_operator_has_the_whole_house(cast: Cast) -> None:
    assert standing_of(cast.operator, cast.panel.pk) == (True, True)


def test_a_standing_takes_one_query(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        standing_of(cast.secretary, cast.panel.pk)

    assert len(queries) == 1
