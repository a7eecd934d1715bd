from datetime import timedelta

import pytest
from django.utils import timezone

from core.audit.attestations import Attestations
from core.audit.row_faults import event_named, fault_of
from core.audit.trail import AuditEvent, links_between
from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.services.memberships import appoint_member, cancel_appointment
from tests.conftest import Cast


@pytest.fixture
def appointed(cast: Cast) -> Membership:
    person, to_come = Person.objects.create(name="Zoë"), timezone.localdate() + timedelta(days=30)
    return appoint_member(cast.panel, person, Role.OBSERVER, starts_on=to_come, by=cast.secretary)


def said_of(row: Membership) -> str:
    with Attestations() as attestations:
        for link in links_between(0, AuditEvent.objects.latest("seq").seq):
            attestations.take(link)
        list(attestations.doubtful())
        return str(fault_of(f"meetings.Membership/{row.pk}", attestations) or "")


def test_nothing_is_said_of_a_row_as_it_was_written(appointed: Membership) -> None:
    assert said_of(appointed) == ""


def test_a_row_taken_away_by_us_is_not_missed_and_one_that_is_back_is_named(appointed: Membership, cast: Cast) -> None:
    pk = appointed.pk
    cancel_appointment(appointed, by=cast.secretary)
    appointed.pk = pk
    assert said_of(appointed) == ""

    appointed.save(force_insert=True)

    assert f"meetings.Membership/{pk} (Zoë on GRID) is back: event" in said_of(appointed)


def test_a_row_behind_the_trails_back_is_named_with_whose_facts_it_has(appointed: Membership) -> None:
    original = appointed.pk
    appointed.pk = None
    appointed.save(force_insert=True)

    assert said_of(appointed).endswith(
        f"was added: no event attests it; it says what was attested of meetings.Membership/{original}."
    )


def test_an_event_is_named_by_its_day(appointed: Membership) -> None:
    event = AuditEvent.objects.latest("seq")

    assert event_named(event.seq) == f"event {event.seq} of {event.at:%-d %B %Y}"
    assert event_named(10_000) == "event 10000"
