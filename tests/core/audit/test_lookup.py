"""What one row says is held against the last event about it."""

import pytest

from core.audit.found_rows import attest_found_rows
from core.audit.lookup import is_as_attested
from core.audit.trail import AuditEvent, ChainHead
from meetings.models import Membership, Panel
from meetings.people.services.memberships import set_clearance
from tests.conftest import Cast
from tests.fixtures_triggers import triggers_lifted


@pytest.fixture
def membership(cast: Cast) -> Membership:
    return Membership.objects.get(person__account=cast.observer)


def test_a_row_that_no_event_attests_is_not_as_attested(membership: Membership) -> None:
    assert not is_as_attested(membership, membership)


def test_a_row_found_at_the_upgrade_and_one_written_since_are_as_attested(cast: Cast, membership: Membership) -> None:
    attest_found_rows(by=cast.operator)
    assert is_as_attested(membership, membership)

    set_clearance(membership, is_cleared=True, by=cast.secretary)

    assert is_as_attested(membership, membership)
    membership.is_cleared = False
    assert not is_as_attested(membership, membership)


def test_an_event_that_was_changed_attests_nothing(cast: Cast, membership: Membership) -> None:
    set_clearance(membership, is_cleared=True, by=cast.secretary)
    event = AuditEvent.objects.latest("seq")
    with triggers_lifted():
        AuditEvent.objects.filter(pk=event.pk).update(facts=event.facts.replace("member", "chair", 1) + " ")

    assert not is_as_attested(membership, membership)


def test_a_row_of_no_kind_is_refused(cast: Cast) -> None:
    with pytest.raises(KeyError):
        is_as_attested(Panel(pk=1), ChainHead())
