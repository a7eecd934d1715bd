"""An installation of before: its rows are attested once, as they are found, and said to be no more than that."""

import json

import pytest
from django.core.management import call_command

from core.audit.found_rows import FOUND
from core.audit.trail import AuditEvent, ChainHead
from core.audit.verification import Verification
from meetings.models import Membership
from tests.conftest import Cast


@pytest.fixture
def before(cast: Cast) -> None:
    """The cast's memberships are rows that no event attests, as factories write them."""
    ChainHead.objects.update(attests_since=None)


def test_an_upgrade_attests_what_it_finds_and_does_so_once(before: None) -> None:
    assert next(str(fault) for fault in Verification().faults()) == (
        "The trail does not attest any rows yet: run manage.py migrate."
    )

    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)

    event = AuditEvent.objects.get(verb=FOUND)
    facts = json.loads(event.facts)
    assert (facts["count"], event.subject_id, len(facts["rows"])) == (6, "meetings.Membership", 6)
    assert ChainHead.objects.get().attests_since is not None
    verification = Verification()
    assert list(verification.faults()) == []
    assert verification.found.startswith("6 rows were there before the trail attested rows.")


def test_what_is_changed_after_it_was_found_is_named(before: None) -> None:
    call_command("migrate", verbosity=0)

    Membership.objects.filter(person__name="Observer").update(is_cleared=True)

    (fault,) = Verification().faults()
    assert "is cleared is “True” and should be “False” (event" in str(fault)
    assert fault.panel == Membership.objects.get(person__name="Observer").panel_id


def test_a_new_installation_has_nothing_to_find(db: None) -> None:
    call_command("migrate", verbosity=0)

    assert not AuditEvent.objects.exists()
    assert Verification().found == ""
