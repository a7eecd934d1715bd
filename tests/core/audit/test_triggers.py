import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from core.accounts.models import User
from core.audit.trail import AuditEvent, record
from core.audit.triggers import declared_triggers, install_triggers, missing_triggers
from tests.fixtures_triggers import triggers_lifted


@pytest.fixture
def event(db):
    secretary = User.objects.create_user("secretary@example.org")
    return record("accounts.invited", secretary, by=secretary)


def names():
    return [trigger.name for trigger in declared_triggers(connection)]


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def refused(statement):
    with pytest.raises(IntegrityError, match="core_auditevent is written once"), transaction.atomic():
        statement()


def test_a_saved_event_cannot_be_saved_again(event):
    event.verb = "accounts.renamed"

    refused(event.save)

    assert AuditEvent.objects.get().verb == "accounts.invited"


def test_events_cannot_be_updated_by_a_query(event):
    refused(lambda: AuditEvent.objects.update(verb="accounts.renamed"))

    assert AuditEvent.objects.get().verb == "accounts.invited"


def test_events_cannot_be_overwritten_by_an_upsert(event):
    event.verb = "accounts.renamed"

    refused(
        lambda: AuditEvent.objects.bulk_create(
            [event], update_conflicts=True, unique_fields=["seq"], update_fields=["verb"]
        )
    )

    assert AuditEvent.objects.get().verb == "accounts.invited"


def test_an_event_cannot_be_deleted(event):
    refused(event.delete)

    assert AuditEvent.objects.count() == 1


def test_the_table_cannot_be_emptied_by_raw_sql(event):
    refused(lambda: execute("DELETE FROM core_auditevent"))

    assert AuditEvent.objects.count() == 1


def test_the_table_cannot_be_truncated(event):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE: its DELETE passes the row trigger")
    connection.check_constraints()

    refused(lambda: execute("TRUNCATE core_auditevent"))

    assert AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_a_migrated_database_has_every_trigger_that_was_declared():
    assert missing_triggers() == []


@pytest.mark.django_db
def test_each_trigger_that_is_dropped_is_reported_missing_and_put_back():
    for trigger in declared_triggers(connection):
        execute(trigger.drop)

        assert missing_triggers() == [trigger.name]

        install_triggers(connection)

        assert missing_triggers() == []


@pytest.mark.django_db
def test_a_trigger_that_stands_but_does_nothing_is_reported_missing_and_mended():
    trigger = next(declared_triggers(connection))
    if connection.vendor == "postgresql":
        execute(f'ALTER TABLE "{trigger.table}" DISABLE TRIGGER "{trigger.name}"')
    else:
        execute(trigger.drop)
        execute(f'CREATE TRIGGER "{trigger.name}" BEFORE UPDATE ON "{trigger.table}" BEGIN SELECT 1; END')

    assert missing_triggers() == [trigger.name]

    install_triggers(connection)

    assert missing_triggers() == []


@pytest.mark.django_db
def test_installing_twice_writes_nothing_the_second_time(django_assert_num_queries):
    with django_assert_num_queries(2):
        install_triggers(connection)


@pytest.mark.django_db(transaction=True)
def test_migrating_puts_the_triggers_back():
    for trigger in declared_triggers(connection):
        execute(trigger.drop)
    without = missing_triggers()

    call_command("migrate", verbosity=0)

    assert without == names()
    assert missing_triggers() == []


def test_lifted_for_a_block_the_triggers_are_back_after_it(event):
    with triggers_lifted():
        lifted = missing_triggers()
        AuditEvent.objects.update(verb="accounts.renamed")

    assert lifted == names()
    assert missing_triggers() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_flush_between_transactional_tests_leaves_an_open_chain_under_guard(turn):
    secretary = User.objects.create_user("secretary@example.org")

    with transaction.atomic():
        event = record("accounts.invited", secretary, by=secretary)

    assert event.seq == 1
    assert missing_triggers() == []
