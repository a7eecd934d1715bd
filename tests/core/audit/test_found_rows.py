"""An installation of before: its rows are attested once, as they are found, and said to be no more than that."""

import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from actions.models import Action
from core.accounts.models import User
from core.audit.attested import attest, attested_kinds
from core.audit.found_rows import FOUND, attest_found_rows
from core.audit.trail import AuditEvent, ChainHead
from core.audit.verification import Verification
from meetings.models import Membership
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, uuid_of, write

LABELS = sorted(kind.edition_label for kind in attested_kinds())


@pytest.fixture
def before(cast: Cast) -> None:
    """The cast are rows that no event attests, as factories write them."""
    ChainHead.objects.update(attests=[])


def test_an_upgrade_attests_what_it_finds_and_does_so_once(before: None) -> None:
    assert next(str(fault) for fault in Verification().faults()).startswith(
        "The trail does not attest rows of these kinds yet: account, "
    )

    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)

    told = {event.subject_id: json.loads(event.facts) for event in AuditEvent.objects.filter(verb=FOUND)}
    counts = {kind: (facts["count"], len(facts["rows"])) for kind, facts in told.items()}
    assert counts == {"core.User": (7, 7), "meetings.Person": (6, 6), "meetings.Membership": (6, 6)}
    assert ChainHead.objects.get().attests == LABELS
    verification = Verification()
    assert list(verification.faults()) == []
    assert verification.found.startswith("19 rows were there before the trail attested rows of their kind.")


def test_an_upgrade_that_adds_a_kind_attests_what_it_finds_of_that_alone(before: None) -> None:
    ChainHead.objects.update(attests=[label for label in LABELS if label != "meetings.Membership"])
    User.objects.all().update(name="Mallory")  # which a trail that attests accounts does not take for found

    call_command("migrate", verbosity=0)

    (event,) = AuditEvent.objects.filter(verb=FOUND)
    assert event.subject_id == "meetings.Membership"
    assert not [str(fault) for fault in Verification().faults() if "membership" in str(fault)]


def test_a_row_of_which_a_release_attests_more_is_held_to_what_was_attested_of_it(cast: Cast, minutes: Minutes) -> None:
    attest_found_rows(by=cast.operator)
    kind = next(kind for kind in attested_kinds() if kind.model is Action)
    before = replace(kind, fields=kind.fields_before, edition=1, fields_before=())
    attest(before)
    try:
        write(minutes, 1, action("a", "Member to write.") + action("b", "Chair to write."))
    finally:
        attest(kind)
    ChainHead.objects.update(attests=sorted({*LABELS, "actions.Action"} - {"actions.Action/2"}))
    Action.objects.filter(pk=uuid_of("b")).update(state="closed")

    call_command("migrate", verbosity=0)

    event = AuditEvent.objects.get(verb=FOUND, subject_id="actions.Action/2")
    assert json.loads(event.facts)["count"] == 2
    said = [str(fault) for fault in Verification().faults()]
    assert len(said) == 1
    assert said[0].startswith(
        f"The action actions.Action/{uuid_of('b')} (of item 1 of GRID12) was changed between event"
    )


def test_rows_cannot_be_found_twice_to_hide_what_was_done_between(before: None) -> None:
    call_command("migrate", verbosity=0)
    Membership.objects.filter(person__name="Observer").update(is_cleared=True)
    ChainHead.objects.update(attests=[])
    call_command("migrate", verbosity=0)

    said = [str(fault) for fault in Verification().faults()]

    assert [sentence for sentence in said if "attests rows as found, which is done once for each kind" in sentence]
    (membership,) = (sentence for sentence in said if "membership" in sentence)
    assert "was changed between event" in membership


def test_what_is_changed_after_it_was_found_is_named(before: None) -> None:
    call_command("migrate", verbosity=0)

    Membership.objects.filter(person__name="Observer").update(is_cleared=True)

    (fault,) = Verification().faults()
    assert "cleared is “yes” and should be “no” (event" in str(fault)
    assert fault.panel == Membership.objects.get(person__name="Observer").panel_id


def test_a_new_installation_has_nothing_to_find(db: None) -> None:
    call_command("migrate", verbosity=0)

    assert not AuditEvent.objects.exists()
    assert Verification().found == ""
