import threading
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from core.accounts.models import User
from core.audit.chain import ORIGIN, Position
from core.audit.trail import AuditEvent, ChainHead, inspect_chain, open_chain, record

WRITERS = 20


@pytest.fixture
def secretary(db):
    return User.objects.create_user("secretary@example.org")


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_what_and_when(secretary):
    with time_machine.travel(datetime(2017, 8, 11, 9, 30, tzinfo=UTC), tick=False):
        record("accounts.invited", secretary, by=secretary, verb="told", count=2)

    event = AuditEvent.objects.get()
    assert (event.seq, event.at, event.actor) == (1, datetime(2017, 8, 11, 9, 30, tzinfo=UTC), secretary)
    assert (event.verb, event.subject_type, event.subject_id) == (
        "accounts.invited",
        "core.User",
        str(secretary.pk),
    )
    assert event.facts == '{"count":2,"verb":"told"}'
    assert event.previous_hash == ORIGIN.hash


@pytest.mark.django_db
def test_each_event_hangs_on_the_last_and_moves_the_head(secretary):
    first = record("accounts.invited", secretary, by=secretary)
    second = record("accounts.invited", secretary, by=secretary)

    assert (first.seq, second.seq) == (1, 2)
    assert second.previous_hash == first.hash
    assert ChainHead.objects.get().position == Position(2, second.hash)


@pytest.mark.django_db
def test_a_chain_read_back_from_the_database_is_intact(secretary):
    event_at = secretary.joined_at
    for number in range(5):
        record("accounts.invited", secretary, by=secretary, number=number, name="Zoë “Z”", at=event_at)

    assert inspect_chain() == (5, None)


@pytest.mark.django_db
def test_an_event_that_is_written_while_the_chain_is_walked_is_no_fault(secretary):
    record("accounts.invited", secretary, by=secretary)
    statements = []

    def write_after_the_first_statement(execute, sql, *arguments):
        result = execute(sql, *arguments)
        statements.append(sql)
        if len(statements) == 1:
            record("accounts.invited", secretary, by=secretary)
        return result

    with connection.execute_wrapper(write_after_the_first_statement):
        inspection = inspect_chain()

    assert inspection == (1, None)
    assert inspect_chain() == (2, None)


@pytest.mark.django_db
@pytest.mark.parametrize("length", [0, 1, 200])
def test_recording_takes_one_select_one_insert_and_one_update_however_long_the_chain(
    secretary, length, django_assert_num_queries
):
    for _ in range(length):
        record("accounts.invited", secretary, by=secretary)

    with django_assert_num_queries(3):
        record("accounts.invited", secretary, by=secretary)


@pytest.mark.django_db
def test_a_fact_without_a_certain_text_is_refused_and_leaves_no_event(secretary):
    with pytest.raises(TypeError, match="float has no canonical JSON text"):
        record("accounts.invited", secretary, by=secretary, share=0.5)

    assert AuditEvent.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_recording_outside_the_transaction_of_the_change_is_refused():
    secretary = User.objects.create_user("secretary@example.org")

    with pytest.raises(transaction.TransactionManagementError, match="must be recorded inside the atomic block"):
        record("accounts.invited", secretary, by=secretary)

    assert AuditEvent.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_leaves_neither_event_nor_gap():
    secretary = User.objects.create_user("secretary@example.org")

    with transaction.atomic():
        record("accounts.invited", secretary, by=secretary)
        transaction.set_rollback(True)
    with transaction.atomic():
        record("accounts.renamed", secretary, by=secretary)

    assert list(AuditEvent.objects.values_list("seq", "verb")) == [(1, "accounts.renamed")]
    assert inspect_chain() == (1, None)


@pytest.mark.django_db(transaction=True)
def test_twenty_first_writers_at_once_make_one_chain_without_fork_or_gap():
    secretary = User.objects.create_user("secretary@example.org")
    together = threading.Barrier(WRITERS)
    failures = []

    def write(writer):
        try:
            together.wait()
            for turn in range(3):
                with transaction.atomic():
                    record("accounts.invited", secretary, by=secretary, writer=writer, turn=turn)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert list(AuditEvent.objects.values_list("seq", flat=True)) == list(range(1, 3 * WRITERS + 1))
    assert AuditEvent.objects.values("facts").distinct().count() == 3 * WRITERS
    assert AuditEvent.objects.values("previous_hash").distinct().count() == 3 * WRITERS
    assert inspect_chain() == (3 * WRITERS, None)


@pytest.mark.django_db
def test_the_chain_has_one_head_and_no_second():
    with pytest.raises(DatabaseError), transaction.atomic():
        ChainHead.objects.create(id=2)

    assert ChainHead.objects.count() == 1


@pytest.mark.django_db
def test_a_head_that_was_taken_from_a_chain_with_events_is_not_put_back(secretary):
    record("accounts.invited", secretary, by=secretary)
    ChainHead.objects.all().delete()

    open_chain("default")

    assert ChainHead.objects.count() == 0
    with pytest.raises(ChainHead.DoesNotExist):
        record("accounts.invited", secretary, by=secretary)


@pytest.mark.django_db
def test_opening_a_chain_that_is_open_changes_nothing(secretary):
    open_chain("default")

    assert [head.position for head in ChainHead.objects.all()] == [ORIGIN]
