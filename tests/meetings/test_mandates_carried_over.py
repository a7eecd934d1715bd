"""The mandates made from what held before there were any: who comes from an organisation goes on answering for it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython
from django.utils import timezone

from core.audit.trail import AuditEvent, inspect_chain
from meetings.enums import Role
from meetings.models import Mandate, Membership, Organisation, Person
from meetings.people.services.mandates import give_mandate
from tests.conftest import Cast


@pytest.fixture
def step() -> RunPython:
    (operation,) = MigrationLoader(connection).get_migration("meetings", "0022_mandates_carried_over").operations
    assert isinstance(operation, RunPython)
    return operation


def run(code: object) -> None:
    code(apps, connection.SchemaEditorClass(connection, collect_sql=False))  # type: ignore[operator]


def test_everybody_on_a_panel_goes_on_acting_for_where_they_come_from(cast: Cast, step: RunPython) -> None:
    today = timezone.localdate()
    halden, past = Organisation.objects.create(name="Halden"), today - timedelta(days=1)
    Person.objects.filter(account__in=[cast.member, cast.observer, cast.chair]).update(organisation=halden)
    Membership.objects.filter(person__account=cast.chair).update(ends_on=past)
    Membership.objects.filter(person__account=cast.member).update(ends_on=today)
    Membership.objects.create(
        panel=cast.panel, person=cast.member.person, role=Role.OBSERVER, starts_on=today, ends_on=date(2035, 1, 1)
    )

    run(step.code)

    made = Mandate.objects.order_by("person").values_list("person__account", "starts_on", "ends_on", "given_by")
    assert list(made) == [
        (cast.member.pk, date(2020, 1, 1), date(2035, 1, 1), None),
        (cast.observer.pk, date(2020, 1, 1), None, None),
    ]
    events = AuditEvent.objects.filter(verb="meetings.mandate_given")
    assert [event.subject_id for event in events] == [str(mandate.pk) for mandate in Mandate.objects.order_by("pk")]
    assert all('"carried_over":true' in event.facts and event.actor == cast.operator for event in events)
    assert inspect_chain().fault is None


def test_one_goes_back_only_while_no_secretariat_has_given_one(cast: Cast, step: RunPython) -> None:
    run(step.reverse_code)
    give_mandate(cast.panel, cast.member.person, "Halden", starts_on=date(2024, 1, 1), by=cast.secretary)

    with pytest.raises(CommandError, match="1 of the mandates here were given by secretariats"):
        run(step.reverse_code)
