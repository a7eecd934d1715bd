from datetime import timedelta

import pytest
from django.utils import timezone

from core.audit import checks
from core.audit.checks import TrailCheck, ask_for_check, forget_old_checks
from core.audit.found_rows import attest_found_rows
from meetings.models import Membership
from tests.conftest import Cast


def test_a_check_keeps_what_it_found_for_those_whose_panel_it_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    attest_found_rows(by=cast.operator)
    Membership.objects.update(is_cleared=False)
    monkeypatch.setattr(checks, "FAULTS_KEPT", 3)

    check = ask_for_check(by=cast.secretary)

    check.refresh_from_db()
    assert check.finished_at is not None
    assert (check.events > 0, check.rows, check.fault_count, len(check.faults)) == (True, 19, 5, 3)
    assert len(check.faults_for({cast.panel.pk})) == 3
    assert check.faults_for(set()) == []
    assert "19 rows were there before" in check.found


def test_one_check_is_enough_at_a_time_and_an_abandoned_one_holds_up_nobody(cast: Cast, queue: None) -> None:
    first = ask_for_check(by=cast.secretary)
    assert ask_for_check(by=cast.chair) == first

    TrailCheck.objects.update(asked_at=timezone.now() - timedelta(hours=7))

    assert ask_for_check(by=cast.chair) != first


def test_checks_of_long_ago_are_forgotten(cast: Cast) -> None:
    now = timezone.now()
    for days in (1, 399, 401):
        TrailCheck.objects.create(asked_at=now - timedelta(days=days), by=cast.operator)

    assert forget_old_checks() == 1
